import type { FastifyRequest } from 'fastify';
import type { Principal, Role } from '../domain/principal.ts';
import { problem } from './problems.ts';

/** Who may call a route: everybody, or a signed-in caller with one of these roles. */
export type Access = 'public' | readonly Role[];

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Declared by every route; a route without it stops the server from starting. */
    access?: Access;
    /** `false` on a signed-in POST under `/api/v1` whose repetition is harmless: it ignores `Idempotency-Key`. */
    idempotent?: false;
    /** `true` on a creating POST whose service recognises its own repetition: after a crash it simply runs again. */
    repeatable?: true;
    /** Member of the answer that is a secret: it is not kept for repetitions of the request. */
    secretMember?: string;
    /** `any`: scripts of every origin may call the route and read its answer; it must be public. */
    cors?: 'any';
    /**
     * `our-pages`: a browser is let through from pages of this service only. For whatever a session may do by GET that
     * changes something, such as handing stamps out, and for signing in.
     */
    from?: 'our-pages';
    /** `true` for what cannot be taken back: a session must have shown who it is within the last minutes. */
    recent?: true;
    /** `any`: texts are judged, not kept: control characters and half surrogate pairs in them are no fault of the request. */
    texts?: 'any';
  }
  interface FastifyRequest {
    /** Null on a public route that was called without a token. */
    principal: Principal | null;
    /** What forms of this session send along to show that they are ours; empty for callers without a session. */
    csrfToken: string;
  }
}

/**
 * The caller of a route whose access is a list of roles.
 * @throws unauthenticated when the route is public and nobody signed in
 */
export function principalOf(request: Pick<FastifyRequest, 'principal'>): Principal {
  if (request.principal === null) throw problem('unauthenticated');
  return request.principal;
}
