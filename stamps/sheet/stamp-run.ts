/** Stamps one after the other by index; both ends belong to it. */
export interface IndexSpan {
  readonly first: number;
  readonly last: number;
}

/** Stamps in order of index: those from `firstIndex` to `lastIndex` without the ones that are left out. */
export interface StampRun {
  readonly firstIndex: number;
  /** Inclusive. */
  readonly lastIndex: number;
  /** Left out: in order, apart from each other, within the run, and never all of it. None unless given. */
  readonly skipped?: readonly IndexSpan[];
}

/** How many stamps a run has; what is left out does not count. */
export function stampCount({ firstIndex, lastIndex, skipped = [] }: StampRun): number {
  return skipped.reduce((count, { first, last }) => count - (last - first + 1), lastIndex - firstIndex + 1);
}

/** The place of a stamp in its run, from 0; undefined when it is not in the run. */
export function positionOf(run: StampRun, index: number): number | undefined {
  const { firstIndex, lastIndex, skipped = [] } = run;
  if (!Number.isInteger(index) || index < firstIndex || index > lastIndex) return undefined;
  let position = index - firstIndex;
  for (const { first, last } of skipped) {
    if (first > index) break;
    if (index <= last) return undefined;
    position -= last - first + 1;
  }
  return position;
}

/** The stamps on the places `from` to `to` of a run, from 0 and inclusive, as spans of index; places outside have none. */
export function spansOfPlaces(run: StampRun, from: number, to: number): IndexSpan[] {
  const spans: IndexSpan[] = [];
  let place = 0;
  for (const { first, last } of unbroken(run)) {
    const size = last - first + 1;
    const begin = Math.max(from, place);
    const end = Math.min(to, place + size - 1);
    if (begin <= end) spans.push({ first: first + begin - place, last: first + end - place });
    place += size;
    if (place > to) break;
  }
  return spans;
}

/** The run without what is left out, in order. */
export function* unbroken({ firstIndex, lastIndex, skipped = [] }: StampRun): Generator<IndexSpan> {
  let next = firstIndex;
  for (const { first, last } of skipped) {
    if (next < first) yield { first: next, last: first - 1 };
    next = last + 1;
  }
  if (next <= lastIndex) yield { first: next, last: lastIndex };
}

/** The indexes of spans, one by one. */
export function* indexesOf(spans: Iterable<IndexSpan>): Generator<number> {
  for (const { first, last } of spans) for (let index = first; index <= last; index += 1) yield index;
}
