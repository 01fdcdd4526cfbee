import { checkRange } from '../../stamps/state/index.ts';
import { problem } from '../http/problems.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { type OpenLog, requireLegal } from './log.ts';
import { joined, type Span, totalOf } from './spans.ts';

/** What to do about stamps of a range that cannot be printed: leave them out, or these alone and no other. */
export type SkipOrder = 'unprintable' | readonly Span[];

/** The stamps of a range that are printed, and those that are left out; both in order and apart from each other. */
export interface Printable {
  readonly printed: readonly Span[];
  readonly skipped: readonly Span[];
}

/** Spans that one print-out may leave out: they are kept with it, and every label is counted past them. */
export const SKIPPED_SPANS_LIMIT = 1_000;

/** Spans that a refusal names. */
const SPANS_NAMED = 20;

/**
 * Which stamps of a range are to be printed.
 * @throws index-outside-batch; stamps-unprintable when some cannot be printed and `skip` does not say to leave them out;
 *   already-voided, stamp-suspended, stamp-expired-unused when none can be, or one that has to be; skips-too-many
 */
export function printableOf(log: OpenLog, range: Span, skip: SkipOrder | undefined): Printable {
  const { first, last } = range;
  if (skip !== undefined && skip !== 'unprintable') {
    const printed = without(range, skip);
    for (const span of printed) requireLegal(log, { action: 'print', ...span });
    return { printed, skipped: skip };
  }
  const isInside = last < log.batch.quantity;
  const unprintable = isInside ? unprintableIn(log, range) : [];
  const printed = without(range, unprintable);
  // Outside the batch, or nothing to print: the first stamp in the way says why.
  if (unprintable.length === 0 || printed.length === 0) requireLegal(log, { action: 'print', first, last });
  else if (skip === undefined) {
    throw problem('stamps-unprintable', {
      params: { count: totalOf(unprintable), spans: named(unprintable) },
    });
  }
  if (unprintable.length > SKIPPED_SPANS_LIMIT) {
    throw problem('skips-too-many', { params: { limit: SKIPPED_SPANS_LIMIT } });
  }
  return { printed, skipped: unprintable };
}

/** The stamps of a range that cannot be printed, in order and apart from each other. */
export function unprintableIn(
  { states, batch, today }: Pick<OpenLog, 'states' | 'batch' | 'today'>,
  { first, last }: Span,
): readonly Span[] {
  const deadline = { unusedDeadlineOn: storedDay(batch.unusedDeadlineOn), today };
  const found: Span[] = [];
  for (const interval of states.intervals(first, last)) {
    const request = { action: 'print' as const, first: interval.first, last: interval.last };
    if (!checkRange(states, request, deadline).ok) found.push({ first: interval.first, last: interval.last });
  }
  return joined(found);
}

/** The stamps of a range without some of them, in order; `left` is in order and apart from each other. */
export function without({ first, last }: Span, left: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  let next = first;
  for (const span of left) {
    if (next < span.first) kept.push({ first: next, last: span.first - 1 });
    next = span.last + 1;
  }
  if (next <= last) kept.push({ first: next, last });
  return kept;
}

/** As people write them, at the indices that the whole API counts by: `3–5, 8, 10–12`. */
function named(spans: readonly Span[]): string {
  const shown = spans
    .slice(0, SPANS_NAMED)
    .map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`));
  return spans.length > SPANS_NAMED ? `${shown.join(', ')}, …` : shown.join(', ');
}
