import type { FastifyRequest } from 'fastify';

/**
 * Whether a browser says that a page of this service made a request. `Sec-Fetch-Site` decides where it is sent (every
 * current browser, over https); else the host of `Origin` or `Referer` must be the one that was asked, or the public one.
 * What says nothing at all is no browser's form or script, but may be a link followed from a letter or a chat:
 * `unsaid` is the answer then.
 */
export function isFromOurPages(
  request: Pick<FastifyRequest, 'headers'>,
  publicHost: string,
  unsaid: boolean,
): boolean {
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const source = headers.origin ?? headers.referer;
  if (source === undefined) return unsaid;
  const host = URL.canParse(source) ? new URL(source).host.toLowerCase() : undefined;
  return host !== undefined && (host === headers.host?.toLowerCase() || host === publicHost.toLowerCase());
}
