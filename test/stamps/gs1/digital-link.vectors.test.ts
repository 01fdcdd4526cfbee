import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { type DigitalLink, parseDigitalLink } from '../../../stamps/gs1/index.ts';
import { EXTERNAL_VECTORS, externalVectors } from '../../support/external-vectors.ts';

const VECTORS = Type.Array(
  Type.Object({ ok: Type.Boolean(), uri: Type.String(), exp: Type.String(), toggles: Type.Number() }),
);

/** Primary keys other than a GTIN, and GTIN qualifiers other than 22, 10 and 21: no stamp or product link has them. */
const OTHER_KEYS = /\/(?:00|253|414|8004|8018)\/|\/235\//;

/** Application identifiers of fixed length: no separator follows them in an element string. */
const FIXED_LENGTH = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/;

/** A link as the element string of the vectors: `^` before the first element and after those of variable length. */
function elementString({ gtin, cpv, lot, serial, attributes }: DigitalLink): string {
  const elements: [string, string][] = [['01', gtin]];
  if (cpv !== undefined) elements.push(['22', cpv]);
  if (lot !== undefined) elements.push(['10', lot]);
  if (serial !== undefined) elements.push(['21', serial]);
  for (const [ai, value] of attributes) elements.push([ai, value]);
  let text = '';
  let separate = true;
  for (const [ai, value] of elements) {
    text += `${separate ? '^' : ''}${ai}${value}`;
    separate = !FIXED_LENGTH.test(ai);
  }
  return text;
}

describe.skipIf(!EXTERNAL_VECTORS)('GS1 Digital Link vectors', () => {
  const all = EXTERNAL_VECTORS ? Value.Parse(VECTORS, externalVectors('gs1-digital-link.json')) : [];
  const outcomes = new Map<string, Set<boolean>>();
  for (const { uri, ok } of all) outcomes.set(uri, (outcomes.get(uri) ?? new Set()).add(ok));

  // The engine has toggles for these: it is told to accept or to refuse GTINs of fewer than 14 digits and unknown
  // identifiers. GTIN-8, -12 and -13 are read here; unknown identifiers are not.
  const decided = all.filter(({ uri, ok }) => outcomes.get(uri)?.size === 1 || ok === !uri.includes('89='));
  // `/gtin/…` and `/ser/…`: aliases that URI Syntax 1.6 no longer has; they are covered as refusals.
  const current = decided.filter(({ ok, toggles }) => !(ok && toggles === 1));
  const covered = current.filter(({ ok, uri }) => !(ok && OTHER_KEYS.test(uri)));

  it('covers the vectors of the subset', () => {
    expect(all).toHaveLength(116);
    expect(all.length - decided.length).toBe(7);
    expect(decided.length - current.length).toBe(3);
    expect(current.length - covered.length).toBe(23);
    expect(covered.filter(({ ok }) => ok)).toHaveLength(44);
  });

  it.each(covered.filter(({ ok }) => ok))('$uri is $exp', ({ uri, exp }) => {
    const parsed = parseDigitalLink(uri);
    expect(parsed).toMatchObject({ ok: true });
    // One expectation of the file carries two stray plus signs before the element string.
    if (parsed.ok) expect(elementString(parsed.link)).toBe(exp.replace(/^\++/, ''));
  });

  it.each(covered.filter(({ ok }) => !ok))('$uri is refused', ({ uri }) => {
    expect(parseDigitalLink(uri)).toMatchObject({ ok: false });
  });
});
