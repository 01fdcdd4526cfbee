import { Type } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import { searchText } from '../domain/spelling.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listAccounts, personsOf } from '../storage/accounts.ts';
import { appendAudit } from '../storage/audit.ts';
import { addAccount, editAccount, requireAccount } from './accounts.ts';
import { auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { makeAccountLink } from './links.ts';
import { describeAccount, presentAccount } from './present.ts';
import {
  AccountEdit,
  AccountListed,
  AccountState,
  AccountView,
  Id,
  IdParams,
  LinkView,
  NewAccount,
  RoleName,
} from './schemas.ts';

const tags = ['identity'];
const access = ['admin'] as const;

/** `/api/v1/accounts`, for administrators; whoever reads the data of persons is told in the log. */
export async function accountRoutes(app: App, deps: IdentityDeps): Promise<void> {
  const { db, clock } = deps;

  app.post(
    '/api/v1/accounts',
    {
      config: { access, recent: true, secretMember: 'link' },
      schema: {
        summary: 'Invite somebody; the link is in this answer only',
        tags,
        body: NewAccount,
        response: { 201: Type.Object({ ...AccountView.properties, link: Type.Optional(LinkView) }) },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const answer = await db.transaction().execute(async (transaction) => {
        const { id } = await addAccount(deps, transaction, by, request.body);
        const link = await makeAccountLink(deps, transaction, by, id);
        return { ...(await describeAccount(transaction, await requireAccount(transaction, id))), link };
      });
      return reply.code(201).header('location', `/api/v1/accounts/${answer.id}`).send(answer);
    },
  );

  app.get(
    '/api/v1/accounts',
    {
      config: { access },
      schema: {
        summary: 'List accounts by name',
        tags,
        querystring: Type.Object({
          ...PageQuery.properties,
          q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
          role: Type.Optional(RoleName),
          state: Type.Optional(AccountState),
          producerId: Type.Optional(Id),
        }),
        response: { 200: pageSchema(AccountListed) },
      },
    },
    async (request) => {
      const { limit, cursor, q, ...filter } = request.query;
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const contains = q === undefined ? undefined : searchText(q);
      const by = principalOf(request);
      return await db.transaction().execute(async (transaction) => {
        const rows = await listAccounts(transaction, { ...filter, contains }, limit + 1, after);
        const persons = await personsOf(
          transaction,
          rows.map(({ id }) => id),
        );
        await appendAudit(transaction, {
          timeMs: clock(),
          ...actedBy(by),
          action: 'account.list',
          subjectKind: 'account',
          subjectId: '*',
          producerId: null,
          provinceCode: null,
          before: null,
          after: { shown: Math.min(rows.length, limit), ...filter, searched: q !== undefined },
          reason: null,
        });
        return pageOf(
          rows,
          limit,
          (row) => [row.searchKey, row.id],
          (row) => presentAccount(row, persons.get(row.id)),
        );
      });
    },
  );

  app.get(
    '/api/v1/accounts/:id',
    {
      config: { access },
      schema: { summary: 'One account', tags, params: IdParams, response: { 200: AccountView } },
    },
    async (request, reply) => {
      const by = principalOf(request);
      return await db.transaction().execute(async (transaction) => {
        const account = await requireAccount(transaction, request.params.id);
        const read = { timeMs: clock(), ...actedBy(by), action: 'account.read' };
        if (by.accountId !== account.id) await auditAccount(transaction, account, read);
        tagEntity(reply, account);
        return await describeAccount(transaction, account);
      });
    },
  );

  app.patch(
    '/api/v1/accounts/:id',
    {
      config: { access, recent: true },
      schema: {
        summary:
          'Change an account or its person; another role or binding ends its sessions. `If-Match`: the version that is changed',
        tags,
        params: IdParams,
        body: AccountEdit,
        response: { 200: AccountView },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return await db.transaction().execute(async (transaction) => {
        requireVersion(request, await requireAccount(transaction, id));
        await editAccount(deps, transaction, principalOf(request), id, request.body);
        const account = await requireAccount(transaction, id);
        tagEntity(reply, account);
        return await describeAccount(transaction, account);
      });
    },
  );
}

function positionFrom(cursor: string) {
  const [searchKey, id] = decodeCursor(cursor, ['string', 'string']);
  return { searchKey, id };
}
