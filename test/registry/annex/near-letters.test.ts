import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearLetters } from '../../../server/registry/annex/near-letters.ts';

test.each([
  ['the same', 'hongphuctea', 'hongphuctea', true],
  ['two exchanged', 'hongphuctea', 'hongphactee', true],
  ['three exchanged', 'hongphuctea', 'hangphactee', false],
  ['two put in at the beginning', 'hongphuctea', 'xyhongphuctea', true],
  ['two left out at the end', 'hongphuctea', 'hongphuct', true],
  ['one at each end', 'hongphuctea', 'ongphucteaa', true],
  ['three left out', 'hongphuctea', 'hongphuc', false],
  ['short ones', 'hongtea', 'hongtea', false],
])('%s', (_, known, text, isNear) => {
  expect([...nearLetters([known])(text)]).toEqual(isNear ? [0] : []);
});

test('finds exactly the long texts within two errors', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 6, maxLength: 13 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), text, (known, asked) => {
      const isLong = (one: string) => one.length >= 8;
      const near = known.flatMap((one, at) =>
        isLong(one) && isLong(asked) && errorsBetween(one, asked) <= 2 ? [at] : [],
      );
      expect([...nearLetters(known)(asked)].toSorted((a, b) => a - b)).toEqual(near);
    }),
    { seed: 8, numRuns: 300 },
  );
});

/** The edit distance, by its definition. */
function errorsBetween(one: string, other: string): number {
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const exchange = one[row - 1] === other[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + exchange,
        ),
      );
    }
    previous = current;
  }
  return previous[other.length] ?? 0;
}
