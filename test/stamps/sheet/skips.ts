import fc from 'fast-check';
import type { IndexSpan, StampRun } from '../../../stamps/sheet/index.ts';

/** Distances and lengths out of which spans that a run leaves out are made. */
export const skips = fc.array(fc.record({ gap: fc.nat(40), length: fc.integer({ min: 1, max: 40 }) }), {
  maxLength: 6,
});

/** Spans within a run, in order, apart from each other, and never all of it: its last stamp stays. */
export function skippedIn(
  { firstIndex, lastIndex }: StampRun,
  left: readonly { readonly gap: number; readonly length: number }[],
): IndexSpan[] {
  const spans: IndexSpan[] = [];
  let next = firstIndex;
  for (const { gap, length } of left) {
    const first = next + gap;
    const last = first + length - 1;
    if (last >= lastIndex) break;
    spans.push({ first, last });
    next = last + 2;
  }
  return spans;
}
