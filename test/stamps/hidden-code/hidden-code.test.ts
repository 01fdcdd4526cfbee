import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import {
  batchHiddenKeyInfo,
  deriveBatchHiddenKey,
  hiddenCodeFromMac,
  hiddenCodeGroups,
  hiddenCodeInput,
  hiddenCodeOf,
  parseHiddenCode,
} from '../../../stamps/hidden-code/index.ts';
import { hmacSha256 } from '../../support/stamp-crypto.ts';
import { batchCode } from '../../support/stamp-world.ts';

const Vectors = Type.Object({
  description: Type.String(),
  batches: Type.Array(
    Type.Object({
      hiddenRoot: Type.String(),
      batchCode: Type.String(),
      batchHiddenKey: Type.String(),
      codes: Type.Array(
        Type.Object({ index: Type.Integer(), code: Type.String(), wordsSkipped: Type.Integer() }),
      ),
    }),
  ),
});

/** Computed by a separate program. */
const { batches } = Value.Parse(
  Vectors,
  JSON.parse(readFileSync(new URL('../../vectors/hidden-codes.json', import.meta.url), 'utf8')),
);

describe('hidden code', () => {
  it('has vectors that skip a word and that begin with a zero', () => {
    const codes = batches.flatMap((batch) => batch.codes);
    expect(codes.some(({ wordsSkipped }) => wordsSkipped > 0)).toBe(true);
    expect(codes.some(({ code }) => code.startsWith('0'))).toBe(true);
  });

  it.each(batches)('derives a key for batch $batchCode', (batch) => {
    const code = batchCode(batch.batchCode);
    const key = deriveBatchHiddenKey(hmacSha256, Buffer.from(batch.hiddenRoot, 'hex'), code);
    expect(Buffer.from(key).toString('hex')).toBe(batch.batchHiddenKey);
    expect(Buffer.from(batchHiddenKeyInfo(code)).toString()).toBe(`temque/hidden-code/v1/${code}`);
  });

  it.each(
    batches.flatMap(({ batchHiddenKey, batchCode: text, codes }) =>
      codes.map((row) => ({ ...row, batchHiddenKey, text })),
    ),
  )('of $text, $index is $code', ({ batchHiddenKey, text, index, code }) => {
    const key = Buffer.from(batchHiddenKey, 'hex');
    expect(hiddenCodeOf(hmacSha256, key, batchCode(text), index)).toBe(code);
  });

  it('is bound to batch and index', () => {
    expect(Buffer.from(hiddenCodeInput(batchCode('K7M2QX'), 4)).toString()).toBe('K7M2QX0004');
    const key = new Uint8Array(32).fill(7);
    const one = hiddenCodeOf(hmacSha256, key, batchCode('K7M2QX'), 4);
    expect(hiddenCodeOf(hmacSha256, key, batchCode('K7M2QX'), 5)).not.toBe(one);
    expect(hiddenCodeOf(hmacSha256, key, batchCode('K7M2QY'), 4)).not.toBe(one);
  });

  it('takes the first word below 42 · 10^8, and the last when there is none', () => {
    const mac = (...words: number[]) => {
      const bytes = Buffer.alloc(32, 0xff);
      for (const [at, word] of words.entries()) bytes.writeUInt32BE(word, at * 4);
      return bytes;
    };
    expect(hiddenCodeFromMac(mac(4_199_999_999, 5))).toBe('99999999');
    expect(hiddenCodeFromMac(mac(4_200_000_000, 5))).toBe('00000005');
    expect(hiddenCodeFromMac(mac())).toBe('94967295');
    expect(() => hiddenCodeFromMac(new Uint8Array(31))).toThrow(TypeError);
  });

  it('finds every code equally likely, as far as 20,000 of them show', () => {
    const tens = new Array<number>(10).fill(0);
    const key = new Uint8Array(32).fill(9);
    for (let index = 0; index < 20_000; index += 1) {
      const first = Number(hiddenCodeOf(hmacSha256, key, batchCode('K7M2QX'), index)[0]);
      tens[first] = (tens[first] ?? 0) + 1;
    }
    for (const count of tens) expect(Math.abs(count - 2_000)).toBeLessThan(250);
  });

  it.each([
    ['1234 5678', '12345678'],
    ['1234-5678', '12345678'],
    [' 12.34.56.78 ', '12345678'],
    ['O1l3 5678', '01135678'],
    ['１２３４５６７８', '12345678'],
  ])('reads %j as typed', (typed, code) => {
    expect(parseHiddenCode(typed)).toBe(code);
  });

  it.each(['', '1234567', '123456789', '1234567a', `1234 5678${' '.repeat(40)}`])('refuses %j', (typed) => {
    expect(parseHiddenCode(typed)).toBeUndefined();
  });

  it('is printed in two groups', () => {
    const code = parseHiddenCode('01234567');
    expect(code && hiddenCodeGroups(code)).toEqual(['0123', '4567']);
  });
});
