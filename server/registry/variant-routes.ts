import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { variantsOfProduct } from '../storage/variants.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDescriber, requireProduct, requireVariant } from './owners.ts';
import { IdParams, NewVariant, VariantEdit } from './schemas.ts';
import { editVariant, registerVariant } from './variants.ts';
import { presentVariant, VariantView } from './views.ts';

const tags = ['registry'];
const WRITERS = ['admin', 'officer', 'producer'] as const;

/** `/api/v1/products/{id}/variants` and `/api/v1/variants/{id}`. */
export async function variantRoutes(app: App, deps: RegistryDeps): Promise<void> {
  const { db, changes } = deps;

  app.post(
    '/api/v1/products/:id/variants',
    {
      config: { access: WRITERS },
      schema: {
        summary: 'Add a variant (a pack) to a product',
        tags,
        params: IdParams,
        body: NewVariant,
        response: { 201: VariantView },
      },
    },
    async (request, reply) => {
      const row = await db.transaction().execute(async (transaction) => {
        const { product, producer } = await requireProduct(transaction, request.params.id);
        const by = principalOf(request);
        requireDescriber(by, producer);
        return await registerVariant({ ...deps, by }, transaction, product, request.body);
      });
      changes.emit({ kind: 'product', id: row.productId });
      tagEntity(reply, row);
      reply.code(201).header('location', `/api/v1/variants/${row.id}`);
      return presentVariant(row);
    },
  );

  app.get(
    '/api/v1/products/:id/variants',
    {
      config: { access: ROLES },
      schema: {
        summary: 'All variants of a product, oldest first',
        tags,
        params: IdParams,
        response: { 200: Type.Object({ items: Type.Array(VariantView) }) },
      },
    },
    async ({ params: { id } }) => {
      const { product } = await requireProduct(db, id);
      return { items: (await variantsOfProduct(db, product.id)).map(presentVariant) };
    },
  );

  app.get(
    '/api/v1/variants/:id',
    {
      config: { access: ROLES },
      schema: { summary: 'One variant', tags, params: IdParams, response: { 200: VariantView } },
    },
    async (request, reply) => {
      const { variant } = await requireVariant(db, request.params.id);
      tagEntity(reply, variant);
      return presentVariant(variant);
    },
  );

  app.patch(
    '/api/v1/variants/:id',
    {
      config: { access: WRITERS },
      schema: {
        summary: 'Change a variant; a new GTIN is for later batches only',
        tags,
        params: IdParams,
        body: VariantEdit,
        response: { 200: VariantView },
      },
    },
    async (request, reply) => {
      const row = await db.transaction().execute(async (transaction) => {
        const { variant, producer } = await requireVariant(transaction, request.params.id);
        const by = principalOf(request);
        requireDescriber(by, producer);
        requireVersion(request, variant);
        return await editVariant({ ...deps, by }, transaction, producer.id, variant, request.body);
      });
      changes.emit({ kind: 'product', id: row.productId });
      tagEntity(reply, row);
      return presentVariant(row);
    },
  );
}
