import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { LOCAL_PRINCIPAL } from '../domain/principal.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork } from '../http/client-network.ts';
import { problem } from '../http/problems.ts';
import { createThrottle } from '../http/throttle.ts';
import type { Database } from '../storage/schema.ts';
import { authenticate } from './authenticate.ts';

/** What the gate is given from outside. */
export interface GateDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Whether a request came through the server's own local socket. */
  readonly isLocalRequest: (request: FastifyRequest) => boolean;
}

/**
 * Refused tokens per network. A token cannot be guessed, so this only sheds load; a good token is always
 * let through, also from a network that is out of attempts.
 */
const REFUSED_TOKENS = { capacity: 20, perMinute: 20, maxKeys: 10_000 };

/**
 * Decides before a body is read who calls and whether they may: sets `request.principal` and refuses by the
 * access that the route declares.
 */
export function installGate(app: App, { db, clock, isLocalRequest }: GateDeps): void {
  const refused = createThrottle(REFUSED_TOKENS, clock);

  const identify = async (request: FastifyRequest) => {
    if (isLocalRequest(request)) return LOCAL_PRINCIPAL;
    const token = bearerToken(request);
    if (token === undefined) return null;
    const authentication = await authenticate(db, clock, token);
    if (authentication.ok) return authentication.principal;
    const attempt = refused.take(clientNetwork(request));
    if (attempt.allowed) throw problem(authentication.code);
    const { retryAfterSeconds } = attempt;
    throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
  };

  app.decorateRequest('principal', null);
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (access === undefined) throw new TypeError(`${request.routeOptions.url} does not declare its access`);
    // Outside the API an Authorization header is some proxy's business, and a stamp link answers anybody.
    if (access === 'public' && !request.url.toLowerCase().startsWith('/api/v1/')) return;
    request.principal = await identify(request);
    if (access === 'public') return;
    if (request.principal === null) throw problem('unauthenticated');
    if (!access.includes(request.principal.role)) throw problem('forbidden');
  });
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}
