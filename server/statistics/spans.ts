import { addDays, type CivilDay, parseCivilDay } from '../../stamps/civil-day.ts';
import { problem } from '../http/problems.ts';

/** How days are put together. */
export const STEPS = ['day', 'week', 'month'] as const;

/** One of {@link STEPS}. */
export type Step = (typeof STEPS)[number];

/** Days that one answer covers at most: ten years. */
export const SPAN_DAYS_LIMIT = 3_660;

/** Days covered unless a query says otherwise. */
const DEFAULT_DAYS = 30;

/** From the first to the last day, both inclusive. */
export interface Span {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/**
 * The days that a query asks for: the last thirty unless it says otherwise.
 * @throws date-invalid, span-invalid
 */
export function spanOf(query: { readonly from?: string; readonly to?: string }, today: CivilDay): Span {
  const to = query.to === undefined ? today : readDay(query.to, 'to');
  const from = query.from === undefined ? addDays(to, 1 - DEFAULT_DAYS) : readDay(query.from, 'from');
  if (from > to || addDays(from, SPAN_DAYS_LIMIT) <= to)
    throw problem('span-invalid', { field: 'from', params: { limit: SPAN_DAYS_LIMIT } });
  return { from, to };
}

/** The first days of every step that a span touches, in order; the first begins with the span itself. */
export function stepsOf({ from, to }: Span, step: Step): readonly CivilDay[] {
  const starts: CivilDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (day === from || stepStart(day, step) === day) starts.push(day);
  }
  return starts;
}

/** The first day of the step that a day lies in; weeks begin on Monday. */
export function stepStart(day: CivilDay, step: Step): CivilDay {
  if (step === 'day') return day;
  const date = new Date(`${day}T00:00:00Z`);
  if (step === 'month') return addDays(day, 1 - date.getUTCDate());
  return addDays(day, -((date.getUTCDay() + 6) % 7));
}

/** Puts rows of days into the steps of a span; a step without rows has an empty list. */
export function inSteps<T extends { readonly day: string }>(
  rows: readonly T[],
  span: Span,
  step: Step,
): readonly { readonly from: CivilDay; readonly to: CivilDay; readonly rows: readonly T[] }[] {
  const starts = stepsOf(span, step);
  let place = 0;
  return starts.map((from, index) => {
    const next = starts[index + 1];
    const to = next === undefined ? span.to : addDays(next, -1);
    const own: T[] = [];
    for (let row = rows[place]; row !== undefined && row.day <= to; row = rows[++place]) own.push(row);
    return { from, to, rows: own };
  });
}

function readDay(text: string, field: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw problem('date-invalid', { field });
  return day;
}
