import { seesInside } from '../domain/province-scope.ts';
import { ShownGoods } from '../domain/shown-goods.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { tried } from '../storage/savepoint.ts';
import type { RegistryDeps } from './deps.ts';
import { requireProduct } from './owners.ts';
import { previewOfProduct } from './preview.ts';
import { IdParams, ProductEdit } from './schemas.ts';

/** `POST /api/v1/products/{id}/preview`: what buyers would see. */
export async function previewRoutes(app: App, deps: RegistryDeps): Promise<void> {
  app.post(
    '/api/v1/products/:id/preview',
    {
      config: { access: ['admin', 'officer', 'producer'], idempotent: false },
      schema: {
        summary:
          'What the page of a stamp would show of a product after these changes, of a producer after those that wait, too; nothing is kept',
        tags: ['registry'],
        params: IdParams,
        body: ProductEdit,
        response: { 200: ShownGoods },
      },
    },
    async (request) => {
      const by = principalOf(request);
      return await deps.db.transaction().execute(async (transaction) => {
        const { product, producer } = await requireProduct(transaction, request.params.id);
        if (!seesInside(by, producer)) throw problem('forbidden');
        return await tried(transaction, () => previewOfProduct(deps, transaction, by, product, request.body));
      });
    },
  );
}
