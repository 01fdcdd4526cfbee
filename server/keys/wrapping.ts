import { createHmac } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader, errors } from 'jose';
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
  const name = `key ${row.id} (${row.kind})`;
  const wrappedUnder = wrappingKeyIdOf(row.wrapped, name);
  if (wrappedUnder !== wrapping.id) {
    throw new KeyError(
      'wrapping-key-wrong',
      `The keys of this database are wrapped under the wrapping key ${wrappedUnder}; the one given is ` +
        `${wrapping.id}. Give the right one in WRAPPING_KEY or WRAPPING_KEY_FILE; no key was changed.`,
    );
  }
  const content = readContent(await decrypt(row.wrapped, wrapping, name), name);
  if (content.kid !== row.id || content.kind !== row.kind) {
    throw new KeyError('key-swapped', `The row of ${name} holds key ${content.kid} (${content.kind}).`);
  }
  const secret = secretFromSeed(content.kind, content.seed, () => content.kid);
  if (secret.id !== row.id) throw new KeyError('key-swapped', `The row of ${name} holds key ${secret.id}.`);
  return secret;
}

function wrappingKeyIdOf(wrapped: string, name: string): string {
  try {
    const { kid } = decodeProtectedHeader(wrapped);
    if (typeof kid === 'string') return kid;
  } catch (error) {
    throw new KeyError('key-corrupt', `The stored form of ${name} is damaged.`, error);
  }
  throw new KeyError('key-corrupt', `The stored form of ${name} names no wrapping key.`);
}

async function decrypt(wrapped: string, wrapping: WrappingKey, name: string): Promise<string> {
  try {
    const { plaintext } = await compactDecrypt(wrapped, wrapping.bytes, {
      keyManagementAlgorithms: ['A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return new TextDecoder().decode(plaintext);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new KeyError('key-corrupt', `The stored form of ${name} is damaged.`, error);
  }
}

function readContent(text: string, name: string): { kid: string; kind: KeyKind; seed: Uint8Array } {
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
  throw new KeyError('key-corrupt', `What ${name} unwraps to is no key.`);
}
