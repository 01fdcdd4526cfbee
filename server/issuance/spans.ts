/** A run of indexes of one batch; both ends belong to it. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** How many stamps a span has. */
export function sizeOf({ first, last }: Span): number {
  return last - first + 1;
}

/** How many stamps some spans have together. */
export function totalOf(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + sizeOf(span), 0);
}

/** Spans in order of index, with neighbours made one. */
export function joined(spans: readonly Span[]): readonly Span[] {
  const runs: { first: number; last: number }[] = [];
  for (const { first, last } of [...spans].sort((a, b) => a.first - b.first)) {
    const run = runs.at(-1);
    if (run !== undefined && run.last + 1 === first) run.last = last;
    else runs.push({ first, last });
  }
  return runs;
}
