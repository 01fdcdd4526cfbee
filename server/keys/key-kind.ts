import { KEY_STATES, type KeyState } from '../../stamps/trust/index.ts';

/** What each kind of key is: a signing key pair or 32 secret bytes, and what it is for. */
export const KEY_KINDS = {
  /** Signs stamps. */
  issuer: 'ed25519',
  /** Signs what offline devices trust; they pin it on first set-up. */
  bundle: 'ed25519',
  /** Derives the tag key of each batch. */
  'tag-root': 'secret',
  /** Derives the codes under the scratch layer. */
  'hidden-root': 'secret',
  /** Authenticates the single-use tokens of scan pages. */
  'scan-token': 'secret',
  /** Derives what guards accounts: seals second factors and letters, hashes recovery codes, marks forms. */
  'account-root': 'secret',
} as const;

/** The purpose that a key was made for; a key never serves another. */
export type KeyKind = keyof typeof KEY_KINDS;

/** Every kind, in the order in which lists show them. */
export const ALL_KEY_KINDS: readonly KeyKind[] = [
  'issuer',
  'bundle',
  'tag-root',
  'hidden-root',
  'scan-token',
  'account-root',
];

/** Whether a stored word is a kind of key. */
export function isKeyKind(text: string): text is KeyKind {
  return Object.hasOwn(KEY_KINDS, text);
}

/** Whether a stored word is a state of a key. */
export function isKeyState(text: string): text is KeyState {
  return KEY_STATES.some((state) => state === text);
}
