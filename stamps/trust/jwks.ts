import type { Awaitable, Sha256 } from '../awaitable.ts';
import { whenReady } from '../awaitable.ts';
import { bytesFromBase64url } from '../base64url.ts';
import type { Ed25519PublicJwk, KeyState, TrustedKey } from './keys.ts';
import { KEY_STATES } from './keys.ts';
import { thumbprint } from './thumbprint.ts';

/** Most keys a list may hold. */
export const MAX_JWKS_KEYS = 1_000;

/** One member of a published key set. `state` is ours: JWK readers ignore members they do not know (RFC 7517, section 4). */
export interface PublishedJwk extends Ed25519PublicJwk {
  kid: string;
  use: 'sig';
  alg: 'Ed25519';
  state: KeyState;
}

/** The published key set. `origins` is ours: the current origin first, then the former ones. */
export interface PublishedJwks {
  keys: PublishedJwk[];
  origins?: string[];
}

/** What a key set says, as far as it can be trusted at all. */
export interface TrustList {
  keys: TrustedKey[];
  origins: string[];
}

/** Why a key set is refused as a whole. */
export type JwksFault =
  | 'not-a-jwks'
  | 'too-many-keys'
  | 'bad-key'
  | 'wrong-kid'
  | 'unknown-state'
  | 'bad-origins';

/** What a value is as a key set, or why it is refused as a whole. */
export type ParsedJwks = { ok: true; trust: TrustList } | { ok: false; fault: JwksFault; kid?: string };

/** The key set for `/.well-known/jwks.json`: keys of every state, so that readers learn which are retired. */
export function buildJwks(keys: Iterable<TrustedKey>, origins?: readonly string[]): PublishedJwks {
  const published: PublishedJwk[] = [];
  for (const { kid, state, key } of keys) {
    published.push({ kty: 'OKP', crv: 'Ed25519', x: key.x, kid, use: 'sig', alg: 'Ed25519', state });
  }
  return origins === undefined ? { keys: published } : { keys: published, origins: [...origins] };
}

/**
 * Reads a key set. Keys of other types or uses are passed over; a key without `state` counts as active; an
 * Ed25519 key whose `kid` is not its thumbprint, or whose state is unknown, makes the whole set untrustworthy.
 */
export function parseJwks(value: unknown, sha256: (data: Uint8Array) => Uint8Array): ParsedJwks;
export function parseJwks(value: unknown, sha256: Sha256): Awaitable<ParsedJwks>;
export function parseJwks(value: unknown, sha256: Sha256): Awaitable<ParsedJwks> {
  if (!isRecord(value) || !Array.isArray(value.keys)) return { ok: false, fault: 'not-a-jwks' };
  if (value.keys.length > MAX_JWKS_KEYS) return { ok: false, fault: 'too-many-keys' };
  const origins = value.origins ?? [];
  if (!isStrings(origins)) return { ok: false, fault: 'bad-origins' };
  const keys: TrustedKey[] = [];
  let done: Awaitable<ParsedJwks> = { ok: true, trust: { keys, origins } };
  for (const member of value.keys) {
    done = whenReady<ParsedJwks, ParsedJwks>(done, (soFar) =>
      soFar.ok ? whenReady(readKey(member, sha256), keepIn(keys, soFar)) : soFar,
    );
  }
  return done;
}

type KeyRead = { key?: TrustedKey } | { fault: JwksFault; kid?: string };

function keepIn(keys: TrustedKey[], soFar: ParsedJwks): (read: KeyRead) => ParsedJwks {
  return (read) => {
    if ('fault' in read) return { ok: false, ...read };
    if (read.key !== undefined) keys.push(read.key);
    return soFar;
  };
}

function readKey(member: unknown, sha256: Sha256): Awaitable<KeyRead> {
  if (!isRecord(member)) return { fault: 'bad-key' };
  const { kty, crv, x, kid, use, state = 'active' } = member;
  if (kty !== 'OKP' || crv !== 'Ed25519' || (use !== undefined && use !== 'sig')) return {};
  if (
    typeof kid !== 'string' ||
    typeof x !== 'string' ||
    bytesFromBase64url(x)?.length !== 32 ||
    'd' in member
  ) {
    return { fault: 'bad-key' };
  }
  const known = KEY_STATES.find((candidate) => candidate === state);
  if (known === undefined) return { fault: 'unknown-state', kid };
  const key: Ed25519PublicJwk = { kty, crv, x };
  return whenReady(thumbprint(sha256, key), (expected) =>
    expected === kid ? { key: { kid, state: known, key } } : { fault: 'wrong-kid', kid },
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
