import { BlockList, isIP } from 'node:net';
import type { Sentence } from '../domain/language.ts';
import type { Parsed } from '../domain/parsed.ts';
import { fault, value } from '../domain/parsed.ts';
import { phrase } from './phrase.ts';

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
    return fault(phrase((t) => t.faults.origin.noAddress(text)));
  }
  if (url.username !== '' || url.password !== '') return fault(phrase((t) => t.faults.origin.credentials));
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || /[?#]/.test(text)) {
    return fault(phrase((t) => t.faults.origin.path(text)));
  }
  if (url.hostname.startsWith('[')) {
    return fault(phrase((t) => t.faults.origin.ipv6));
  }
  if (!/^[a-z0-9.-]+$/.test(url.hostname) || url.hostname.startsWith('.') || url.hostname.endsWith('.')) {
    return fault(phrase((t) => t.faults.origin.characters(url.hostname)));
  }
  if (url.host.length > HOST_LIMIT) {
    return fault(phrase((t) => t.faults.origin.tooLong(url.host.length, HOST_LIMIT)));
  }
  if (url.protocol === 'http:' && !isNear(url.hostname)) {
    return fault(phrase((t) => t.faults.origin.plainHttp));
  }
  return value(url.origin, symbolWarning(url.host.length));
}

/** Reads a comma-separated list of hosts or origins; a bare host means https. */
export function parseFormerHosts(text: string): Parsed<readonly Origin[]> {
  const origins = new Set<Origin>();
  for (const part of text.split(',').map((entry) => entry.trim())) {
    if (part === '') continue;
    const origin = parseOrigin(part.includes('://') ? part : `https://${part}`);
    if (!origin.ok) {
      return fault(phrase((t, language) => t.faults.origin.entry(part, origin.fault[language])));
    }
    origins.add(origin.value);
  }
  if (origins.size > FORMER_HOSTS_LIMIT)
    return fault(phrase((t) => t.faults.origin.tooMany(FORMER_HOSTS_LIMIT)));
  return value([...origins]);
}

function isNear(hostname: string): boolean {
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true;
  return isIP(hostname) === 4 && PRIVATE.check(hostname, 'ipv4');
}

function symbolWarning(hostLength: number): Sentence | undefined {
  if (hostLength > HOST_AT_L) return phrase((t) => t.warnings.symbolSize(hostLength, '45×45', 'L'));
  if (hostLength > HOST_AT_M) return phrase((t) => t.warnings.symbolSize(hostLength, '49×49', 'M'));
  return undefined;
}
