import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { type Ed25519PublicJwk, thumbprint } from '../../stamps/trust/index.ts';
import { KEY_KINDS, type KeyKind } from './key-kind.ts';

/** The usable half of a key: a pair that signs, or 32 bytes that derive. */
export type Material =
  | {
      readonly form: 'pair';
      readonly privateKey: KeyObject;
      readonly publicKey: KeyObject;
      readonly jwk: Ed25519PublicJwk;
    }
  | { readonly form: 'secret'; readonly bytes: Uint8Array };

/** A key in the open, in memory only. */
export interface Secret {
  readonly id: string;
  readonly kind: KeyKind;
  /** 32 bytes: the Ed25519 seed or the root itself. */
  readonly seed: Uint8Array;
  readonly material: Material;
}

/** Length of every seed and root. */
const SEED_BYTES = 32;

/** Random bytes behind the id of a root. */
const ROOT_ID_BYTES = 12;

/** PKCS #8 around a bare Ed25519 seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Makes a new key of a kind from random bytes. */
export function createSecret(kind: KeyKind, randomBytes: (size: number) => Uint8Array): Secret {
  const seed = randomBytes(SEED_BYTES);
  const rootId = () => Buffer.from(randomBytes(ROOT_ID_BYTES)).toString('base64url');
  return secretFromSeed(kind, seed, rootId);
}

/** Rebuilds a key from its seed; a pair's id is its thumbprint, a root's id is what `rootId` gives. */
export function secretFromSeed(kind: KeyKind, seed: Uint8Array, rootId: () => string): Secret {
  if (seed.length !== SEED_BYTES) throw new TypeError(`a key has ${SEED_BYTES} bytes, not ${seed.length}`);
  if (KEY_KINDS[kind] === 'secret')
    return { id: rootId(), kind, seed, material: { form: 'secret', bytes: seed } };
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const { x } = publicKey.export({ format: 'jwk' });
  if (x === undefined) throw new TypeError('an Ed25519 key has an x');
  const jwk: Ed25519PublicJwk = { kty: 'OKP', crv: 'Ed25519', x };
  return { id: thumbprint(sha256, jwk), kind, seed, material: { form: 'pair', privateKey, publicKey, jwk } };
}

function sha256(data: Uint8Array): Uint8Array {
  return createHash('sha256').update(data).digest();
}
