import type { TrustProxy } from '../config/trust-proxy.ts';

/** The setting `TRUST_PROXY` as Fastify takes it; a number counts the proxies that stand before us. */
export function trustedHops(
  trust: TrustProxy,
): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trust === 'number') return (_address, hop) => hop < trust;
  return trust === false ? false : [...trust];
}
