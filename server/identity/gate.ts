import cookie from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { LOCAL_PRINCIPAL, type Principal } from '../domain/principal.ts';
import type { Access } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork } from '../http/client-network.ts';
import type { InnerTickets } from '../http/inner-tickets.ts';
import { TICKET_HEADER } from '../http/inner-tickets.ts';
import { type Problem, problem } from '../http/problems.ts';
import { createThrottle } from '../http/throttle.ts';
import type { Database } from '../storage/schema.ts';
import { authenticatedAt } from '../storage/sessions.ts';
import { authenticate } from './authenticate.ts';
import type { SessionCookies } from './cookies.ts';
import type { FormTokens } from './form-token.ts';
import { guardSession } from './guard-session.ts';
import type { SessionStage } from './session-stage.ts';
import { RECENT_MS } from './session-terms.ts';
import { findSession, findSessionOf, type LiveSession } from './sessions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Stages of signing in that a route is for; `['open']` unless given. A route that names others is for sessions only. */
    stages?: readonly SessionStage[];
  }
  interface FastifyRequest {
    /** The session that made the request, whatever its stage; null for tokens, the local socket, and nobody. */
    session: LiveSession | null;
  }
}

/** What the gate is given from outside. */
export interface GateDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  /** Whether a request came through the server's own local socket. */
  readonly isLocalRequest: (request: FastifyRequest) => boolean;
  /** Whom a call from inside the process stands for. */
  readonly takeTicket: InnerTickets['take'];
  readonly cookies: SessionCookies;
  readonly formTokens: FormTokens;
  /** Host that browsers see. */
  readonly publicHost: string;
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
export async function installGate(app: App, deps: GateDeps): Promise<void> {
  const { db, clock } = deps;
  const refused = createThrottle(REFUSED_TOKENS, clock);
  // Only what signs in reads cookies; the public pages are spared it.
  await app.register(cookie, { hook: false });

  const identify = async (request: FastifyRequest): Promise<Principal | null> => {
    const ticketed = deps.takeTicket(request);
    if (ticketed !== undefined) return await identifyInside(request, ticketed);
    if (deps.isLocalRequest(request)) return LOCAL_PRINCIPAL;
    const token = bearerToken(request);
    if (token === undefined) return await identifySession(request);
    const authentication = await authenticate(db, clock, token);
    if (authentication.ok) return authentication.principal;
    const attempt = refused.take(clientNetwork(request));
    if (attempt.allowed) throw problem(authentication.code);
    const { retryAfterSeconds } = attempt;
    throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
  };

  const identifyInside = async (request: FastifyRequest, principal: Principal): Promise<Principal | null> => {
    // Links of other sites open pages; what must come from a page of ours is never done on the way to showing one.
    if (request.method === 'GET' && request.routeOptions.config.from === 'our-pages')
      throw problem('request-cross-site');
    const { accountId, sessionId } = principal;
    if (accountId === null || sessionId === null) return principal;
    const session = await findSessionOf(deps, accountId, sessionId);
    if (session === undefined) throw problem('session-expired');
    return requireStage(request, session);
  };

  const identifySession = async (request: FastifyRequest): Promise<Principal | null> => {
    const { access } = request.routeOptions.config;
    const secret = deps.cookies.session(request);
    const session = secret === undefined ? undefined : await findSession(deps, secret);
    guardSession(request, session, deps);
    if (session === undefined) {
      if (access === 'public' || secret === undefined) return null;
      throw problem('session-expired');
    }
    return requireStage(request, session);
  };

  /** Notes the session, and whom it stands for where its stage is let through. */
  const requireStage = (request: FastifyRequest, session: LiveSession): Principal | null => {
    const { access, stages = ['open'] } = request.routeOptions.config;
    request.session = session;
    request.csrfToken = deps.formTokens.of(session.row);
    if (stages.includes(session.stage)) return session.principal;
    if (access === 'public') return null;
    throw problem(session.stage === 'open' ? 'sign-in-finished' : 'sign-in-unfinished');
  };

  const admit = async (request: FastifyRequest, access: Access): Promise<Problem | undefined> => {
    const principal = await identify(request);
    request.principal = principal;
    return (
      refusalOf(access, principal) ??
      (request.routeOptions.config.recent === true ? await staleness(deps, principal) : undefined)
    );
  };

  app.decorateRequest('principal', null);
  app.decorateRequest('session', null);
  app.decorateRequest('csrfToken', '');
  app.addHook('onRequest', (request, _reply, done) => {
    if (request.is404) return done();
    const { url, config } = request.routeOptions;
    const { access } = config;
    if (access === undefined) return done(new TypeError(`${url} does not declare its access`));
    if (access === 'public' && !mayMatterWho(request)) return done();
    admit(request, access).then(done, done);
  });
}

/** Outside the API an `Authorization` header is some proxy's business, and a stamp link answers anybody. */
function mayMatterWho({ raw, url, routeOptions }: FastifyRequest): boolean {
  if (routeOptions.config.from === 'our-pages') return true;
  const { authorization, cookie: cookies, [TICKET_HEADER]: ticket } = raw.headers;
  if (ticket !== undefined) return true;
  if (/^\/console(?:[/?]|$)/i.test(url)) return true;
  return /^\/api\/v1\//i.test(url) && (authorization !== undefined || cookies !== undefined);
}

function refusalOf(access: Access, principal: Principal | null): Problem | undefined {
  if (access === 'public') return undefined;
  if (principal === null) return problem('unauthenticated');
  return access.includes(principal.role) ? undefined : problem('forbidden');
}

/** A session that was left open is refused what cannot be taken back, until its owner shows once more who they are. */
async function staleness({ db, clock }: GateDeps, principal: Principal | null): Promise<Problem | undefined> {
  if (principal?.accountId == null || principal.sessionId === null) return undefined;
  const shownMs = await authenticatedAt(db, principal.accountId, principal.sessionId);
  if (shownMs === undefined) return problem('session-expired');
  return shownMs + RECENT_MS > clock() ? undefined : problem('authentication-old');
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}
