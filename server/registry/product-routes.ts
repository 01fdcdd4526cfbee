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
import { PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProduct } from '../storage/media.ts';
import { findProducer } from '../storage/producers.ts';
import { listProducts } from '../storage/products.ts';
import type { Database } from '../storage/schema.ts';
import type { ProducerTable, ProductTable } from '../storage/tables/registry.ts';
import { variantsOfProduct } from '../storage/variants.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDecider, requireDescriber, requireProduct } from './owners.ts';
import { searchPosition } from './producer-routes.ts';
import { IDENTITY_MEMBERS } from './product-fields.ts';
import { editProduct, registerProduct } from './products.ts';
import { replySubmitted, TakesUpQuery } from './proposal-reply.ts';
import { proposeNewProduct, proposeProduct } from './proposals.ts';
import { Id, IdParams, NewProduct, ProductEdit, ProvinceCode, Search } from './schemas.ts';
import { ProductListed, ProductView, presentListed, presentProduct } from './views.ts';

const tags = ['registry'];

/** `/api/v1/products`. */
export async function productRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/products',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: 'Register a product; of a producer: ask for it to be registered (202)',
        tags,
        querystring: TakesUpQuery,
        body: NewProduct,
        response: { 201: ProductView, 202: Submission },
      },
    },
    async (request, reply) => {
      const { producerId, ...fields } = request.body;
      const principal = principalOf(request);
      const made = await db.transaction().execute(async (transaction) => {
        const producer = await findProducer(transaction, producerId);
        if (producer === undefined) throw problem('producer-unknown', { field: 'producerId' });
        if (principal.role === 'producer') {
          requireDescriber(principal, producer);
          const proposing = { deps, db: transaction, by: principal };
          return await proposeNewProduct(proposing, producer, request.body, request.query.submission);
        }
        requireDecider(principal, producer.provinceCode);
        const product = await registerProduct({ ...deps, by: principal }, transaction, producerId, fields);
        return await present(transaction, principal, product, producer);
      });
      if ('number' in made) return replySubmitted(reply, made);
      changes.emit({ kind: 'product', id: made.id });
      tagEntity(reply, made);
      reply.code(201).header('location', `/api/v1/products/${made.id}`);
      return made;
    },
  );

  app.get(
    '/api/v1/products',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List products by name',
        tags,
        querystring: Type.Object({
          ...PageQuery.properties,
          q: Type.Optional(Search),
          producerId: Type.Optional(Id),
          productGroup: Type.Optional(Type.Enum([...PRODUCT_GROUPS])),
          provinceCode: Type.Optional(ProvinceCode),
        }),
        response: { 200: pageSchema(ProductListed) },
      },
    },
    async ({ query: { limit, cursor, q, ...filter } }) => {
      const contains = q === undefined ? undefined : searchText(q);
      const after = cursor === undefined ? undefined : searchPosition(cursor);
      const rows = await listProducts(db, { ...filter, limit: limit + 1, after, contains });
      return pageOf(rows, limit, (row) => [row.searchKey, row.id], presentListed);
    },
  );

  app.get(
    '/api/v1/products/:id',
    {
      config: { access: ROLES },
      schema: {
        summary: 'One product with its images and variants',
        tags,
        params: IdParams,
        response: { 200: ProductView },
      },
    },
    async (request, reply) => {
      const { product, producer } = await requireProduct(db, request.params.id);
      tagEntity(reply, product);
      return await present(db, principalOf(request), product, producer);
    },
  );

  app.patch(
    '/api/v1/products/:id',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary:
          'Change a product; a producer asks for a change of what it tells about its own (202), not of what was recognised',
        tags,
        params: IdParams,
        body: ProductEdit,
        response: { 200: ProductView, 202: Submission },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const fields = request.body;
      const changed = await db.transaction().execute(async (transaction) => {
        const { product: before, producer } = await requireProduct(transaction, request.params.id);
        requireDescriber(principal, producer);
        if (principal.role === 'producer') {
          const official = IDENTITY_MEMBERS.find((member) => fields[member] !== undefined);
          if (official !== undefined) throw problem('forbidden', { field: official });
          const open = await deps.openSubmission(transaction, 'product', before.id);
          requireVersion(request, open ?? before);
          const proposing = { deps, db: transaction, by: principal, open };
          const submission = await proposeProduct(proposing, { product: before, producer }, fields);
          return submission ?? (await present(transaction, principal, before, producer));
        }
        requireVersion(request, before);
        const product = await editProduct({ ...deps, by: principal }, transaction, before, fields);
        return await present(transaction, principal, product, producer);
      });
      if ('number' in changed) return replySubmitted(reply, changed);
      changes.emit({ kind: 'product', id: changed.id });
      tagEntity(reply, changed);
      return changed;
    },
  );
}

/** A product as this caller may see it. */
export async function present(
  db: Kysely<Database>,
  principal: Principal,
  product: ProductTable,
  producer: ProducerTable,
) {
  const images = await imagesOfProduct(db, product.id);
  const variants = await variantsOfProduct(db, product.id);
  return presentProduct(product, images, variants, seesInside(principal, producer));
}
