import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsFromSignature, signatureFromDigits } from '../../../stamps/signature/index.ts';

const LIMIT = 2n ** 512n;

describe('signature digits', () => {
  it.each([
    ['zero', new Uint8Array(64), '0'.repeat(155)],
    ['one', Uint8Array.from({ length: 64 }, (_, i) => (i === 63 ? 1 : 0)), '1'.padStart(155, '0')],
    [
      'the highest byte',
      Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0)),
      String(2n ** 504n).padStart(155, '0'),
    ],
    ['all ones', new Uint8Array(64).fill(255), String(LIMIT - 1n)],
  ])('%s', (_name, bytes, digits) => {
    expect(digitsFromSignature(bytes)).toBe(digits);
    expect(signatureFromDigits(digits)).toEqual(bytes);
  });

  it('is one big-endian integer, there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
        const digits = digitsFromSignature(bytes);
        expect(digits).toHaveLength(155);
        expect(BigInt(digits)).toBe(BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
        expect(signatureFromDigits(digits)).toEqual(bytes);
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('reads a view into a larger buffer', () => {
    const buffer = Uint8Array.from({ length: 100 }, (_, i) => i);
    const expected = digitsFromSignature(buffer.slice(20, 84));
    expect(digitsFromSignature(buffer.subarray(20, 84))).toBe(expected);
  });

  it.each([
    ['2^512', String(LIMIT)],
    ['2^512 + 1', String(LIMIT + 1n)],
    ['all nines', '9'.repeat(155)],
    ['154 digits', '1'.repeat(154)],
    ['156 digits', `0${'1'.repeat(155)}`],
    ['nothing', ''],
    ['a letter', `${'1'.repeat(154)}a`],
    ['a sign', `-${'1'.repeat(154)}`],
    ['hexadecimal', `0x${'1'.repeat(153)}`],
    ['a space', ` ${'1'.repeat(154)}`],
    ['a line break after', `${'1'.repeat(155)}\n`],
    ['other digits', '١'.repeat(155)],
  ])('%s is refused', (_name, text) => {
    expect(signatureFromDigits(text)).toBeUndefined();
  });

  it.each([0, 63, 65])('%i bytes are a mistake of the program', (length) => {
    expect(() => digitsFromSignature(new Uint8Array(length))).toThrow(TypeError);
  });
});
