import { describe, expect, it } from 'vitest';
import type { TrustProxy } from '../../server/config/trust-proxy.ts';
import { clientNetwork } from '../../server/http/client-network.ts';
import { createServer } from '../../server/http/server.ts';

/** The network of a request from `remoteAddress` with this `X-Forwarded-For`. */
async function networkSeen(
  trustProxy: TrustProxy,
  remoteAddress: string,
  forwarded: string,
): Promise<string> {
  const app = createServer({ trustProxy, logger: undefined, newId: () => 'r' });
  app.get('/', { config: { access: 'public' } }, async (request) => clientNetwork(request));
  const answer = await app.inject({ url: '/', remoteAddress, headers: { 'x-forwarded-for': forwarded } });
  await app.close();
  return answer.body;
}

describe('TRUST_PROXY', () => {
  it.each<[TrustProxy, string, string, string]>([
    [false, '203.0.113.9', '198.51.100.7', '203.0.113.0/24'],
    [1, '10.0.0.1', '198.51.100.7', '198.51.100.0/24'],
    [1, '10.0.0.1', '192.0.2.1, 198.51.100.7', '198.51.100.0/24'],
    [2, '10.0.0.1', '192.0.2.1, 198.51.100.7', '192.0.2.0/24'],
    [['10.0.0.0/8'], '10.0.0.1', '192.0.2.1, 198.51.100.7', '198.51.100.0/24'],
    [['10.0.0.0/8'], '203.0.113.9', '198.51.100.7', '203.0.113.0/24'],
    [['10.0.0.0/8'], '10.0.0.1', '2001:db8:1:2:3::4', '2001:db8:1:2::/64'],
  ])('%j sees %s saying %s as %s', async (trust, remote, forwarded, network) => {
    expect(await networkSeen(trust, remote, forwarded)).toBe(network);
  });
});
