import { createHmac } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from 'jose';
import type { KeyTexts } from './fault-texts.en.ts';
import { KeyError } from './key-error.ts';
import { isKeyKind, KEY_KINDS, type KeyKind } from './key-kind.ts';
import { type Secret, secretFromSeed } from './secret.ts';

/** The key that encrypts the others, with the name that wrapped keys call it by. */
export interface WrappingKey {
  /** 16 base64url characters, derived one-way from the bytes. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Names a wrapping key. */
export function wrappingKey(bytes: Uint8Array): WrappingKey {
  if (bytes.length !== 32) throw new TypeError('a wrapping key has 32 bytes');
  const id = createHmac('sha256', bytes).update('temque/wrapping-key-id/v1').digest().subarray(0, 12);
  return { id: id.toString('base64url'), bytes };
}

/** Encrypts a key as a compact JWE (RFC 7516) whose plaintext is a JWK that names its id and kind. */
export async function wrapSecret(secret: Secret, wrapping: WrappingKey): Promise<string> {
  const { id, kind, seed, material } = secret;
  const encoded = Buffer.from(seed).toString('base64url');
  const jwk =
    material.form === 'pair'
      ? { ...material.jwk, d: encoded, kid: id, kind }
      : { kty: 'oct', k: encoded, kid: id, kind };
  return await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(jwk)))
    .setProtectedHeader({ alg: 'A256KW', enc: 'A256GCM', kid: wrapping.id })
    .encrypt(wrapping.bytes);
}

/**
 * Decrypts a stored key and checks that it is the key of that row.
 *
 * @throws wrapping-key-wrong when it was wrapped under another key.
 * @throws key-corrupt when the stored text was changed.
 * @throws key-swapped when the text belongs to a row with another id or kind.
 */
export async function unwrapSecret(
  row: { readonly id: string; readonly kind: string; readonly wrapped: string },
  wrapping: WrappingKey,
): Promise<Secret> {
  const name: Name = (t) => t.key(row.id, row.kind);
  const wrappedUnder = wrappingKeyIdOf(row.wrapped, name);
  if (wrappedUnder !== wrapping.id) {
    throw new KeyError('wrapping-key-wrong', (t) => t.wrappingKeyWrong(wrappedUnder, wrapping.id));
  }
  const content = readContent(await decrypt(row.wrapped, wrapping, name), name);
  if (content.kid !== row.id || content.kind !== row.kind) {
    throw new KeyError('key-swapped', (t) => t.rowHolds(name(t), t.key(content.kid, content.kind)));
  }
  const secret = secretFromSeed(content.kind, content.seed, () => content.kid);
  if (secret.id !== row.id) {
    throw new KeyError('key-swapped', (t) => t.rowHolds(name(t), t.key(secret.id, secret.kind)));
  }
  return secret;
}

/** How a sentence names the key of a row. */
type Name = (texts: KeyTexts) => string;

function wrappingKeyIdOf(wrapped: string, name: Name): string {
  try {
    const { kid } = decodeProtectedHeader(wrapped);
    if (typeof kid === 'string') return kid;
  } catch (error) {
    throw new KeyError('key-corrupt', (t) => t.damaged(name(t)), error);
  }
  throw new KeyError('key-corrupt', (t) => t.namesNoWrappingKey(name(t)));
}

async function decrypt(wrapped: string, wrapping: WrappingKey, name: Name): Promise<string> {
  try {
    const { plaintext } = await compactDecrypt(wrapped, wrapping.bytes, {
      keyManagementAlgorithms: ['A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return new TextDecoder().decode(plaintext);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new KeyError('key-corrupt', (t) => t.damaged(name(t)), error);
  }
}

function readContent(text: string, name: Name): { kid: string; kind: KeyKind; seed: Uint8Array } {
  const jwk: unknown = JSON.parse(text);
  if (typeof jwk === 'object' && jwk !== null && 'kid' in jwk && 'kind' in jwk) {
    const { kid, kind } = jwk;
    if (typeof kid === 'string' && typeof kind === 'string' && isKeyKind(kind)) {
      const encoded = KEY_KINDS[kind] === 'ed25519' ? 'd' in jwk && jwk.d : 'k' in jwk && jwk.k;
      if (typeof encoded === 'string') {
        return { kid, kind, seed: new Uint8Array(Buffer.from(encoded, 'base64url')) };
      }
    }
  }
  throw new KeyError('key-corrupt', (t) => t.noKeyInside(name(t)));
}
