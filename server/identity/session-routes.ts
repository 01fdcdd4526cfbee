import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { listSessions } from '../storage/sessions.ts';
import type { IdentityDeps } from './deps.ts';
import { type EnteringDeps, letIn, sessionOf, visitorOf } from './entering.ts';
import { endOtherSessions, endOwnSession } from './own-account.ts';
import { presentSession } from './present.ts';
import { boundMembers, Code, EnteredView, IdParams, Password, SessionView } from './schemas.ts';
import { confirmIdentity, enterCode, signIn } from './sign-in.ts';

const tags = ['identity'];
const closed = { additionalProperties: false } as const;

/** `/api/v1/sessions`: signing in and out. */
export async function sessionRoutes(app: App, deps: IdentityDeps & EnteringDeps): Promise<void> {
  const { db, cookies } = deps;

  app.post(
    '/api/v1/sessions',
    {
      config: { access: 'public', from: 'our-pages' },
      schema: {
        summary: 'Sign in with address and password; the session comes as a cookie',
        tags,
        body: Type.Object(
          { email: Type.String({ minLength: 1, maxLength: 320 }), password: Password },
          closed,
        ),
        response: { 201: EnteredView },
      },
    },
    async (request, reply) => {
      const entered = await signIn(deps, visitorOf(request, cookies), request.body);
      return reply.code(201).send(letIn(deps, reply, entered));
    },
  );

  app.post(
    '/api/v1/sessions/current/code',
    {
      config: { access: ROLES, stages: ['code'], idempotent: false },
      schema: {
        summary: 'The second step of signing in: a code of the app, or a recovery code',
        tags,
        body: Type.Object({ code: Code }, closed),
        response: { 201: EnteredView },
      },
    },
    async (request, reply) => {
      const visitor = visitorOf(request, cookies);
      const entered = await enterCode(deps, visitor, sessionOf(request), request.body.code);
      return reply.code(201).send(letIn(deps, reply, entered));
    },
  );

  app.post(
    '/api/v1/sessions/current/confirmation',
    {
      config: { access: ROLES, idempotent: false },
      schema: {
        summary: 'Show once more who is at the keyboard, before what cannot be taken back',
        tags,
        body: Type.Object({ password: Password, code: Type.Optional(Code) }, closed),
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await confirmIdentity(deps, visitorOf(request, cookies), sessionOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/sessions/current',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Who the caller is',
        tags,
        response: {
          200: Type.Object({
            actor: Type.String(),
            accountId: Type.Union([Type.String(), Type.Null()]),
            ...boundMembers,
          }),
        },
      },
    },
    async (request) => principalOf(request),
  );

  app.delete(
    '/api/v1/sessions/current',
    {
      config: { access: ROLES, stages: ['open', 'code', 'enrol'] },
      schema: { summary: 'Sign out', tags, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const session = sessionOf(request);
      await endOwnSession(deps, session, session.row.id);
      cookies.clearSession(reply);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/sessions',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Where the caller is signed in',
        tags,
        response: { 200: Type.Object({ items: Type.Array(SessionView) }) },
      },
    },
    async (request) => {
      const { row } = sessionOf(request);
      const rows = await listSessions(db, row.accountId);
      return { items: rows.map((session) => presentSession(session, row.id)) };
    },
  );

  app.delete(
    '/api/v1/sessions',
    {
      config: { access: ROLES },
      schema: { summary: 'Sign out everywhere else', tags, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await endOtherSessions(deps, sessionOf(request));
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/sessions/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'Sign out in one place', tags, params: IdParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await endOwnSession(deps, sessionOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );
}
