import { asciiBytes } from '../ascii.ts';
import type { Awaitable, Sha256 } from '../awaitable.ts';
import { whenReady } from '../awaitable.ts';
import { base64url } from '../base64url.ts';
import type { Ed25519PublicJwk } from './keys.ts';

/** The `kid` of a public key: its RFC 7638 thumbprint under SHA-256, 43 characters. */
export function thumbprint(sha256: (data: Uint8Array) => Uint8Array, jwk: Ed25519PublicJwk): string;
export function thumbprint(sha256: Sha256, jwk: Ed25519PublicJwk): Awaitable<string>;
export function thumbprint(sha256: Sha256, jwk: Ed25519PublicJwk): Awaitable<string> {
  return whenReady(sha256(asciiBytes(`{"crv":"Ed25519","kty":"OKP","x":"${jwk.x}"}`)), base64url);
}
