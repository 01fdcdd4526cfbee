import { hashSecret, hasSecretForm, newSecretText } from './secret-text.ts';

const PREFIX = 'tq_';

/** A new token: `tq_` and 43 characters of base64url. */
export function newTokenText(randomBytes: (size: number) => Uint8Array): string {
  return PREFIX + newSecretText(randomBytes);
}

/** Whether a text has the form of a token; says nothing about its being one. */
export function hasTokenForm(text: string): boolean {
  return text.startsWith(PREFIX) && hasSecretForm(text.slice(PREFIX.length));
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return hashSecret(token);
}
