export type { HostList } from './hosts.ts';
export { hostList, hostOfOrigin, normalHost } from './hosts.ts';
export type { JwksFault, ParsedJwks, PublishedJwk, PublishedJwks, TrustList } from './jwks.ts';
export { buildJwks, MAX_JWKS_KEYS, parseJwks } from './jwks.ts';
export type { Ed25519PublicJwk, KeyState, TrustedKey } from './keys.ts';
export { KEY_STATES } from './keys.ts';
export { thumbprint } from './thumbprint.ts';
