import { Type } from 'typebox';
import { civilDay } from '../../stamps/civil-day.ts';
import { MAX_TEXT_LENGTH, parseStampText } from '../../stamps/link/index.ts';
import { ROLES } from '../domain/principal.ts';
import { Submission } from '../domain/submission.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { BATCH_STAGES, findListedBatch, listBatches } from '../storage/batch-list.ts';
import type { BatchRow } from '../storage/batches.ts';
import { visibleTo } from './access.ts';
import { Batch, BatchOrderBody, BatchParams } from './batch-schemas.ts';
import { presentBatch } from './batch-views.ts';
import { readBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { orderBatch } from './orders.ts';

/** `/api/v1/batches`: order, list and read batches. */
export async function batchRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  const shown = async ({ code }: BatchRow) => {
    const today = civilDay(deps.clock());
    const row = await findListedBatch(deps.db, code, today);
    if (row === undefined) throw new TypeError(`batch ${code} has no counts`);
    return presentBatch(row, today);
  };

  app.post(
    '/api/v1/batches',
    {
      config: { access: ['admin', 'officer', 'producer'], repeatable: true },
      schema: {
        summary:
          'Issue a batch of stamps for one variant of a product; a producer whose orders of the year come to more than it declared to make asks for it (202)',
        tags: ['issuance'],
        querystring: Type.Object({
          submission: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: Number.MAX_SAFE_INTEGER,
              description: 'An own order that waits or was returned, which this one amends or takes up',
            }),
          ),
        }),
        body: BatchOrderBody,
        response: { 201: Batch, 202: Submission },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const requestKey = typeof key === 'string' ? key : null;
      const takesUp = request.query.submission ?? null;
      const { batch, submission } = await orderBatch(deps, principalOf(request), request.body, {
        requestKey,
        takesUp,
      });
      if (batch === null) {
        reply.code(202).header('location', `/api/v1/submissions/${submission.number}`);
        return submission;
      }
      reply.code(201).header('location', `/api/v1/batches/${batch.code}`);
      return await shown(batch);
    },
  );

  app.get(
    '/api/v1/batches',
    {
      config: { access: ROLES },
      schema: {
        summary: 'List batches, newest first',
        tags: ['issuance'],
        querystring: Type.Object({
          ...PageQuery.properties,
          productId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
          stage: Type.Optional(
            Type.Enum(BATCH_STAGES, {
              description:
                'Batches of this stage; `to-print`: with stamps to be printed before their deadline, also while others of the batch wait for activation',
            }),
          ),
          q: Type.Optional(
            Type.String({
              minLength: 1,
              maxLength: MAX_TEXT_LENGTH,
              description:
                "Part of the code or of the product's name; the link or serial of a stamp finds its batch",
            }),
          ),
        }),
        response: { 200: pageSchema(Batch) },
      },
    },
    async (request) => {
      const { limit, cursor, q, ...wanted } = request.query;
      const filter = { ...visibleTo(principalOf(request)), ...wanted, ...searched(q) };
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const today = civilDay(deps.clock());
      const rows = await listBatches(deps.db, filter, limit + 1, today, after);
      return pageOf(
        rows,
        limit,
        (row) => [row.createdMs, row.code],
        (row) => presentBatch(row, today),
      );
    },
  );

  app.get(
    '/api/v1/batches/:code',
    {
      config: { access: ROLES },
      schema: {
        summary: 'A batch with the counts of its stamps',
        tags: ['issuance'],
        params: BatchParams,
        response: { 200: Batch },
      },
    },
    async (request) => {
      return await shown(await readBatch(deps, principalOf(request), request.params.code));
    },
  );
}

/** A stamp's link or serial names its batch; any other text is looked for in codes and names. */
function searched(q: string | undefined) {
  if (q === undefined) return {};
  const stamp = parseStampText(q);
  return stamp.ok ? { code: stamp.batchCode } : { q };
}

function positionFrom(cursor: string) {
  const [createdMs, code] = decodeCursor(cursor, ['number', 'string']);
  return { createdMs, code };
}
