/** What a report may be about. */
export const REPORT_KINDS = [
  'copied',
  'other-goods',
  'expired-goods',
  'damaged-or-reused-stamp',
  'other',
] as const;

/** What a report is about. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What closing a case means for the stamp: cleared, confirmed, or left as it was. */
export type CauseClass = 'false-alarm' | 'confirmed' | 'unresolved';

/** What was behind a suspicion, by its name, and what that means. */
export const ROOT_CAUSES = {
  'on-display': 'false-alarm',
  'shared-online': 'false-alarm',
  'checked-by-staff': 'false-alarm',
  robot: 'false-alarm',
  'resold-or-gift': 'false-alarm',
  'reporter-mistaken': 'false-alarm',
  'copied-label': 'confirmed',
  'copied-sheet': 'confirmed',
  'stolen-stock': 'confirmed',
  'other-goods': 'confirmed',
  'expired-goods': 'confirmed',
  'not-found': 'unresolved',
} as const satisfies Readonly<Record<string, CauseClass>>;

/** What was behind a suspicion. */
export type RootCause = keyof typeof ROOT_CAUSES;

/** How pressing a case is, the most pressing first: a case stores its place in this list. */
export const CASE_SEVERITIES = ['high', 'medium', 'low'] as const;

/** How pressing a case is. */
export type CaseSeverity = (typeof CASE_SEVERITIES)[number];

/** What a case's severity follows from. */
export interface SeverityFacts {
  /** The stamp's points as a copied one, relative to where suspicion begins: from 1 on it is suspected. */
  readonly suspicion: number;
  /** People who reported it, as far as they can be told apart. */
  readonly reporters: number;
  /** The verdict over the stamp when it was last heard of; null of a serial that was never issued. */
  readonly verdict: string | null;
}

/** Stamps that should not be on goods: stock that nobody activated, and what was voided as damaged, lost or stolen. */
const OFF_THE_MARKET = new Set(['not-activated', 'expired-unused', 'withdrawn']);

/** How pressing a case is: points of suspicion, of people and of the stamp's state, added up. */
export function caseSeverity({ suspicion, reporters, verdict }: SeverityFacts): CaseSeverity {
  const bySuspicion = suspicion >= 2 ? 2 : suspicion >= 1 ? 1 : 0;
  const byPeople = reporters >= 3 ? 2 : reporters >= 1 ? 1 : 0;
  const byState = verdict !== null && OFF_THE_MARKET.has(verdict) ? 1 : 0;
  const sum = bySuspicion + byPeople + byState;
  return sum >= 3 ? 'high' : sum === 2 ? 'medium' : 'low';
}

/** Days for which a stamp that was cleared is not suspected again by how it is checked, unless somebody reports it. */
export const QUIET_DAYS = 30;

/** Days in which the closing of a case can be taken back. */
export const REOPENING_DAYS = 10;
