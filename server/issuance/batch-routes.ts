import { Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { type BatchRow, listBatches } from '../storage/batches.ts';
import { visibleTo } from './access.ts';
import { Batch, BatchOrderBody, BatchParams, BatchWithSummary, Stamp } from './batch-schemas.ts';
import { issueBatch, readBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { readStamp, type StampRecord, summaryOf } from './stamps.ts';

/** `/api/v1/batches`: order, list and read batches, look one stamp up. */
export async function batchRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.post(
    '/api/v1/batches',
    {
      config: { access: ['admin', 'officer', 'producer'], repeatable: true },
      schema: {
        summary: 'Issue a batch of stamps for one variant of a product',
        tags: ['issuance'],
        body: BatchOrderBody,
        response: { 201: BatchWithSummary },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const requestKey = typeof key === 'string' ? key : null;
      const batch = await issueBatch(deps, principalOf(request), request.body, requestKey);
      reply.code(201).header('location', `/api/v1/batches/${batch.code}`);
      return { ...presentBatch(batch), summary: await summaryOf(deps, batch) };
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
        }),
        response: { 200: pageSchema(Batch) },
      },
    },
    async (request) => {
      const { limit, cursor, productId } = request.query;
      const filter = {
        ...visibleTo(principalOf(request)),
        ...(productId === undefined ? {} : { productId }),
      };
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const rows = await listBatches(deps.db, filter, limit + 1, after);
      return pageOf(rows, limit, (row) => [row.createdMs, row.code], presentBatch);
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
        response: { 200: BatchWithSummary },
      },
    },
    async (request) => {
      const batch = await readBatch(deps, principalOf(request), request.params.code);
      return { ...presentBatch(batch), summary: await summaryOf(deps, batch) };
    },
  );

  app.get(
    '/api/v1/batches/:code/stamps/:index',
    {
      config: { access: ROLES },
      schema: {
        summary: 'The serial and state of one stamp',
        tags: ['issuance'],
        params: Type.Object({
          ...BatchParams.properties,
          index: Type.Integer({ minimum: 0, maximum: MAX_INDEX }),
        }),
        response: { 200: Stamp },
      },
    },
    async (request) => {
      const { code, index } = request.params;
      return presentStamp(await readStamp(deps, principalOf(request), code, index));
    },
  );
}

function positionFrom(cursor: string) {
  const [createdMs, code] = decodeCursor(cursor, ['number', 'string']);
  return { createdMs, code };
}

function presentBatch(batch: BatchRow) {
  const { tagKeyId: _, hiddenKeyId: __, requestKey: ___, profile, ...shown } = batch;
  return {
    ...shown,
    profile: profile === 'compact' ? ('compact' as const) : ('signed' as const),
    linkForm: batch.gtin === null ? ('short' as const) : ('gs1' as const),
  };
}

function presentStamp({ batchCode, index, serial, state, expiredUnused }: StampRecord) {
  const { phase, voidReason = null, lotId = null, suspended, seq } = state;
  return { batchCode, index, serial, phase, voidReason, lotId, suspended, expiredUnused, seq };
}
