import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { searchText } from '../domain/spelling.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { findProducer, listProducers } from '../storage/producers.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDecider, requireDescriber, requireProducer } from './owners.ts';
import { editProducer, registerProducer } from './producers.ts';
import { IdParams, NewProducer, ProducerEdit, ProvinceCode, Search } from './schemas.ts';
import { ProducerView, presentProducer } from './views.ts';

const tags = ['registry'];

/** What a producer may change of its own entry; the rest is for who decides for its province. */
const OWN_MEMBERS: readonly string[] = ['phone', 'website'];

/** `/api/v1/producers`. */
export async function producerRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/producers',
    {
      config: { access: ['admin', 'officer'] },
      schema: { summary: 'Register a producer', tags, body: NewProducer, response: { 201: ProducerView } },
    },
    async (request, reply) => {
      const by = principalOf(request);
      requireDecider(by, request.body.provinceCode);
      const row = await db
        .transaction()
        .execute((transaction) => registerProducer({ ...deps, by }, transaction, request.body));
      changes.emit({ kind: 'producer', id: row.id });
      tagEntity(reply, row);
      reply.code(201).header('location', `/api/v1/producers/${row.id}`);
      return presentProducer(row);
    },
  );

  app.get(
    '/api/v1/producers',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List producers by name',
        tags,
        querystring: Type.Object({
          ...PageQuery.properties,
          q: Type.Optional(Search),
          provinceCode: Type.Optional(ProvinceCode),
        }),
        response: { 200: pageSchema(ProducerView) },
      },
    },
    async ({ query: { limit, cursor, q, provinceCode } }) => {
      const contains = q === undefined ? undefined : searchText(q);
      const after = cursor === undefined ? undefined : searchPosition(cursor);
      const rows = await listProducers(db, { limit: limit + 1, after, contains, provinceCode });
      return pageOf(rows, limit, (row) => [row.searchKey, row.id], presentProducer);
    },
  );

  app.get(
    '/api/v1/producers/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'One producer', tags, params: IdParams, response: { 200: ProducerView } },
    },
    async (request, reply) => {
      const row = await requireProducer(db, request.params.id);
      tagEntity(reply, row);
      return presentProducer(row);
    },
  );

  app.patch(
    '/api/v1/producers/:id',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Change a producer; a producer itself changes its phone and website',
        tags,
        params: IdParams,
        body: ProducerEdit,
        response: { 200: ProducerView },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const principal = principalOf(request);
      const row = await db.transaction().execute(async (transaction) => {
        const before = await requireProducer(transaction, request.params.id);
        requireDescriber(principal, before);
        if (principal.role === 'producer') refuseOtherMembers(body);
        else if (body.provinceCode !== undefined) requireDecider(principal, body.provinceCode);
        requireVersion(request, before);
        await editProducer({ ...deps, by: principal }, transaction, before, body);
        const after = await findProducer(transaction, before.id);
        if (after === undefined) throw problem('not-found');
        return after;
      });
      changes.emit({ kind: 'producer', id: row.id });
      tagEntity(reply, row);
      return presentProducer(row);
    },
  );
}

/** Where a list sorted by search key goes on. @throws cursor-invalid */
export function searchPosition(cursor: string): { readonly searchKey: string; readonly id: string } {
  const [searchKey, id] = decodeCursor(cursor, ['string', 'string']);
  return { searchKey, id };
}

function refuseOtherMembers(body: object): void {
  const other = Object.keys(body).find((member) => !OWN_MEMBERS.includes(member));
  if (other !== undefined) throw problem('forbidden', { field: other });
}
