import { isIPv4, isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * The network a request comes from: the client's address cut to /24 (IPv4) or /64 (IPv6), e.g. `203.0.113.0/24`.
 * Used in memory for throttling only and never stored. `local` for requests without a network address.
 */
export function clientNetwork(request: Pick<FastifyRequest, 'ip'>): string {
  return networkOf(request.ip);
}

/** The /24 or /64 that an address text lies in; `local` when it is none. */
export function networkOf(address: string | undefined): string {
  if (address === undefined) return 'local';
  const [plain = ''] = address.split('%');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain;
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIPv6(plain)) return `${firstGroups(plain).join(':')}::/64`;
  return 'local';
}

/** The /48 around a /64, which whoever has one IPv6 connection may have all of; a /24 stays what it is. */
export function wideNetwork(network: string): string {
  return network.endsWith('::/64') ? network.split(':').slice(0, 3).join(':') : network;
}

/** The first four groups of an IPv6 address, without leading zeros, in lower case. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    // An IPv4 tail counts as two groups.
    const after = tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0);
    while (groups.length + after < 8) groups.push('0');
    groups.push(...tail.split(':'));
  }
  return groups.slice(0, 4).map((group) => Number.parseInt(group || '0', 16).toString(16));
}
