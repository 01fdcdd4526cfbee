import { describe, expect, it } from 'vitest';
import {
  batchTagKeyInfo,
  deriveBatchTagKey,
  hkdfSha256,
  stampTag,
  tagFromMac,
  tagInput,
} from '../../../stamps/serial/index.ts';
import { hmacSha256 } from '../../support/stamp-crypto.ts';
import { batchCode } from '../../support/stamp-world.ts';

const CODE = batchCode('K7M2QX');
const ROOT = Uint8Array.from({ length: 32 }, (_, i) => i);

describe('tag', () => {
  it('derives as RFC 5869, test case 3', () => {
    const okm = hkdfSha256(hmacSha256, new Uint8Array(22).fill(0x0b), new Uint8Array());
    expect(Buffer.from(okm).toString('hex')).toBe(
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
    );
  });

  it('derives a key for each batch', () => {
    expect(Buffer.from(batchTagKeyInfo(CODE)).toString()).toBe('temque/tag/v1/K7M2QX');
    expect(Buffer.from(deriveBatchTagKey(hmacSha256, ROOT, CODE)).toString('hex')).toBe(
      '5e18bf6d49eb3a8e6b6528ab8ceaf69def25af13acfe68f0f504c65de044004e',
    );
  });

  /** Computed by a separate program. */
  it.each([
    [0, 26_986_207],
    [4, 31_932_441],
    [1_048_575, 13_708_633],
  ])('of index %i is %i', async (index, tag) => {
    const key = deriveBatchTagKey(hmacSha256, ROOT, CODE);
    expect(stampTag(hmacSha256, key, CODE, index)).toBe(tag);
    const later = async (k: Uint8Array, data: Uint8Array) => hmacSha256(k, data);
    expect(await stampTag(later, await deriveBatchTagKey(later, ROOT, CODE), CODE, index)).toBe(tag);
  });

  it('covers the ASCII of characters 1 to 10', () => {
    expect(Buffer.from(tagInput(CODE, 4)).toString('latin1')).toBe('K7M2QX0004');
  });

  it('is the first 25 bits', () => {
    expect(tagFromMac(Uint8Array.of(0xff, 0xff, 0xff, 0xff))).toBe(33_554_431);
    expect(tagFromMac(Uint8Array.of(0, 0, 0, 0x80))).toBe(1);
    expect(tagFromMac(Uint8Array.of(0, 0, 0, 0x7f))).toBe(0);
    expect(tagFromMac(Uint8Array.of(0x80, 0, 0, 0))).toBe(16_777_216);
    expect(() => tagFromMac(Uint8Array.of(1, 2, 3))).toThrow(TypeError);
  });
});
