import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import { PRODUCT_GROUPS } from '../domain/ocop-terms.ts';
import { type Principal, ROLES } from '../domain/principal.ts';
import { seesInside } from '../domain/province-scope.ts';
import { searchText } from '../domain/spelling.ts';
import { Submission } from '../domain/submission.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProducer } from '../storage/media.ts';
import { type ProducerCounts, producerCounts } from '../storage/producer-counts.ts';
import { listProducers } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import type { ProducerTable } from '../storage/tables/registry.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDecider, requireDescriber, requireProducer } from './owners.ts';
import { editProducer, registerProducer } from './producers.ts';
import { replySubmitted } from './proposal-reply.ts';
import { proposeProfile } from './proposals.ts';
import { IdParams, NewProducer, ProducerEdit, ProvinceCode, Search } from './schemas.ts';
import { ProducerCounted, ProducerWhole, presentListedProducer, presentProducer } from './views.ts';

const tags = ['registry'];

/** What a producer may ask to have changed of its own entry; the rest is for who decides for its province. */
const OWN_MEMBERS: readonly string[] = [
  'phone',
  'website',
  'address',
  'formerAddress',
  'commune',
  'about',
  'buyLinks',
  'logoId',
  'images',
];

/** `/api/v1/producers`. */
export async function producerRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/producers',
    {
      config: { access: ['admin', 'officer'] },
      schema: { summary: 'Register a producer', tags, body: NewProducer, response: { 201: ProducerWhole } },
    },
    async (request, reply) => {
      const by = principalOf(request);
      requireDecider(by, request.body.provinceCode);
      const shown = await db.transaction().execute(async (transaction) => {
        const row = await registerProducer({ ...deps, by }, transaction, request.body);
        return await present(transaction, by, row);
      });
      changes.emit({ kind: 'producer', id: shown.id });
      tagEntity(reply, shown);
      reply.code(201).header('location', `/api/v1/producers/${shown.id}`);
      return shown;
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
          communeCode: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
          productGroup: Type.Optional(Type.Enum([...PRODUCT_GROUPS])),
        }),
        response: { 200: pageSchema(ProducerCounted) },
      },
    },
    async (request) => {
      const { limit, cursor, q, ...filter } = request.query;
      const contains = q === undefined ? undefined : searchText(q);
      const after = cursor === undefined ? undefined : searchPosition(cursor);
      const rows = await listProducers(db, { ...filter, limit: limit + 1, after, contains });
      const counts = await producerCounts(
        db,
        rows.map(({ id }) => id),
      );
      const by = principalOf(request);
      return pageOf(
        rows,
        limit,
        (row) => [row.searchKey, row.id],
        (row) => ({ ...presentListedProducer(row), ...countsFor(by, row, counts.get(row.id)) }),
      );
    },
  );

  app.get(
    '/api/v1/producers/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'One producer', tags, params: IdParams, response: { 200: ProducerWhole } },
    },
    async (request, reply) => {
      const row = await requireProducer(db, request.params.id);
      tagEntity(reply, row);
      return await present(db, principalOf(request), row);
    },
  );

  app.patch(
    '/api/v1/producers/:id',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Change a producer; a producer itself asks for a change of what it shows of itself (202)',
        tags,
        params: IdParams,
        body: ProducerEdit,
        response: { 200: ProducerWhole, 202: Submission },
      },
    },
    async (request, reply) => {
      const { body } = request;
      const principal = principalOf(request);
      const changed = await db.transaction().execute(async (transaction) => {
        const before = await requireProducer(transaction, request.params.id);
        requireDescriber(principal, before);
        if (principal.role === 'producer') {
          refuseOtherMembers(body);
          const open = await deps.openSubmission(transaction, 'profile', before.id);
          requireVersion(request, open ?? before);
          const proposing = { deps, db: transaction, by: principal, open };
          return (
            (await proposeProfile(proposing, before, body)) ?? (await present(transaction, principal, before))
          );
        }
        if (body.provinceCode !== undefined) requireDecider(principal, body.provinceCode);
        requireVersion(request, before);
        const acting = { ...deps, by: principal };
        return await present(transaction, principal, await editProducer(acting, transaction, before, body));
      });
      if ('number' in changed) return replySubmitted(reply, changed);
      changes.emit({ kind: 'producer', id: changed.id });
      tagEntity(reply, changed);
      return changed;
    },
  );
}

/** What a producer has; how many stamps, for those alone whose business it is. */
function countsFor(by: Principal, row: ProducerTable, counts: ProducerCounts | undefined) {
  const { communeName = null, products = 0, certificates = 0, stamps = 0 } = counts ?? {};
  const isSeen = by.role === 'inspector' || seesInside(by, row);
  return { communeName, products, certificates, stamps: isSeen ? stamps : null };
}

/** A producer with its photos and what it has. */
async function present(db: Kysely<Database>, by: Principal, producer: ProducerTable) {
  const counts = (await producerCounts(db, [producer.id])).get(producer.id);
  const images = await imagesOfProducer(db, producer.id);
  return { ...presentProducer(producer, images), ...countsFor(by, producer, counts) };
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
