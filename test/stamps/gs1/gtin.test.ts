import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, parseGtin } from '../../../stamps/gs1/index.ts';

describe('GTIN', () => {
  it.each([
    ['02345673', '00000002345673'],
    ['416000336108', '00416000336108'],
    ['2112345678900', '02112345678900'],
    ['09520123456788', '09520123456788'],
    ['8936012345674', '08936012345674'],
    ['893 601-234 5674', '08936012345674'],
  ])('%s is %s', (text, gtin) => {
    expect(parseGtin(text)).toEqual({ ok: true, gtin });
  });

  it.each([
    ['', 'gtin-length'],
    ['893601234568', 'gtin-check'],
    ['8936012345675', 'gtin-check'],
    ['893601234567400', 'gtin-length'],
    ['89360123', 'gtin-check'],
    ['893601234', 'gtin-length'],
    ['893601234567X', 'gtin-character'],
    ['８９３６０１２３４５６７４', 'gtin-character'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parseGtin(text)).toEqual({ ok: false, fault });
  });

  it('refuses a long text', () => {
    expect(parseGtin('1'.repeat(9_000))).toEqual({ ok: false, fault: 'gtin-length' });
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{13}$/),
        fc.nat(13),
        fc.integer({ min: 1, max: 9 }),
        (body, place, by) => {
          const gtin = body + checkDigit(body);
          expect(parseGtin(gtin)).toEqual({ ok: true, gtin });
          const wrong = String((Number(gtin[place]) + by) % 10);
          expect(parseGtin(gtin.slice(0, place) + wrong + gtin.slice(place + 1))).toMatchObject({
            fault: 'gtin-check',
          });
        },
      ),
      { seed: 1 },
    );
  });

  it('the check digit takes digits only', () => {
    expect(checkDigit('629104150021')).toBe('3');
    expect(() => checkDigit('12a')).toThrow(TypeError);
    expect(() => checkDigit('')).toThrow(TypeError);
  });
});
