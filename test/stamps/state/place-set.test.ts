import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlaceSet } from '../../../stamps/state/place-set.ts';

describe('a set of places', () => {
  it.each([1, 31, 32, 33, 1_024, 1_025, 40_000])(
    'of %d finds the neighbours that a plain set has',
    (size) => {
      const step = fc.record({ place: fc.nat(size - 1), isIn: fc.boolean() });
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), fc.nat(size - 1), (steps, probe) => {
          const places = new PlaceSet(size);
          const plain = new Set<number>();
          for (const { place, isIn } of steps) {
            if (isIn) places.add(place);
            else places.delete(place);
            if (isIn) plain.add(place);
            else plain.delete(place);
          }
          const sorted = [...plain].sort((a, b) => a - b);
          for (const place of [-1, probe, size - 1, ...plain]) {
            expect(places.after(place)).toBe(sorted.find((other) => other > place) ?? -1);
          }
          for (const place of [0, probe, size, ...plain]) {
            expect(places.before(place)).toBe(sorted.findLast((other) => other < place) ?? -1);
          }
        }),
        { seed: 11, numRuns: 60 },
      );
    },
  );
});
