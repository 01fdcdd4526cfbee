import { isIP } from 'node:net';
import type { Parsed } from '../domain/parsed.ts';
import { fault, value } from '../domain/parsed.ts';
import { phrase } from './phrase.ts';

/** Whose `X-Forwarded-For` is believed: nobody's, that of the last n hops, or that of these addresses. */
export type TrustProxy = false | number | readonly string[];

const HOPS_LIMIT = 10;

/** Reads `off`, a number of proxies in front (1 to 10), or a comma-separated list of addresses and CIDR ranges. */
export function parseTrustProxy(text: string): Parsed<TrustProxy> {
  if (text.toLowerCase() === 'off') return value(false);
  if (/^\d+$/.test(text)) {
    const hops = Number(text);
    if (hops >= 1 && hops <= HOPS_LIMIT) return value(hops);
    return fault(phrase((t) => t.faults.proxyCount(HOPS_LIMIT, text)));
  }
  const ranges = text.split(',').map((entry) => entry.trim());
  const wrong = ranges.find((range) => !isRange(range));
  if (wrong !== undefined) {
    return fault(phrase((t) => t.faults.proxyRange(wrong)));
  }
  const all = ranges.find((range) => range.endsWith('/0'));
  if (all !== undefined) return fault(phrase((t) => t.faults.proxyEverybody(all)));
  return value(ranges);
}

function isRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
