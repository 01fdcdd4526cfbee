import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BATCHES_PER_TILE,
  BatchIndex,
  type BatchRuns,
  type BundleBatch,
  BundleError,
  type BundleState,
  decodeBatchTile,
  decodeStateTile,
  encodeBatchTile,
  encodeStateTile,
  type RangeEntry,
  runsOf,
  VOID_REASONS,
} from '../../../stamps/index.ts';
import { batchCode, day, linkTarget, testBatch } from '../../support/stamp-world.ts';

const CODES = fc.uniqueArray(
  fc
    .array(fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), { minLength: 6, maxLength: 6 })
    .map((letters) => batchCode(letters.join(''))),
  { maxLength: 60 },
);
const TARGETS = fc.constantFrom(linkTarget(), linkTarget('8936012345674'), linkTarget('08936012340006'));
const DAYS = fc.constantFrom(day('2026-11-20'), day('2027-02-28'), day('2031-12-31'));
const batches = CODES.chain((codes) =>
  fc.tuple(
    ...codes.map(
      (code): fc.Arbitrary<BundleBatch> =>
        fc.record({
          code: fc.constant(code),
          quantity: fc.integer({ min: 1, max: 1_048_576 }),
          target: TARGETS,
          profile: fc.constantFrom('signed' as const, 'compact' as const),
          hasHiddenCodes: fc.boolean(),
          key: fc.nat(999),
          product: fc.nat(200_000),
          pack: fc.nat(300),
          provinceCode: fc.constantFrom('01', '48', '96'),
          unusedDeadlineOn: DAYS,
        }),
    ),
  ),
);

const states: fc.Arbitrary<BundleState> = fc.oneof(
  fc.constant<BundleState>({ phase: 'allocated', suspended: false }),
  fc.record({ phase: fc.constant('activated' as const), lot: fc.nat(300), suspended: fc.boolean() }),
  fc.record({
    phase: fc.constant('voided' as const),
    voidReason: fc.constantFrom(...VOID_REASONS),
    suspended: fc.boolean(),
  }),
);
const runs = fc.array(fc.record({ length: fc.integer({ min: 1, max: 5_000 }), state: states }), {
  minLength: 1,
  maxLength: 12,
});
const stateTiles = fc
  .uniqueArray(fc.nat(200_000), { maxLength: 20 })
  .chain((places) =>
    fc.tuple(
      ...places
        .sort((a, b) => a - b)
        .map((place): fc.Arbitrary<BatchRuns> => fc.record({ place: fc.constant(place), runs })),
    ),
  );

/** What reading bytes throws, as its code; `read` when it throws nothing. */
function faultOf(read: () => unknown): string {
  try {
    read();
    return 'read';
  } catch (error) {
    if (error instanceof BundleError) return error.code;
    throw error;
  }
}

describe('a tile of batches', () => {
  it('says what was written into it', () => {
    fc.assert(
      fc.property(batches, (written) => {
        const tile = decodeBatchTile(encodeBatchTile(written));
        expect(Array.from({ length: tile.count }, (_, place) => tile.batchAt(place))).toEqual(written);
      }),
    );
  });

  it('cut or lengthened anywhere is refused, and no change of a byte makes reading throw anything else', () => {
    fc.assert(
      fc.property(batches, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, at, by) => {
        const bytes = encodeBatchTile(written);
        expect(faultOf(() => decodeBatchTile(bytes.subarray(0, at % bytes.length)))).toBe('broken-part');
        expect(faultOf(() => decodeBatchTile(new Uint8Array([...bytes, 0])))).toBe('broken-part');
        const changed = bytes.slice();
        changed[at % bytes.length] = ((changed[at % bytes.length] ?? 0) + by) % 256;
        expect(['read', 'broken-part']).toContain(faultOf(() => decodeBatchTile(changed)));
      }),
    );
  });

  it('refuses more batches than a tile holds', () => {
    const batch = { ...batchNumber(0) };
    expect(() => encodeBatchTile(Array.from({ length: BATCHES_PER_TILE + 1 }, () => batch))).toThrow(
      TypeError,
    );
  });
});

function batchNumber(number: number): BundleBatch {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let code = '';
  for (let left = (number * 7_919) % 33_554_432, i = 0; i < 6; i += 1, left = Math.floor(left / 32))
    code += letters.charAt(left % 32);
  return {
    code: batchCode(code),
    quantity: number + 1,
    target: linkTarget(),
    profile: 'signed',
    hasHiddenCodes: false,
    key: 0,
    product: number,
    pack: 0,
    provinceCode: '48',
    unusedDeadlineOn: day('2027-06-30'),
  };
}

describe('the index of batches', () => {
  const all = Array.from({ length: BATCHES_PER_TILE * 2 + 7 }, (_, number) => batchNumber(number));
  const tile = (from: number) => decodeBatchTile(encodeBatchTile(all.slice(from, from + BATCHES_PER_TILE)));
  const tiles = [tile(0), tile(BATCHES_PER_TILE), tile(BATCHES_PER_TILE * 2)];

  it('finds each batch of every tile at its place, and no other', () => {
    const index = new BatchIndex(tiles);
    expect(index.size).toBe(all.length);
    for (const [place, batch] of all.entries()) expect(index.find(batch.code)).toEqual({ place, batch });
    expect(index.find(batchCode('ZZZZZZ'))).toBeUndefined();
    expect(new BatchIndex([]).find(batchCode('000000'))).toBeUndefined();
  });

  it('refuses a tile with a gap, and one code twice', () => {
    const [first, second, last] = tiles;
    if (first === undefined || second === undefined || last === undefined) throw new Error('no tiles');
    expect(faultOf(() => new BatchIndex([first, last, second]))).toBe('broken-part');
    expect(faultOf(() => new BatchIndex([first, first]))).toBe('broken-part');
  });
});

describe('a tile of states', () => {
  it('says of every stamp what was written into it', () => {
    fc.assert(
      fc.property(stateTiles, (written) => {
        const tile = decodeStateTile(encodeStateTile(written));
        expect([...tile.places]).toEqual(written.map(({ place }) => place));
        for (const { place, runs: told } of written) {
          let index = 0;
          for (const { length, state } of told) {
            expect(tile.stateAt(place, index)).toEqual(state);
            expect(tile.stateAt(place, index + length - 1)).toEqual(state);
            index += length;
          }
          expect(tile.stateAt(place, index)).toBeUndefined();
        }
        expect(tile.stateAt(3_000_000, 0)).toBeUndefined();
      }),
    );
  });

  it('cut or lengthened anywhere is refused, and no change of a byte makes reading throw anything else', () => {
    fc.assert(
      fc.property(stateTiles, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, at, by) => {
        const bytes = encodeStateTile(written);
        expect(faultOf(() => decodeStateTile(bytes.subarray(0, at % bytes.length)))).toBe('broken-part');
        expect(faultOf(() => decodeStateTile(new Uint8Array([...bytes, 0])))).toBe('broken-part');
        const changed = bytes.slice();
        changed[at % bytes.length] = ((changed[at % bytes.length] ?? 0) + by) % 256;
        expect(['read', 'broken-part']).toContain(faultOf(() => decodeStateTile(changed)));
      }),
    );
  });

  it('tells of a log what its fold says, printed and not printed being one', () => {
    const log: Omit<RangeEntry, 'seq' | 'timeMs'>[] = [
      { action: 'print', first: 0, last: 499 },
      { action: 'activate', first: 100, last: 399, lotId: 'a' },
      { action: 'void', first: 150, last: 150, reason: 'stolen' },
      { action: 'suspend', first: 300, last: 349 },
    ];
    const batch = testBatch('K7M2QX', { quantity: 1_000, log });
    expect([...runsOf(batch.states, () => 4)]).toEqual([
      { length: 100, state: { phase: 'allocated', suspended: false } },
      { length: 50, state: { phase: 'activated', lot: 4, suspended: false } },
      { length: 1, state: { phase: 'voided', voidReason: 'stolen', lot: 4, suspended: false } },
      { length: 149, state: { phase: 'activated', lot: 4, suspended: false } },
      { length: 50, state: { phase: 'activated', lot: 4, suspended: true } },
      { length: 50, state: { phase: 'activated', lot: 4, suspended: false } },
      { length: 600, state: { phase: 'allocated', suspended: false } },
    ]);
  });

  it('takes 4 bytes at most for a stamp that differs from its neighbours', () => {
    const activated: BundleState = { phase: 'activated', lot: 7, suspended: false };
    const voided: BundleState = { phase: 'voided', voidReason: 'damaged', lot: 7, suspended: false };
    const told = Array.from({ length: 2_000 }, (_, at) =>
      at % 2 === 0 ? { length: 99, state: activated } : { length: 1, state: voided },
    );
    expect(encodeStateTile([{ place: 0, runs: told }]).length).toBeLessThan(1_000 * 4 + 32);
  });
});
