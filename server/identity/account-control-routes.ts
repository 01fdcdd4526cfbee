import { Type } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { erasing } from '../storage/erasing.ts';
import { deleteSessionsOf, listSessions } from '../storage/sessions.ts';
import { endAccount, erasePerson, requireAccount } from './accounts.ts';
import { auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { makeAccountLink, revokeAccountLinks } from './links.ts';
import { presentSession } from './present.ts';
import { IdParams, LinkView, Reason, SessionView } from './schemas.ts';
import { dropSecondFactor } from './second-factor.ts';

const tags = ['identity'];
const access = ['admin'] as const;

/** What administrators do with somebody's account: links, sessions, the second factor, its end. */
export async function accountControlRoutes(app: App, deps: IdentityDeps): Promise<void> {
  const { db, clock } = deps;

  app.post(
    '/api/v1/accounts/:id/links',
    {
      config: { access, recent: true, secretMember: 'url' },
      schema: {
        summary: 'Make a link by which somebody chooses a password; former links of the account end',
        tags,
        params: IdParams,
        response: { 201: LinkView },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const link = await db
        .transaction()
        .execute((transaction) => makeAccountLink(deps, transaction, by, request.params.id));
      return reply.code(201).send(link);
    },
  );

  app.delete(
    '/api/v1/accounts/:id/links',
    {
      config: { access },
      schema: { summary: 'Revoke open links', tags, params: IdParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await revokeAccountLinks(deps, principalOf(request), request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/accounts/:id/sessions',
    {
      config: { access },
      schema: {
        summary: 'Where somebody is signed in',
        tags,
        params: IdParams,
        response: { 200: Type.Object({ items: Type.Array(SessionView) }) },
      },
    },
    async (request) => {
      const { id } = await requireAccount(db, request.params.id);
      const { sessionId } = principalOf(request);
      return { items: (await listSessions(db, id)).map((row) => presentSession(row, sessionId)) };
    },
  );

  app.delete(
    '/api/v1/accounts/:id/sessions',
    {
      config: { access },
      schema: { summary: 'Sign somebody out', tags, params: IdParams, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const by = principalOf(request);
      await db.transaction().execute(async (transaction) => {
        const account = await requireAccount(transaction, request.params.id);
        const sessions = await deleteSessionsOf(transaction, account.id);
        if (sessions === 0) return;
        const told = { timeMs: clock(), ...actedBy(by), action: 'account.sign-out', before: { sessions } };
        await auditAccount(transaction, account, told);
      });
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/accounts/:id/second-factor',
    {
      config: { access, recent: true },
      schema: {
        summary: 'Take a lost second factor away, and sign the person out; whoever needs one sets it up anew',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      await db.transaction().execute(async (transaction) => {
        const account = await requireAccount(transaction, request.params.id);
        if (account.totpConfirmedMs === null) return;
        await dropSecondFactor(transaction, account.id, clock());
        await deleteSessionsOf(transaction, account.id);
        await auditAccount(transaction, account, {
          timeMs: clock(),
          ...actedBy(by),
          action: 'second-factor.reset',
        });
      });
      return reply.code(204).send(null);
    },
  );

  const FOR_GOOD = [
    ['ending', endAccount, 'End an account: its sessions, links and tokens end at once'],
    ['erasure', erasePerson, 'Erase the person behind an ended account for good'],
  ] as const;
  for (const [noun, act, summary] of FOR_GOOD) {
    app.post(
      `/api/v1/accounts/:id/${noun}`,
      {
        config: { access, recent: true },
        schema: { summary, tags, params: IdParams, body: Reason, response: { 204: Type.Null() } },
      },
      async (request, reply) => {
        const { params, body } = request;
        const by = principalOf(request);
        await erasing(db, (transaction) => act(deps, transaction, by, params.id, body.reason));
        return reply.code(204).send(null);
      },
    );
  }
}
