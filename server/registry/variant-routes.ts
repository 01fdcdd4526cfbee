import { Type } from 'typebox';
import { ROLES } from '../domain/principal.ts';
import { Submission } from '../domain/submission.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { requireVersion, tagEntity } from '../http/entity-tag.ts';
import { variantsOfProduct } from '../storage/variants.ts';
import type { RegistryDeps } from './deps.ts';
import { requireDescriber, requireProduct, requireVariant } from './owners.ts';
import { replySubmitted, TakesUpQuery } from './proposal-reply.ts';
import { proposeNewVariant, proposeVariant } from './proposals.ts';
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
        summary: 'Add a variant (a pack) to a product; of a producer: ask for it (202)',
        tags,
        params: IdParams,
        querystring: TakesUpQuery,
        body: NewVariant,
        response: { 201: VariantView, 202: Submission },
      },
    },
    async (request, reply) => {
      const made = await db.transaction().execute(async (transaction) => {
        const { product, producer } = await requireProduct(transaction, request.params.id);
        const by = principalOf(request);
        requireDescriber(by, producer);
        if (by.role === 'producer') {
          const proposing = { deps, db: transaction, by };
          const takesUp = request.query.submission;
          return await proposeNewVariant(proposing, { product, producer }, request.body, takesUp);
        }
        return await registerVariant({ ...deps, by }, transaction, product, request.body);
      });
      if ('number' in made) return replySubmitted(reply, made);
      changes.emit({ kind: 'product', id: made.productId });
      tagEntity(reply, made);
      reply.code(201).header('location', `/api/v1/variants/${made.id}`);
      return presentVariant(made);
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
        summary:
          'Change a variant; a new GTIN is for later batches only. A producer asks for the change (202)',
        tags,
        params: IdParams,
        body: VariantEdit,
        response: { 200: VariantView, 202: Submission },
      },
    },
    async (request, reply) => {
      const changed = await db.transaction().execute(async (transaction) => {
        const { variant, producer } = await requireVariant(transaction, request.params.id);
        const by = principalOf(request);
        requireDescriber(by, producer);
        if (by.role === 'producer') {
          const open = await deps.openSubmission(transaction, 'pack', variant.id);
          requireVersion(request, open ?? variant);
          const proposing = { deps, db: transaction, by, open };
          return (await proposeVariant(proposing, { variant, producer }, request.body)) ?? variant;
        }
        requireVersion(request, variant);
        return await editVariant({ ...deps, by }, transaction, producer.id, variant, request.body);
      });
      if ('number' in changed) return replySubmitted(reply, changed);
      changes.emit({ kind: 'product', id: changed.productId });
      tagEntity(reply, changed);
      return presentVariant(changed);
    },
  );
}
