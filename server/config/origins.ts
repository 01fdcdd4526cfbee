import { BlockList, isIP } from 'node:net';
import type { Parsed } from '../domain/parsed.ts';
import { fault, value } from '../domain/parsed.ts';

/** Where stamps link to: scheme and host without a path, lower case, e.g. `https://tem.example.vn`. */
export type Origin = string;

/** Longest host (with port) whose signed symbol still has 49×49 modules at level M, the largest that is printed. */
export const HOST_LIMIT = 63;

/** Longest host whose signed symbol still has 41×41 modules at level L. */
const HOST_AT_L = 40;

/** Longest host whose signed symbol still has 45×45 modules at level M. */
const HOST_AT_M = 23;

/** Former hosts that are told apart from foreign ones. */
const FORMER_HOSTS_LIMIT = 50;

const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  PRIVATE.addSubnet(net, prefix, 'ipv4');
}

/** Reads the origin of stamp links; plain http only for this machine and private networks. */
export function parseOrigin(text: string): Parsed<Origin> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return fault(`must be a web address such as https://tem.example.vn, not "${text}"`);
  }
  if (url.username !== '' || url.password !== '') return fault('must not hold a user name or a password');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || /[?#]/.test(text)) {
    return fault(`must have no path: stamp links start right after the host, so "${text}" cannot be used`);
  }
  if (url.hostname.startsWith('[')) {
    return fault('must name a host or an IPv4 address: "[" and "]" cannot be written densely into a symbol');
  }
  if (!/^[a-z0-9.-]+$/.test(url.hostname) || url.hostname.startsWith('.') || url.hostname.endsWith('.')) {
    return fault(`has a host that cannot be written densely into a symbol: "${url.hostname}"`);
  }
  if (url.host.length > HOST_LIMIT) {
    return fault(
      `has a host of ${url.host.length} characters; a symbol with more than ${HOST_LIMIT} grows beyond 49×49 modules ` +
        'and no common label holds it',
    );
  }
  if (url.protocol === 'http:' && !isNear(url.hostname)) {
    return fault('must start with https:// (http:// is for this machine and private networks only)');
  }
  return value(url.origin, symbolWarning(url.host.length));
}

/** Reads a comma-separated list of hosts or origins; a bare host means https. */
export function parseFormerHosts(text: string): Parsed<readonly Origin[]> {
  const origins = new Set<Origin>();
  for (const part of text.split(',').map((entry) => entry.trim())) {
    if (part === '') continue;
    const origin = parseOrigin(part.includes('://') ? part : `https://${part}`);
    if (!origin.ok) return fault(`has an entry "${part}" that ${origin.fault}`);
    origins.add(origin.value);
  }
  if (origins.size > FORMER_HOSTS_LIMIT) return fault(`must list at most ${FORMER_HOSTS_LIMIT} hosts`);
  return value([...origins]);
}

function isNear(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return isIP(hostname) === 4 && PRIVATE.check(hostname, 'ipv4');
}

function symbolWarning(hostLength: number): string | undefined {
  if (hostLength > HOST_AT_L)
    return `has a host of ${hostLength} characters: symbols need 45×45 modules at level L`;
  if (hostLength > HOST_AT_M)
    return `has a host of ${hostLength} characters: symbols need 49×49 modules at level M`;
  return undefined;
}
