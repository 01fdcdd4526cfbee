import { parseStampText } from '../../stamps/link/index.ts';

/** What follows from the codes that were read. */
export type Aim =
  | { readonly kind: 'none' }
  /** More than one stamp: none of them was meant. */
  | { readonly kind: 'several'; readonly count: number }
  /** A code that is no stamp; it is never opened. `host` is where it leads. */
  | { readonly kind: 'other'; readonly host: string | null }
  /** A link of ours: its path and query, to be opened here. */
  | { readonly kind: 'page'; readonly path: string }
  /** A serial, a damaged link, or a link of our form on another host: the server judges the text. */
  | { readonly kind: 'judge'; readonly text: string };

/** Longest host that is said; a longer one says nothing to anybody. */
const MAX_HOST_LENGTH = 60;

/** What to do about texts of codes that were read at once; `ownHost` is the host of our links. */
export function aimOf(texts: readonly string[], ownHost: string): Aim {
  const read = [...new Set(texts)].map((text) => ({ text: text.trim(), parsed: parseStampText(text) }));
  const stamps = read.filter(
    ({ parsed }) => parsed.ok || (parsed.fault !== 'foreign-code' && parsed.fault !== 'empty'),
  );
  const [first, ...more] = stamps;
  if (more.length > 0) return { kind: 'several', count: stamps.length };
  if (first === undefined) {
    const [other] = read;
    if (other === undefined) return { kind: 'none' };
    const { host } = other.parsed;
    return { kind: 'other', host: host === undefined || host.length > MAX_HOST_LENGTH ? null : host };
  }
  const { text, parsed } = first;
  const path = parsed.ok && parsed.host === ownHost ? pathOf(text) : null;
  return path === null ? { kind: 'judge', text } : { kind: 'page', path };
}

/** Path and query of a link, without its scheme and host. */
function pathOf(link: string): string | null {
  try {
    const { pathname, search } = new URL(/^https?:/i.test(link) ? link : `https://${link}`);
    return pathname + search;
  } catch {
    return null;
  }
}
