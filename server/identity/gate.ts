import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { LOCAL_PRINCIPAL, type Principal } from '../domain/principal.ts';
import type { Access } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork } from '../http/client-network.ts';
import { type Problem, problem } from '../http/problems.ts';
import { createThrottle } from '../http/throttle.ts';
import type { Database } from '../storage/schema.ts';
import { authenticate } from './authenticate.ts';

/** What the gate is given from outside. */
export interface GateDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Whether a request came through the server's own local socket. */
  readonly isLocalRequest: (request: FastifyRequest) => boolean;
  /** Whom a request that our own pages injected stands for. */
  readonly takeTicket: (request: FastifyRequest) => Principal | undefined;
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
export function installGate(app: App, { db, clock, isLocalRequest, takeTicket }: GateDeps): void {
  const refused = createThrottle(REFUSED_TOKENS, clock);

  const identify = async (request: FastifyRequest): Promise<Principal | null> => {
    const ticketed = takeTicket(request);
    if (ticketed !== undefined) return ticketed;
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
  app.decorateRequest('csrfToken', '');
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.is404) return done();
    const { url, config } = request.routeOptions;
    const { access } = config;
    if (access === undefined) return done(new TypeError(`${url} does not declare its access`));
    if (access === 'public' && !mayMatterWho(request)) return done();
    identify(request).then((principal) => {
      request.principal = principal;
      done(refusalOf(access, principal));
    }, done);
  });
}

/** Outside the API an `Authorization` header is some proxy's business, and a stamp link answers anybody. */
function mayMatterWho({ raw, url }: FastifyRequest): boolean {
  return raw.headers.authorization !== undefined && /^\/api\/v1\//i.test(url);
}

function refusalOf(access: Access, principal: Principal | null): Problem | undefined {
  if (access === 'public') return undefined;
  if (principal === null) return problem('unauthenticated');
  return access.includes(principal.role) ? undefined : problem('forbidden');
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}
