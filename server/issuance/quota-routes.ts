import { Type } from 'typebox';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { findVariantForBatch } from '../storage/batches.ts';
import { maySee } from './access.ts';
import type { IssuanceDeps } from './deps.ts';
import { Quota, quotaOf } from './quota.ts';

/** `/api/v1/variants/{id}/quota`: what a producer may still order this year. */
export async function quotaRoutes(
  app: App,
  { db, clock }: Pick<IssuanceDeps, 'db' | 'clock'>,
): Promise<void> {
  app.get(
    '/api/v1/variants/:id/quota',
    {
      config: { access: ['admin', 'officer', 'producer'] },
      schema: {
        summary: "How many stamps of a variant may still be ordered this year without an officer's approval",
        tags: ['issuance'],
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 200: Quota },
      },
    },
    async (request) => {
      const variant = await findVariantForBatch(db, request.params.id);
      if (variant === undefined) throw problem('not-found');
      if (!maySee(principalOf(request), variant)) throw problem('forbidden');
      return await quotaOf(db, variant, clock());
    },
  );
}
