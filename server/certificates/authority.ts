import type { AuthorityLevel } from '../domain/ocop-terms.ts';
import { findProvinceByKey, TWO_LEVELS_SINCE } from '../domain/provinces.ts';
import { foldSpelling } from '../domain/spelling.ts';

/** An authority that may recognise OCOP products. */
export interface Authority {
  readonly level: AuthorityLevel;
  /** The same for every spelling of one authority; of districts, the same only within a province. */
  readonly key: string;
}

/** The authority of a text, or why there is none. */
export type ParsedAuthority =
  | ({ readonly ok: true } & Authority)
  | { readonly ok: false; readonly fault: 'authority-unknown' | 'authority-abolished' };

/**
 * Reads who signed a decision on this day: `UBND tỉnh Lâm Đồng`, `Ủy ban nhân dân huyện Đắk Song`,
 * `Chủ tịch UBND TP. Đà Lạt`, `Bộ Nông nghiệp và Môi trường`.
 *
 * A city is a province's equal only when it is centrally run; many others bear their province's name. Districts, and
 * provinces that were merged, cannot have signed on or after 1 July 2025.
 */
export function parseAuthority(text: string, signedOn: string): ParsedAuthority {
  const folded = foldSpelling(text)
    .replace(/^(?:chu'3 tich'5|bô'5 trương'3|thu'3 trương'3) /, '')
    .replace(/^(?:uy'3|uy'4) ban nhân dân /, 'ubnd ');
  if (MINISTRY.test(folded)) return { ok: true, level: 'ministry', key: 'ministry' };
  if (!folded.startsWith('ubnd ')) return { ok: false, fault: 'authority-unknown' };
  const body = folded.slice('ubnd '.length);
  for (const [kind, prefix] of KINDS) {
    const name = body.replace(prefix, '');
    if (name === body || name === '') continue;
    if (kind === 'province' || (kind === 'city' && isCentralCity(name, signedOn)))
      return province(name, signedOn);
    return district(`${kind} ${name}`, signedOn);
  }
  return province(body, signedOn);
}

const MINISTRY = /^(?:bô'5 )?(?:bô'5 nông nghiêp'5 |bô'5 (?:nn|nnptnt|nnmt)(?: |$))/;

const KINDS: readonly (readonly [kind: string, prefix: RegExp])[] = [
  ['province', /^(?:tinh'3|t) /],
  ['city', /^(?:thanh'1 phô'2 |tp )/],
  ['town', /^(?:thi'5 xa'4|tx) /],
  ['district', /^(?:huyên'5|h) /],
  ['urban-district', /^(?:quân'5|q) /],
];

/** Cities under the central government; the day is that on which the city became one. */
const CENTRAL_CITIES: readonly (readonly [code: string, since: string])[] = [
  ['01', ''],
  ['31', ''],
  ['46', '2025-01-01'],
  ['48', ''],
  ['75', ''],
  ['79', ''],
  ['92', ''],
];

function isCentralCity(name: string, signedOn: string): boolean {
  const found = findProvinceByKey(name);
  return (
    found !== undefined &&
    !found.former &&
    CENTRAL_CITIES.some(([code, since]) => code === found.code && signedOn >= since)
  );
}

function province(name: string, signedOn: string): ParsedAuthority {
  const found = findProvinceByKey(name);
  if (found === undefined) return { ok: false, fault: 'authority-unknown' };
  if (found.former && signedOn >= TWO_LEVELS_SINCE) return { ok: false, fault: 'authority-abolished' };
  return { ok: true, level: 'province', key: found.former ? `former ${name}` : `province ${found.code}` };
}

function district(name: string, signedOn: string): ParsedAuthority {
  if (signedOn >= TWO_LEVELS_SINCE) return { ok: false, fault: 'authority-abolished' };
  return { ok: true, level: 'district', key: name };
}
