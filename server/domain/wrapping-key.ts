import type { Parsed } from './parsed.ts';
import { fault, phrase, value } from './parsed.ts';

/** Length of the wrapping key. */
export const WRAPPING_KEY_BYTES = 32;

/** Reads a wrapping key: 32 bytes as 64 hexadecimal digits or as base64 (either alphabet). */
export function parseWrappingKey(text: string): Parsed<Uint8Array> {
  const trimmed = text.trim();
  if (/^[0-9a-f]{64}$/i.test(trimmed)) return checked(Buffer.from(trimmed, 'hex'));
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return checked(Buffer.from(trimmed, 'base64'));
  // The text itself stays out of the sentence: it may be a real key with one character missing.
  return fault(phrase((t) => t.keyForm(trimmed.length)));
}

/** Writes a wrapping key the way that {@link parseWrappingKey} reads it: 43 base64url characters. */
export function formatWrappingKey(key: Uint8Array): string {
  return Buffer.from(key).toString('base64url');
}

function checked(bytes: Uint8Array): Parsed<Uint8Array> {
  if (bytes.length !== WRAPPING_KEY_BYTES) return fault(phrase((t) => t.keyLength(WRAPPING_KEY_BYTES)));
  if (new Set(bytes).size < 8) return fault(phrase((t) => t.keyPlaceholder));
  return value(new Uint8Array(bytes));
}
