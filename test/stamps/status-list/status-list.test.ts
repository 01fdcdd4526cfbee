import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesFromBase64url,
  packStatuses,
  STAMP_STATUS,
  type StampState,
  type StatusBits,
  stampStatus,
  statusAt,
} from '../../../stamps/index.ts';
import { EXTERNAL_VECTORS, externalVectors } from '../../support/external-vectors.ts';

const BITS: readonly StatusBits[] = [1, 2, 4, 8];

describe('packed statuses', () => {
  it.each(BITS)('of %s bits give back each one at its place', (bits) => {
    const runs = fc.array(
      fc.record({ length: fc.integer({ min: 1, max: 40 }), status: fc.nat(2 ** bits - 1) }),
    );
    fc.assert(
      fc.property(runs, (told) => {
        const bytes = packStatuses(bits, told);
        const flat = told.flatMap(({ length, status }) => new Array<number>(length).fill(status));
        expect(flat.map((_, index) => statusAt(bits, bytes, index))).toEqual(flat);
        expect(bytes).toHaveLength(Math.ceil((flat.length * bits) / 8));
        expect(statusAt(bits, bytes, bytes.length * (8 / bits))).toBeUndefined();
      }),
    );
  });

  it.each(BITS)('of %s bits refuse a status that does not fit', (bits) => {
    expect(() => packStatuses(bits, [{ length: 1, status: 2 ** bits }])).toThrow(TypeError);
    expect(() => packStatuses(bits, [{ length: 1, status: -1 }])).toThrow(TypeError);
  });
});

interface Vector {
  source: string;
  status_list: { bits: StatusBits; lst: string };
  statuses: Record<string, number>;
}

describe.skipIf(EXTERNAL_VECTORS === undefined)('the published vectors', () => {
  const vectors =
    EXTERNAL_VECTORS === undefined ? [] : (externalVectors('token-status-list.json') as Vector[]);

  it.each(vectors)('$source, $status_list.bits bits: read and written alike', ({ status_list, statuses }) => {
    const { bits, lst } = status_list;
    const compressed = bytesFromBase64url(lst);
    if (compressed === undefined) throw new Error('lst is no BASE64URL');
    const bytes = new Uint8Array(inflateSync(compressed));
    const told = Object.entries(statuses).map(([index, status]) => ({ index: Number(index), status }));
    for (const { index, status } of told) expect(statusAt(bits, bytes, index), `${index}`).toBe(status);
    const runs = [];
    let next = 0;
    for (const { index, status } of told.sort((a, b) => a.index - b.index)) {
      if (index > next) runs.push({ length: index - next, status: 0 });
      runs.push({ length: 1, status });
      next = index + 1;
    }
    const count = bytes.length * (8 / bits);
    if (count > next) runs.push({ length: count - next, status: 0 });
    expect(Buffer.from(packStatuses(bits, runs)).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('the status of a stamp', () => {
  const plain = { isPastDeadline: false, isRecalled: (id: string) => id === 'recalled' };
  const late = { ...plain, isPastDeadline: true };
  const state = (more: Partial<StampState>): StampState => ({
    phase: 'activated',
    suspended: false,
    seq: 1,
    ...more,
  });
  it.each<[string, StampState, typeof plain, keyof typeof STAMP_STATUS]>([
    ['activated', state({ lotId: 'a' }), plain, 'activated'],
    ['activated, the deadline past', state({ lotId: 'a' }), late, 'activated'],
    ['of a recalled lot', state({ lotId: 'recalled' }), plain, 'ended'],
    ['suspended', state({ lotId: 'a', suspended: true }), plain, 'suspended'],
    ['suspended, of a recalled lot', state({ lotId: 'recalled', suspended: true }), plain, 'ended'],
    ['voided', state({ phase: 'voided', voidReason: 'lost' }), plain, 'ended'],
    ['voided while suspended', state({ phase: 'voided', suspended: true }), plain, 'ended'],
    ['printed', state({ phase: 'printed' }), plain, 'notActivated'],
    ['printed and suspended', state({ phase: 'printed', suspended: true }), plain, 'suspended'],
    ['printed, the deadline past', state({ phase: 'printed' }), late, 'ended'],
  ])('%s', (_name, given, facts, expected) => {
    expect(stampStatus(given, facts)).toBe(STAMP_STATUS[expected]);
  });
});
