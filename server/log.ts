import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';

/** A path as the log holds it: the address of a link that works for whoever holds it is no address for a log. */
function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').replace(/^(\/handover\/)[^/]+/i, '$1…');
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
  };
  const options = { level, base: null, serializers };
  return destination === undefined ? pino(options) : pino(options, destination);
}
