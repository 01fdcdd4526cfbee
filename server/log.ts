import type { FastifyBaseLogger } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Config } from './config.ts';

/**
 * The server's log, JSON lines. A request is logged without its sender's address, its headers and its query, so that
 * the log tells nobody apart.
 */
export function createLog(level: Config['logLevel'], destination?: DestinationStream): FastifyBaseLogger {
  const serializers = {
    req: ({ method, url }: { readonly method: string; readonly url: string }) => ({
      method,
      path: url.split('?', 1)[0],
    }),
  };
  const options = { level, base: null, serializers };
  return destination === undefined ? pino(options) : pino(options, destination);
}
