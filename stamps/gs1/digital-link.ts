import { isApplicationIdentifier } from './application-identifier.ts';
import type { Gtin, GtinFault } from './gtin.ts';
import { parseGtin } from './gtin.ts';
import { isCset82, percentDecode, percentEncode } from './percent.ts';

/** Longest URI that is read. */
export const MAX_URI_LENGTH = 2_048;

/** An uncompressed GS1 Digital Link URI whose primary key is a GTIN. */
export interface DigitalLink {
  /** Scheme, host and port as written; the scheme in lower case. */
  origin: string;
  /** Path before the primary key, without slashes at its ends; empty for most. */
  stem: string;
  gtin: Gtin;
  /** AI 22, consumer product variant. */
  cpv?: string;
  /** AI 10, batch or lot number. */
  lot?: string;
  /** AI 21, serial number. */
  serial?: string;
  /** Query parameters whose name is an application identifier, in order. */
  attributes: readonly (readonly [ai: string, value: string])[];
}

/** Why a text is no such URI. */
export type DigitalLinkFault =
  | GtinFault
  | 'uri-too-long'
  | 'uri-scheme'
  | 'uri-host'
  | 'uri-character'
  | 'no-primary-key'
  | 'unsupported-qualifier'
  | 'qualifier-order'
  | 'bad-value'
  | 'repeated-attribute'
  | 'unknown-attribute';

/** What a text is as a GS1 Digital Link, or why it is none. */
export type ParsedDigitalLink = { ok: true; link: DigitalLink } | { ok: false; fault: DigitalLinkFault };

/** What a GS1 Digital Link is built from. */
export interface DigitalLinkParts {
  /** Scheme and host, e.g. `https://tem.example.vn`. */
  origin: string;
  gtin: Gtin;
  cpv?: string;
  lot?: string;
  serial?: string;
  /** Written after `?` in the order given: application identifiers or extension parameters. */
  query?: Readonly<Record<string, string>>;
}

/**
 * Writes a GS1 Digital Link URI with qualifiers in their fixed order.
 *
 * Source: GS1 Digital Link URI Syntax 1.6, sections 4 and 5.
 *
 * @throws TypeError when a qualifier is empty, longer than 20 characters or outside GS1's 82 characters.
 */
export function buildDigitalLink(parts: DigitalLinkParts): string {
  let uri = `${parts.origin}/01/${parts.gtin}`;
  for (const [ai, value] of [
    ['22', parts.cpv],
    ['10', parts.lot],
    ['21', parts.serial],
  ] as const) {
    if (value === undefined) continue;
    if (!isQualifierValue(value))
      throw new TypeError(`AI ${ai} takes 1 to 20 characters of GS1 character set 82`);
    uri += `/${ai}/${percentEncode(value)}`;
  }
  const query = Object.entries(parts.query ?? {}).map(
    ([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`,
  );
  return query.length > 0 ? `${uri}?${query.join('&')}` : uri;
}

/**
 * Reads an uncompressed GS1 Digital Link URI of the form `/01/…[/22/…][/10/…][/21/…]`, after any path stem.
 *
 * The query is read for attributes: names of digits only must be assigned application identifiers, at most once each, with a
 * value of GS1's character set; other parameters and the fragment are passed over.
 */
export function parseDigitalLink(uri: string): ParsedDigitalLink {
  if (uri.length > MAX_URI_LENGTH) return failed('uri-too-long');
  const scheme = /^(https?|HTTPS?):\/\//.exec(uri)?.[0];
  if (scheme === undefined) return failed('uri-scheme');
  if (!/^[!#-;=?-[\]_a-z~]*$/.test(uri)) return failed('uri-character');
  const [beforeFragment = ''] = uri.split('#', 1);
  const queryAt = beforeFragment.indexOf('?');
  const address = queryAt < 0 ? beforeFragment : beforeFragment.slice(0, queryAt);
  const query = queryAt < 0 ? '' : beforeFragment.slice(queryAt + 1);
  const [host = '', ...segments] = address.slice(scheme.length).split('/');
  if (!HOST.test(host)) return failed('uri-host');
  const keyAt = findPrimaryKey(segments);
  if (keyAt < 0) return failed('no-primary-key');
  const path = parseGtinPath(segments.slice(keyAt));
  if (!path.ok) return path;
  const attributes = parseAttributes(query, path.path);
  if ('fault' in attributes) return failed(attributes.fault);
  const origin = scheme.toLowerCase() + host;
  return {
    ok: true,
    link: { origin, stem: segments.slice(0, keyAt).join('/'), ...path.path, attributes: attributes.list },
  };
}

/** A GTIN with its qualifiers, as path segments say it. */
export type GtinPath = Pick<DigitalLink, 'gtin' | 'cpv' | 'lot' | 'serial'>;

/** What a path is from its GTIN on, or why it is none. */
export type ParsedGtinPath = { ok: true; path: GtinPath } | { ok: false; fault: DigitalLinkFault };

/** Reads the segments `01`, GTIN, then qualifiers 22, 10, 21 in that order, each at most once; values percent-decoded. */
export function parseGtinPath(segments: readonly string[]): ParsedGtinPath {
  if (segments[0] !== '01' || segments.length < 2) return failed('no-primary-key');
  const decoded = percentDecode(segments[1] ?? '');
  if (decoded === undefined) return failed('bad-value');
  if (!/^[0-9]*$/.test(decoded)) return failed('gtin-character');
  const gtin = parseGtin(decoded);
  if (!gtin.ok) return gtin;
  if (segments.length % 2 !== 0) return failed('bad-value');
  const path: { gtin: Gtin; cpv?: string; lot?: string; serial?: string } = { gtin: gtin.gtin };
  let place = -1;
  for (let i = 2; i < segments.length; i += 2) {
    const next = QUALIFIERS.findIndex(([ai]) => ai === segments[i]);
    const name = QUALIFIERS[next]?.[1];
    if (name === undefined) return failed('unsupported-qualifier');
    if (next <= place) return failed('qualifier-order');
    place = next;
    const value = percentDecode(segments[i + 1] ?? '');
    if (value === undefined || !isQualifierValue(value)) return failed('bad-value');
    path[name] = value;
  }
  return { ok: true, path };
}

const QUALIFIERS = [
  ['22', 'cpv'],
  ['10', 'lot'],
  ['21', 'serial'],
] as const;

const HOST = /^(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?$/;

/** The last `01` that a GTIN follows, so that a stem may hold the same digits. */
function findPrimaryKey(segments: readonly string[]): number {
  for (let i = segments.length - 2; i >= 0; i -= 1) {
    if (segments[i] === '01' && (segments.length - i) % 2 === 0 && !isQualifierPlace(segments, i)) return i;
  }
  return -1;
}

/** True when the segment is the value of a qualifier rather than a key, as in `/01/…/10/01/21/X`. */
function isQualifierPlace(segments: readonly string[], at: number): boolean {
  return segments.slice(0, at).some((segment, i) => segment === '01' && (at - i) % 2 === 1 && i + 1 < at);
}

function parseAttributes(
  query: string,
  path: GtinPath,
): { list: (readonly [string, string])[] } | { fault: DigitalLinkFault } {
  const seen = new Set(['01']);
  for (const [ai, name] of QUALIFIERS) if (path[name] !== undefined) seen.add(ai);
  const list: (readonly [string, string])[] = [];
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    const name = equals < 0 ? pair : pair.slice(0, equals);
    if (equals < 0 || !/^[0-9]+$/.test(name)) continue;
    // Keys and qualifiers belong into the path; as attributes beside a GTIN they would say two things.
    if (seen.has(name) || name === '10' || name === '21' || name === '22')
      return { fault: 'repeated-attribute' };
    if (!isApplicationIdentifier(name)) return { fault: 'unknown-attribute' };
    const value = percentDecode(pair.slice(equals + 1), true);
    if (value === undefined || value === '' || value.length > 90 || !isCset82(value))
      return { fault: 'bad-value' };
    seen.add(name);
    list.push([name, value]);
  }
  return { list };
}

function isQualifierValue(value: string): boolean {
  return value.length >= 1 && value.length <= 20 && isCset82(value);
}

function failed(fault: DigitalLinkFault): { ok: false; fault: DigitalLinkFault } {
  return { ok: false, fault };
}
