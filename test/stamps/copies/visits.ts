import {
  type CopyEvidence,
  NO_EVIDENCE,
  type ObservedCheck,
  QUARTER_MS,
  withCheck,
} from '../../../stamps/copies/index.ts';

/** Monday, 2 November 2026, 09:00 in Vietnam. */
export const START_MS = Date.parse('2026-11-02T02:00:00Z');

export const DAY_MS = 4 * QUARTER_MS;

/** A check by somebody new, `days` days after the start. */
export function checkAfter(days: number, told: Partial<ObservedCheck> = {}): ObservedCheck {
  return {
    timeMs: START_MS + days * DAY_MS,
    seenBefore: 'no',
    isKnownToday: false,
    provinceCode: null,
    stage: 'market',
    ...told,
  };
}

/** The evidence of these checks. */
export function evidenceOf(checks: readonly ObservedCheck[]): CopyEvidence {
  return checks.reduce(withCheck, NO_EVIDENCE);
}

/** One new visitor on each of these days. */
export function newVisitorOn(days: readonly number[], told: Partial<ObservedCheck> = {}): ObservedCheck[] {
  return days.map((day) => checkAfter(day, told));
}

/** Visitors who come within hours, as after a post: the most at once, then ever fewer. */
export function burstOf(visitors: number, fromDay: number): ObservedCheck[] {
  return Array.from({ length: visitors }, (_, place) =>
    checkAfter(fromDay - (Math.log(1 - (place + 0.5) / visitors) * 18) / 24),
  );
}
