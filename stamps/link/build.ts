import type { Serial } from '../serial/index.ts';
import type { LinkTarget } from '../signature/index.ts';
import { payloadText, SIGNATURE_DIGITS } from '../signature/index.ts';

/** What a stamp link is made of. */
export interface StampLinkParts {
  /** Scheme and host, e.g. `https://tem.example.vn`, lower case, no trailing slash. */
  origin: string;
  target: LinkTarget;
  serial: Serial;
  /** 155 decimal digits; absent in the compact profile. */
  signature?: string;
}

/** A run of one mode in a QR symbol. */
export interface SymbolSegment {
  mode: 'byte' | 'alphanumeric' | 'numeric';
  data: string;
}

/** The stamp link as text. @throws TypeError when the signature is not 155 digits. */
export function buildStampLink(parts: StampLinkParts): string {
  const address = `${parts.origin}/${payloadText(parts.target, parts.serial)}`;
  return parts.signature === undefined ? address : `${address}?s=${checked(parts.signature)}`;
}

/**
 * The stamp link as the segments of its QR symbol: the scheme in lower case (some cameras match it so), host and path
 * in upper case for alphanumeric mode, the signature in numeric mode. A host that alphanumeric mode cannot hold stays
 * in the byte segment.
 *
 * @throws TypeError when the signature is not 155 digits.
 */
export function symbolSegments(parts: StampLinkParts): SymbolSegment[] {
  const schemeEnd = parts.origin.indexOf('://') + 3;
  const scheme = parts.origin.slice(0, schemeEnd);
  const host = parts.origin.slice(schemeEnd).toUpperCase();
  const path = `/${payloadText(parts.target, parts.serial)}`;
  const segments: SymbolSegment[] = /^[0-9A-Z $%*+\-./:]*$/.test(host)
    ? [byte(scheme), { mode: 'alphanumeric', data: host + path }]
    : [byte(scheme + host.toLowerCase()), { mode: 'alphanumeric', data: path }];
  if (parts.signature !== undefined) {
    segments.push(byte('?s='), { mode: 'numeric', data: checked(parts.signature) });
  }
  return segments;
}

function byte(data: string): SymbolSegment {
  return { mode: 'byte', data };
}

function checked(signature: string): string {
  if (signature.length !== SIGNATURE_DIGITS || !/^[0-9]+$/.test(signature)) {
    throw new TypeError('a signature has 155 digits');
  }
  return signature;
}
