import type { BuyLink } from '../domain/public-content.ts';
import { problem } from '../http/problems.ts';
import { requireLine, TEXT_LIMITS } from './text.ts';

/**
 * Places of sale as they are kept: full https addresses of named hosts.
 * @throws link-invalid, text-empty, text-too-long, text-control
 */
export function keptBuyLinks(links: readonly BuyLink[]): BuyLink[] {
  return links.map(({ label, url }, index) => ({
    label: requireLine(label, `buyLinks[${index}].label`, TEXT_LIMITS.short),
    url: httpsAddress(url, `buyLinks[${index}].url`),
  }));
}

/** Buyers are led there from a page that teaches them to look at the domain: it has to be one, without a name before an `@`. */
function httpsAddress(text: string, field: string): string {
  const url = URL.parse(text.trim());
  const isNamed = url !== null && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+$/.test(url.hostname);
  if (url === null || url.protocol !== 'https:' || !isNamed || url.username !== '' || url.password !== '') {
    throw problem('link-invalid', { field });
  }
  if (url.href.length > LENGTH_LIMIT)
    throw problem('text-too-long', { field, params: { limit: LENGTH_LIMIT } });
  return url.href;
}

const LENGTH_LIMIT = 300;
