import { createHash } from 'node:crypto';

/** Bytes of randomness in a token. */
export const TOKEN_BYTES = 32;

const TOKEN_PATTERN = /^tq_[A-Za-z0-9_-]{43}$/;

/** The token made of 32 random bytes: `tq_` and 43 characters of base64url. */
export function tokenFromBytes(bytes: Uint8Array): string {
  if (bytes.length !== TOKEN_BYTES) throw new TypeError(`a token is made of ${TOKEN_BYTES} bytes`);
  return `tq_${Buffer.from(bytes).toString('base64url')}`;
}

/** Whether a text has the form of a token; says nothing about its being one. */
export function hasTokenForm(text: string): boolean {
  return TOKEN_PATTERN.test(text);
}

/**
 * What is stored of a token: its SHA-256, hex. A plain hash is enough, since 32 random bytes cannot be guessed
 * from it; looking a token up by its hash leaves nothing to compare bytewise.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token, 'ascii').digest('hex');
}
