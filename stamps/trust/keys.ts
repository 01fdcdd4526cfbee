/** Where a key stands: `active` signs and verifies, `retired` verifies, a `compromised` key's signatures count for nothing. */
export type KeyState = 'active' | 'retired' | 'compromised';

/** All key states. */
export const KEY_STATES: readonly KeyState[] = ['active', 'retired', 'compromised'];

/** An Ed25519 public key as a JWK (RFC 8037). */
export interface Ed25519PublicJwk {
  kty: 'OKP';
  crv: 'Ed25519';
  /** 32 bytes in BASE64URL. */
  x: string;
}

/** A public key with its RFC 7638 thumbprint and its state. `K` is the key as the host's crypto takes it. */
export interface TrustedKey<K = Ed25519PublicJwk> {
  kid: string;
  state: KeyState;
  key: K;
}
