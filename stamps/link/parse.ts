import { parseGtin, parseGtinPath, percentDecode } from '../gs1/index.ts';
import type { BatchCode, Serial } from '../serial/index.ts';
import { parseSerial, withoutSeparators } from '../serial/index.ts';

import type { LinkTarget } from '../signature/index.ts';
import { SIGNATURE_DIGITS, signatureFromDigits } from '../signature/index.ts';
import type { Address } from './address.ts';
import { splitAddress } from './address.ts';
import type { LinkDamage, MalformedFault } from './fault.ts';

/** Longest text that is read; a stamp link with attributes stays far below. */
export const MAX_TEXT_LENGTH = 2_048;

/** A text that has the form of a stamp; nothing in it is proved yet. */
export interface StampText {
  ok: true;
  /** A link with its host, the path of a request, or a serial as typed. */
  source: 'link' | 'path' | 'serial';
  /** With `link`: lower case, without a default port. */
  host?: string;
  /** With `link` and `path`: what the link names, hence what its signature covers. */
  target?: LinkTarget;
  serial: Serial;
  batchCode: BatchCode;
  index: number;
  tag: number;
  /** 64 bytes, when the link carries one. */
  signature?: Uint8Array;
}

/** A text that is no stamp, with the reason; it accuses nobody. */
export interface MalformedText {
  ok: false;
  fault: MalformedFault;
  /** With `damaged-link`. */
  damage?: LinkDamage;
  /** With `serial-character`: the group of four, counted from 1. */
  group?: 1 | 2 | 3 | 4;
  /** With `serial-length`: characters found. */
  length?: number;
  /** The host, when the text is a link. */
  host?: string;
}

/** What a text is as a stamp, or why it is none. */
export type ParsedStampText = StampText | MalformedText;

/**
 * Reads any text as a stamp: a link on any host, the path and query of a request, or a typed serial.
 *
 * Either case of host, path and parameter name is taken, and a trailing slash, qualifiers 22 and 10, unknown
 * parameters and a fragment; none of these is signed. Never throws; time grows with the length, at most
 * {@link MAX_TEXT_LENGTH}.
 */
export function parseStampText(text: string): ParsedStampText {
  if (text.length > MAX_TEXT_LENGTH) return { ok: false, fault: 'too-long' };
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, fault: 'empty' };
  if (/[/?#\\]/.test(trimmed)) {
    const address = splitAddress(trimmed);
    return address === undefined ? { ok: false, fault: 'foreign-code' } : parseAddress(address);
  }
  return parseTyped(trimmed);
}

function parseTyped(text: string): ParsedStampText {
  const typed = withoutSeparators(text);
  if (typed === '') return { ok: false, fault: 'empty' };
  if (typed.length > 32 || /[:(){}[\]<>@=;]/.test(typed)) return { ok: false, fault: 'foreign-code' };
  if (/^[0-9]+$/.test(typed) && parseGtin(typed).ok) return { ok: false, fault: 'foreign-code' };
  const serial = parseSerial(text);
  return serial.ok ? { ...serial, source: 'serial' } : serial;
}

function parseAddress(address: Address): ParsedStampText {
  const { host, segments } = address;
  const where = host === undefined ? {} : { host };
  const read = readSegments(segments);
  if (!read.ok) return { ...read, ...where };
  const serial = parseSerial(read.serial);
  if (!serial.ok) return { ...serial, ...where };
  const signature = readSignature(address);
  if (typeof signature === 'string') return { ok: false, fault: 'damaged-link', damage: signature, ...where };
  const { target } = read;
  return {
    ...serial,
    source: host === undefined ? 'path' : 'link',
    target,
    ...where,
    ...(signature === undefined ? {} : { signature }),
  };
}

function readSegments(
  segments: readonly string[],
): { ok: true; target: LinkTarget; serial: string } | MalformedText {
  if (segments.length === 2 && segments[0]?.toUpperCase() === 'S') {
    const serial = percentDecode(segments[1] ?? '');
    if (serial === undefined) return { ok: false, fault: 'damaged-link', damage: 'encoding' };
    return { ok: true, target: { form: 'short' }, serial };
  }
  if (segments[0] !== '01' || segments.length < 2) return { ok: false, fault: 'foreign-code' };
  const read = parseGtinPath(segments);
  if (!read.ok) {
    const isGtin = read.fault.startsWith('gtin-');
    const isValue = read.fault === 'bad-value';
    if (!isGtin && !isValue) return { ok: false, fault: 'foreign-code' };
    return { ok: false, fault: 'damaged-link', damage: isGtin ? 'gtin' : 'encoding' };
  }
  const { gtin, serial } = read.path;
  if (serial === undefined) return { ok: false, fault: 'damaged-link', damage: 'no-serial' };
  return { ok: true, target: { form: 'gs1', gtin }, serial };
}

/** Digits in a row that are nothing but what is left of a signature. */
const SIGNATURE_REST = /[0-9]{100}/;

/** The signature of an address: none, its bytes, or what is wrong with it. */
function readSignature({ query, fragment }: Address): Uint8Array | LinkDamage | undefined {
  let digits: string | undefined;
  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if ((equals < 0 ? pair : pair.slice(0, equals)).toLowerCase() !== 's') continue;
    if (digits !== undefined) return 'doubled';
    digits = percentDecode(equals < 0 ? '' : pair.slice(equals + 1)) ?? '?';
  }
  if (digits === undefined) {
    return SIGNATURE_REST.test(query) || SIGNATURE_REST.test(fragment) ? 'truncated' : undefined;
  }
  if (!/^[0-9]*$/.test(digits)) return /[?&]s=/i.test(digits) ? 'doubled' : 'not-digits';
  if (digits.length < SIGNATURE_DIGITS) return 'truncated';
  if (digits.length > SIGNATURE_DIGITS) return digits.length >= 2 * SIGNATURE_DIGITS ? 'doubled' : 'overlong';
  return signatureFromDigits(digits) ?? 'out-of-range';
}
