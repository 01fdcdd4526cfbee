import type { Kysely } from 'kysely';
import { Type } from 'typebox';
import { PRODUCT_GROUPS } from '../domain/ocop-terms.ts';
import { type Principal, ROLES } from '../domain/principal.ts';
import { seesInside } from '../domain/province-scope.ts';
import { searchText } from '../domain/spelling.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { imagesOfProduct } from '../storage/media.ts';
import { findProducer } from '../storage/producers.ts';
import { listProducts } from '../storage/products.ts';
import type { Database, ProducerTable, ProductTable } from '../storage/schema.ts';
import { variantsOfProduct } from '../storage/variants.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDecider, requireDescriber, requireProduct } from './owners.ts';
import { searchPosition } from './producer-routes.ts';
import { IDENTITY_MEMBERS } from './product-fields.ts';
import { editProduct, registerProduct } from './products.ts';
import { Id, IdParams, NewProduct, ProductEdit, ProvinceCode, Search } from './schemas.ts';
import { ProductListed, ProductView, presentListed, presentProduct } from './views.ts';

const tags = ['registry'];

/** `/api/v1/products`. */
export async function productRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/products',
    {
      config: { access: ['admin', 'officer'] },
      schema: { summary: 'Register a product', tags, body: NewProduct, response: { 201: ProductView } },
    },
    async (request, reply) => {
      const { producerId, ...fields } = request.body;
      const principal = principalOf(request);
      const shown = await db.transaction().execute(async (transaction) => {
        const producer = await findProducer(transaction, producerId);
        if (producer === undefined) throw problem('producer-unknown', { field: 'producerId' });
        requireDecider(principal, producer.provinceCode);
        const product = await registerProduct({ ...deps, by: principal }, transaction, producerId, fields);
        return await present(transaction, principal, product, producer);
      });
      changes.emit({ kind: 'product', id: shown.id });
      tagEntity(reply, shown);
      reply.code(201).header('location', `/api/v1/products/${shown.id}`);
      return shown;
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
        summary: 'Change a product; a producer changes what it tells about its own, not what was recognised',
        tags,
        params: IdParams,
        body: ProductEdit,
        response: { 200: ProductView },
      },
    },
    async (request, reply) => {
      const principal = principalOf(request);
      const fields = request.body;
      const shown = await db.transaction().execute(async (transaction) => {
        const { product: before, producer } = await requireProduct(transaction, request.params.id);
        requireDescriber(principal, producer);
        const official = IDENTITY_MEMBERS.find((member) => fields[member] !== undefined);
        if (principal.role === 'producer' && official !== undefined)
          throw problem('forbidden', { field: official });
        requireVersion(request, before);
        const product = await editProduct({ ...deps, by: principal }, transaction, before, fields);
        return await present(transaction, principal, product, producer);
      });
      changes.emit({ kind: 'product', id: shown.id });
      tagEntity(reply, shown);
      return shown;
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
