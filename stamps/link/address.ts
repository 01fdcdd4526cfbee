import { normalHost } from '../trust/index.ts';

/** A text taken apart where a browser would take it apart; nothing in it is decoded yet. */
export interface Address {
  /** As {@link normalHost} writes it; absent for a request's path. */
  host?: string;
  /** Path segments without the empty ones at its ends. */
  segments: readonly string[];
  /** After `?`, before `#`. */
  query: string;
  /** After `#`. */
  fragment: string;
}

/**
 * Takes apart `http(s)://host/path?query`, `host/path?query` or `/path?query`; undefined for text that is none of them.
 *
 * The host ends where a browser ends it (`/`, `\`, `?`, `#`) and begins after the last `@`: text must not look like
 * ours and open elsewhere.
 */
export function splitAddress(text: string): Address | undefined {
  // Browsers drop these anywhere in a URL, and chat apps break long links with them.
  const joined = text.replace(/[\t\n\r]/g, '');
  if (joined.startsWith('//')) return undefined;
  if (joined.startsWith('/')) return split(joined);
  const scheme = /^(https?):\/\//i.exec(joined);
  if (scheme === null && /^[a-z][a-z0-9+.-]*:(?![0-9]{1,5}(?:[/?#]|$))/i.test(joined)) return undefined;
  const rest = scheme === null ? joined : joined.slice(scheme[0].length);
  const end = rest.search(/[/\\?#]/);
  if (end < 0) return undefined;
  const authority = rest.slice(0, end);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (host === '' || NEVER_IN_HOST.test(host) || (scheme === null && !looksLikeHost(host))) return undefined;
  return { host: normalHost(host, scheme?.[1]), ...split(rest.slice(end)) };
}

/** Controls and halves of surrogate pairs: no browser opens such a host, so it is damage, not somebody else's host. */
const NEVER_IN_HOST = /[\p{Cc}\p{Cs}]/u;

/** Without a scheme, text before a slash is a host only when it can be one. */
function looksLikeHost(text: string): boolean {
  return !/\s/.test(text) && (/[.:]/.test(text) || text.toLowerCase() === 'localhost');
}

function split(path: string): { segments: string[]; query: string; fragment: string } {
  const fragmentAt = path.indexOf('#');
  const visible = fragmentAt < 0 ? path : path.slice(0, fragmentAt);
  const queryAt = visible.indexOf('?');
  const address = queryAt < 0 ? visible : visible.slice(0, queryAt);
  const segments = address.replaceAll('\\', '/').split('/').slice(1);
  while (segments.length > 0 && segments[segments.length - 1] === '') segments.pop();
  return {
    segments,
    query: queryAt < 0 ? '' : visible.slice(queryAt + 1),
    fragment: fragmentAt < 0 ? '' : path.slice(fragmentAt + 1),
  };
}
