import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ALPHABET,
  encodeSerial,
  formatSerial,
  MAX_INDEX,
  MAX_TAG,
  parseBatchCode,
  parseSerial,
  serialPrefix,
} from '../../../stamps/serial/index.ts';
import { batchCode } from '../../support/stamp-world.ts';

const SEED = 20_261_120;

/** Computed from the formula of ISO/IEC 7064 by a separate program. */
const KNOWN: readonly (readonly [code: string, index: number, tag: number, serial: string])[] = [
  ['000000', 0, 0, '0000000000000000'],
  ['ZZZZZZ', 1_048_575, 33_554_431, 'ZZZZZZZZZZZZZZZW'],
  ['K7M2QX', 4, 2_198_643, 'K7M2QX00042333K1'],
  ['K7M2QX', 1_042, 1, 'K7M2QX010J00001S'],
  ['8R4TN0', 65_535, 16_777_216, '8R4TN01ZZZG00006'],
];

const stamps = fc
  .tuple(
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 6, maxLength: 6 }),
    fc.integer({ min: 0, max: MAX_INDEX }),
    fc.integer({ min: 0, max: MAX_TAG }),
  )
  .map(([code, index, tag]) => ({ code: batchCode(code.join('')), index, tag }));

describe('serial', () => {
  it.each(KNOWN)('%s %i %i is %s', (code, index, tag, serial) => {
    expect(encodeSerial(batchCode(code), index, tag)).toBe(serial);
    expect(parseSerial(serial)).toEqual({ ok: true, serial, batchCode: code, index, tag });
  });

  it('shows groups of four', () => {
    expect(formatSerial(encodeSerial(batchCode('K7M2QX'), 4, 2_198_643))).toBe('K7M2-QX00-0423-33K1');
  });

  it.each([
    ['lower case', 'k7m2qx00042333k1'],
    ['hyphens', 'K7M2-QX00-0423-33K1'],
    ['spaces', ' K7M2 QX00 0423 33K1 '],
    ['O for 0', 'K7M2QXOOO42333K1'],
    ['o for 0', 'k7m2qxooo42333k1'],
    ['I for 1', 'K7M2QX00042333KI'],
    ['l for 1', 'K7M2QX00042333Kl'],
    ['an en dash and an em dash', 'K7M2–QX00—0423-33K1'],
    ['a minus sign and a non-breaking hyphen', 'K7M2−QX00‑0423-33K1'],
    ['no-break and ideographic spaces', 'K7M2\u00a0QX00\u30000423\u202f33K1'],
    ['invisible characters', '\ufeffK7M2\u200bQX00\u00ad0423\u206033K1'],
    ['full width', 'Ｋ７Ｍ２－ＱＸ００－０４２３－３３Ｋ１'],
    ['a line break', 'K7M2QX00\r\n042333K1'],
  ])('has one canonical form: %s', (_name, typed) => {
    expect(parseSerial(typed)).toMatchObject({ ok: true, serial: 'K7M2QX00042333K1', index: 4 });
  });

  it.each([
    ['', { fault: 'serial-length', length: 0 }],
    ['----', { fault: 'serial-length', length: 0 }],
    ['K7M2QX00042333K', { fault: 'serial-length', length: 15 }],
    ['K7M2QX00042333K11', { fault: 'serial-length', length: 17 }],
    ['U7M2QX00042333K1', { fault: 'serial-character', group: 1 }],
    ['K7M2QX0*042333K1', { fault: 'serial-character', group: 2 }],
    ['K7M2 QX00 Đ423 33K1', { fault: 'serial-character', group: 3 }],
    ['K7M2-QX00-0423-33K😀', { fault: 'serial-character', group: 4 }],
    ['K7M2QX00042333K1!', { fault: 'serial-character' }],
    ['K7M2QX00042333K2', { fault: 'serial-check' }],
    ['7KM2QX00042333K1', { fault: 'serial-check' }],
  ])('%j is refused', (typed, expected) => {
    expect(parseSerial(typed)).toEqual({ ok: false, ...expected });
  });

  it('refuses a long text at once', () => {
    expect(parseSerial('K'.repeat(10_000))).toEqual({ ok: false, fault: 'serial-length', length: 10_000 });
  });

  it('comes back from its own text, grouped or not', () => {
    fc.assert(
      fc.property(stamps, ({ code, index, tag }) => {
        const serial = encodeSerial(code, index, tag);
        const expected = { ok: true, serial, batchCode: code, index, tag };
        expect(parseSerial(serial)).toEqual(expected);
        expect(parseSerial(formatSerial(serial).toLowerCase())).toEqual(expected);
        expect(serial.startsWith(serialPrefix(code, index))).toBe(true);
      }),
      { seed: SEED },
    );
  });

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(stamps, ({ code, index, tag }) => {
        const serial = encodeSerial(code, index, tag);
        for (let place = 0; place < serial.length; place += 1) {
          for (const wrong of ALPHABET) {
            if (wrong === serial[place]) continue;
            const typed = serial.slice(0, place) + wrong + serial.slice(place + 1);
            expect(parseSerial(typed)).toEqual({ ok: false, fault: 'serial-check' });
          }
        }
      }),
      { seed: SEED, numRuns: 20 },
    );
  });

  it('finds all but very few swaps of neighbours', () => {
    let swaps = 0;
    let missed = 0;
    const sample = fc.sample(stamps, { seed: SEED, numRuns: 2_000 });
    for (const { code, index, tag } of sample) {
      const serial = encodeSerial(code, index, tag);
      for (let i = 0; i + 1 < serial.length; i += 1) {
        if (serial[i] === serial[i + 1]) continue;
        swaps += 1;
        const typed = serial.slice(0, i) + serial[i + 1] + serial[i] + serial.slice(i + 2);
        if (parseSerial(typed).ok) missed += 1;
      }
    }
    expect(swaps).toBeGreaterThan(20_000);
    expect(missed / swaps).toBeLessThan(0.002);
  });

  it('never throws for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseSerial(text);
        if (parsed.ok) expect(parseSerial(parsed.serial)).toEqual(parsed);
      }),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it.each([
    [-1, 0],
    [1_048_576, 0],
    [0.5, 0],
    [Number.NaN, 0],
    [0, -1],
    [0, 33_554_432],
    [0, 1.5],
  ])('index %d with tag %d is a mistake of the program', (index, tag) => {
    expect(() => encodeSerial(batchCode('K7M2QX'), index, tag)).toThrow(TypeError);
  });
});

describe('batch code', () => {
  it.each([
    ['K7M2QX', 'K7M2QX'],
    [' k7m-2qx ', 'K7M2QX'],
    ['k7m2ql', 'K7M2Q1'],
  ])('%j is %s', (typed, code) => {
    expect(parseBatchCode(typed)).toBe(code);
  });

  it.each(['', 'K7M2Q', 'K7M2QXX', 'K7M2QU', 'K7M2Q/', 'K'.repeat(300)])('%j is none', (typed) => {
    expect(parseBatchCode(typed)).toBeUndefined();
  });
});
