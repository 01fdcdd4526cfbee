import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { base64url, type Ed25519PublicJwk, thumbprint } from '../../stamps/index.ts';

/** Node's HMAC-SHA-256, in the form the library takes. */
export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return new Uint8Array(createHmac('sha256', key).update(data).digest());
}

/** Node's SHA-256, in the form the library takes. */
export function sha256(data: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest());
}

/** 32 bytes that a name determines: tests need keys, not secrets. */
export function seedFor(name: string): Uint8Array {
  return sha256(new TextEncoder().encode(`temque test ${name}`));
}

/** An Ed25519 key pair for tests. */
export interface TestIssuerKey {
  kid: string;
  seed: Uint8Array;
  jwk: Ed25519PublicJwk;
  publicKey: KeyObject;
  privateKey: KeyObject;
  sign(data: Uint8Array): Uint8Array;
  verify(data: Uint8Array, signature: Uint8Array): boolean;
}

/** The issuer key that a name determines. */
export function issuerKey(name: string): TestIssuerKey {
  const seed = seedFor(name);
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const jwk: Ed25519PublicJwk = { kty: 'OKP', crv: 'Ed25519', x: base64url(raw) };
  return {
    kid: thumbprint(sha256, jwk),
    seed,
    jwk,
    publicKey,
    privateKey,
    sign: (data) => new Uint8Array(sign(null, data, privateKey)),
    verify: (data, signature) => verify(null, data, publicKey, signature),
  };
}
