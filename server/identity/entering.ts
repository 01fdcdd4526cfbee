import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNetwork } from '../http/client-network.ts';
import { problem } from '../http/problems.ts';
import type { SessionCookies } from './cookies.ts';
import { deviceLabel } from './device-label.ts';
import type { Entered, Visitor } from './enter.ts';
import type { FormTokens } from './form-token.ts';
import { SESSION_TERMS } from './session-terms.ts';
import type { LiveSession } from './sessions.ts';

/** What routes need to let a browser in. */
export interface EnteringDeps {
  readonly cookies: SessionCookies;
  readonly formTokens: FormTokens;
}

/** Who is at the other end of a request. */
export function visitorOf(request: FastifyRequest, cookies: SessionCookies): Visitor {
  return {
    network: clientNetwork(request),
    device: cookies.device(request),
    deviceLabel: deviceLabel(request.headers['user-agent']),
    session: request.session,
  };
}

/** Gives the browser the cookies of the session that it has entered; how far that is is the answer. */
export function letIn({ cookies, formTokens }: EnteringDeps, reply: FastifyReply, entered: Entered) {
  const { session, stage, role, device } = entered;
  const { isKept, absoluteMs } = SESSION_TERMS[role];
  cookies.setSession(reply, session.secret, isKept && stage === 'open' ? absoluteMs / 1000 : undefined);
  cookies.setDevice(reply, device);
  return { stage, role, csrfToken: formTokens.of(session.row), expiresMs: session.row.expiresMs };
}

/** The session of a request. @throws session-required when it came with a token or from the machine itself */
export function sessionOf(request: FastifyRequest): LiveSession {
  if (request.session === null) throw problem('session-required');
  return request.session;
}
