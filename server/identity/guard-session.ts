import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problems.ts';
import { isFromOurPages } from '../http/provenance.ts';
import { isSameText } from '../http/same-text.ts';
import type { FormTokens } from './form-token.ts';
import type { LiveSession } from './sessions.ts';

/** Header by which scripts show that they are ours. */
export const FORM_TOKEN_HEADER = 'x-csrf-token';

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site made a browser send. A cookie travels by itself, so whatever changes something must come
 * from a page of ours and bring the session's form token: in a header under `/api/v1`, in the hidden field `csrf` of the
 * console's forms, which is read with the body.
 *
 * @throws request-cross-site, form-outdated
 */
export function guardSession(
  request: FastifyRequest,
  session: LiveSession | undefined,
  { publicHost, formTokens }: { readonly publicHost: string; readonly formTokens: FormTokens },
): void {
  const { url, config } = request.routeOptions;
  const { access, from } = config;
  const isSafe = SAFE_METHODS.includes(request.method);
  const isGuarded = from === 'our-pages' || (access !== 'public' && !isSafe);
  if (!isGuarded) return;
  // A script without a session has nothing that another site could abuse, and says nothing of where it comes from.
  const unsaid = !isSafe || session === undefined;
  if (!isFromOurPages(request, publicHost, unsaid)) throw problem('request-cross-site');
  if (session === undefined || isSafe || access === 'public' || !url?.startsWith('/api/')) return;
  const token = request.headers[FORM_TOKEN_HEADER];
  if (typeof token !== 'string' || !isSameText(token, formTokens.of(session.row))) {
    throw problem('form-outdated');
  }
}
