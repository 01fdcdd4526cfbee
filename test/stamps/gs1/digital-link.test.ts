import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildDigitalLink,
  type Gtin,
  isApplicationIdentifier,
  MAX_URI_LENGTH,
  parseDigitalLink,
  parseGtin,
} from '../../../stamps/gs1/index.ts';

const GTIN = gtin('09520123456788');
const ORIGIN = 'https://tem.example.vn';

function gtin(text: string): Gtin {
  const parsed = parseGtin(text);
  if (!parsed.ok) throw new TypeError(text);
  return parsed.gtin;
}

describe('GS1 Digital Link', () => {
  it('writes qualifiers in their order, percent-encoded, then the query', () => {
    const uri = buildDigitalLink({
      origin: ORIGIN,
      gtin: GTIN,
      serial: 'A/1',
      lot: 'L+2',
      cpv: '2a',
      query: { '17': '261231', s: '1 2' },
    });
    expect(uri).toBe('https://tem.example.vn/01/09520123456788/22/2a/10/L%2B2/21/A%2F1?17=261231&s=1%202');
  });

  it.each(['', 'x'.repeat(21), 'é', 'a b', 'a#b'])('the serial %j is a mistake of the program', (serial) => {
    expect(() => buildDigitalLink({ origin: ORIGIN, gtin: GTIN, serial })).toThrow(TypeError);
  });

  it('reads back what it writes', () => {
    const value = fc.stringMatching(/^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/);
    const parts = fc.record({ cpv: value, lot: value, serial: value }, { requiredKeys: [] });
    fc.assert(
      fc.property(parts, fc.array(value, { maxLength: 3 }), (qualifiers, attributes) => {
        const query = Object.fromEntries(attributes.map((attribute, i) => [String(91 + i), attribute]));
        const parsed = parseDigitalLink(
          buildDigitalLink({ origin: ORIGIN, gtin: GTIN, ...qualifiers, query }),
        );
        expect(parsed).toEqual({
          ok: true,
          link: { origin: ORIGIN, stem: '', gtin: GTIN, ...qualifiers, attributes: Object.entries(query) },
        });
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it.each([
    ['https://a/01/09520123456788/10/A/22/B', 'qualifier-order'],
    ['https://a/01/09520123456788/21/A/21/B', 'qualifier-order'],
    ['https://a/01/09520123456788/17/261231', 'unsupported-qualifier'],
    ['https://a/01/09520123456788/10', 'no-primary-key'],
    ['https://a/01/09520123456788/10/%E1%BB%87', 'bad-value'],
    ['https://a/01/09520123456788/10/%FF', 'bad-value'],
    ['https://a/01/09520123456788/10/%2', 'bad-value'],
    ['https://a/01/09520123456788/10/aaaaabbbbbcccccddddde', 'bad-value'],
    ['https://a/01/09520123456789', 'gtin-check'],
    ['https://a/01/0952012345678', 'gtin-check'],
    ['https://a/01/095201234567', 'gtin-check'],
    ['https://a/01/0952-0123456788', 'gtin-character'],
    ['https://a/01/09520123456788?21=A', 'repeated-attribute'],
    ['https://a/01/09520123456788?89=A', 'unknown-attribute'],
    ['https://a/01/09520123456788?17=%E1', 'bad-value'],
    ['ftp://a/01/09520123456788', 'uri-scheme'],
    ['a/01/09520123456788', 'uri-scheme'],
    ['https:///01/09520123456788', 'uri-host'],
    ['https://u:p@a/01/09520123456788', 'uri-host'],
    ['https://a/01/09520123456788/10/a b', 'uri-character'],
    ['https://a/01/09520123456788\n', 'uri-character'],
    ['https://a/S/ABC', 'no-primary-key'],
  ])('%s is refused: %s', (uri, fault) => {
    expect(parseDigitalLink(uri)).toEqual({ ok: false, fault });
  });

  it('refuses a long text', () => {
    const uri = `https://a/01/09520123456788?x=${'1'.repeat(MAX_URI_LENGTH)}`;
    expect(parseDigitalLink(uri)).toEqual({ ok: false, fault: 'uri-too-long' });
  });

  it('takes values that look like keys for values', () => {
    const uri = 'https://a/01/09520123456788/10/01/21/01';
    expect(parseDigitalLink(uri)).toMatchObject({ ok: true, link: { lot: '01', serial: '01', stem: '' } });
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      'https://',
      'a',
      '/',
      '01',
      '09520123456788',
      '10',
      '21',
      '22',
      '?',
      '&',
      '=',
      '%',
      '%2',
      '99',
      '#',
      'é',
      '@',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 20 }).map((p) => p.join('')),
        ),
        (text) => {
          expect(typeof parseDigitalLink(text).ok).toBe('boolean');
          expect(typeof parseDigitalLink(`https://a/${text}`).ok).toBe('boolean');
        },
      ),
      { seed: 3, numRuns: 2_000 },
    );
  });

  it.each([
    ['01', true],
    ['99', true],
    ['3103', true],
    ['3922', true],
    ['8004', true],
    ['7040', true],
    ['03', false],
    ['89', false],
    ['999', false],
    ['3106', false],
    ['3109', false],
    ['1', false],
    ['00001', false],
    ['ab', false],
  ])('application identifier %s: %s', (digits, assigned) => {
    expect(isApplicationIdentifier(digits)).toBe(assigned);
  });
});
