import { asciiBytes } from '../ascii.ts';
import { base64url } from '../base64url.ts';
import type { Gtin } from '../gs1/index.ts';
import type { Serial } from '../serial/index.ts';

/** What a stamp link names: a GTIN and the serial (GS1 Digital Link), or the serial alone. */
export type LinkTarget = { form: 'gs1'; gtin: Gtin } | { form: 'short' };

/** The JWS protected header of every stamp, a constant (RFC 7515, RFC 7797). */
export const PROTECTED_HEADER = '{"alg":"Ed25519","b64":false,"crit":["b64"]}';

/** The protected header in BASE64URL. */
export const PROTECTED_HEADER_BASE64URL = base64url(asciiBytes(PROTECTED_HEADER));

/** The signed payload, rebuilt from parsed values: `01/{14 digits}/21/{serial}` or `S/{serial}`. */
export function payloadText(target: LinkTarget, serial: Serial): string {
  return target.form === 'gs1' ? `01/${target.gtin}/21/${serial}` : `S/${serial}`;
}

const SIGNING_PREFIX = asciiBytes(`${PROTECTED_HEADER_BASE64URL}.`);

/** The bytes that are signed: `BASE64URL(header).payload` with the payload unencoded (RFC 7797, section 3). */
export function signingInput(target: LinkTarget, serial: Serial): Uint8Array {
  const payload = payloadText(target, serial);
  const bytes = new Uint8Array(SIGNING_PREFIX.length + payload.length);
  bytes.set(SIGNING_PREFIX);
  // Parsers let nothing but ASCII into a GTIN or a serial.
  for (let i = 0; i < payload.length; i += 1) bytes[SIGNING_PREFIX.length + i] = payload.charCodeAt(i);
  return bytes;
}

/** A stamp's signature as any JOSE library reads it, with the payload that it signs. */
export interface StampJws {
  protected: string;
  payload: string;
  signature: string;
}

/** The stamp as flattened JWS JSON with its unencoded payload attached (RFC 7515, section 7.2.2). */
export function flattenedJws(target: LinkTarget, serial: Serial, signature: Uint8Array): StampJws {
  return {
    protected: PROTECTED_HEADER_BASE64URL,
    payload: payloadText(target, serial),
    signature: base64url(signature),
  };
}
