import { Type } from 'typebox';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listRefusals, type RefusalRow } from '../storage/refusals.ts';
import { visibleTo } from './access.ts';
import type { IssuanceDeps } from './deps.ts';
import { forgetRefusals } from './retention.ts';

const RETENTION_EVERY_MS = 6 * 3_600_000;

const TextOrNull = Type.Union([Type.String(), Type.Null()]);

const Refusal = Type.Object({
  id: Type.Integer(),
  timeMs: Type.Integer(),
  actor: Type.String(),
  action: Type.String(),
  code: Type.String(),
  batchCode: TextOrNull,
  productId: TextOrNull,
  lotId: TextOrNull,
  detail: Type.Record(Type.String(), Type.Unknown()),
});

/** `/api/v1/refusals`: what was asked of issuance and refused, for those who look for fraud. */
export async function refusalRoutes(app: App, deps: Pick<IssuanceDeps, 'db' | 'clock'>): Promise<void> {
  app.get(
    '/api/v1/refusals',
    {
      config: { access: ['admin', 'officer'] },
      schema: {
        summary: 'List refused requests, newest first',
        tags: ['issuance'],
        querystring: Type.Object({
          ...PageQuery.properties,
          batchCode: Type.Optional(Type.String({ minLength: 1, maxLength: 32 })),
          code: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        }),
        response: { 200: pageSchema(Refusal) },
      },
    },
    async (request) => {
      const { limit, cursor, batchCode, code } = request.query;
      const before = cursor === undefined ? undefined : decodeCursor(cursor, ['number'])[0];
      const filter = {
        ...visibleTo(principalOf(request)),
        ...(code === undefined ? {} : { code }),
        // What is no batch code stays as it is, and nothing is found for it.
        ...(batchCode === undefined ? {} : { batchCode: parseBatchCode(batchCode) ?? batchCode }),
      };
      const rows = await listRefusals(deps.db, filter, limit + 1, before);
      return pageOf(rows, limit, (row) => [row.id], presentRefusal);
    },
  );

  const forget = () => {
    forgetRefusals(deps.db, deps.clock).catch((error: unknown) =>
      app.log.error({ err: error }, 'old refusals could not be deleted'),
    );
  };
  const timer = setInterval(forget, RETENTION_EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => forget());
  app.addHook('onClose', async () => clearInterval(timer));
}

function presentRefusal({ detailJson, ...shown }: RefusalRow) {
  const detail: Record<string, unknown> = JSON.parse(detailJson);
  return { ...shown, detail };
}
