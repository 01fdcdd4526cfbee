import { createHash } from 'node:crypto';

/** Bytes of randomness in a secret that cannot be guessed. */
export const SECRET_BYTES = 32;

const SECRET_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** A new secret as text: 43 characters of base64url. */
export function newSecretText(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url');
}

/** Whether a text has the form of a secret; says nothing about its being one. */
export function hasSecretForm(text: string): boolean {
  return SECRET_PATTERN.test(text);
}

/**
 * What is stored of a secret: its SHA-256, hex. A plain hash is enough, since 32 random bytes cannot be guessed
 * from it; looking a secret up by its hash leaves nothing to compare bytewise.
 */
export function hashSecret(text: string): string {
  return createHash('sha256').update(text, 'ascii').digest('hex');
}
