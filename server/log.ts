import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';

/** Addresses whose last part opens something for whoever has it. */
const SECRET_IN_PATH =
  /^(\/(?:handover|console\/apply|console\/link|api\/v1\/applications\/by-link|api\/v1\/one-time-links)\/)[^/]+/i;

/** A path as the log holds it: the address of a link that works for whoever holds it is no address for a log. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').replace(SECRET_IN_PATH, '$1…');
}

/**
 * The server's log, JSON lines. A request is logged without its sender's address, its headers and its query, so that
 * the log tells nobody apart.
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): FastifyBaseLogger {
  const serializers = {
    req: ({ method, url }: { readonly method: string; readonly url: string }) => ({
      method,
      path: pathOf(url),
    }),
    // What reads uploads would tell all headers of the request at level `trace`: addresses, cookies, tokens.
    busboyOptions: ({ limits }: { readonly limits?: unknown }) => ({ limits }),
  };
  const options = { level, base: null, serializers };
  return destination === undefined ? pino(options) : pino(options, destination);
}
