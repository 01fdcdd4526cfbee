import { type TSchema, Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { RANGE_ACTIONS, VOID_REASONS } from '../../stamps/state/index.ts';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { rangeEntryOf } from '../storage/batch-states.ts';
import { listRangeEntries, type RangeEntryRow } from '../storage/ranges.ts';
import { BatchParams, Summary } from './batch-schemas.ts';
import { readBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { LOG_LIMIT } from './log.ts';
import { changeRange } from './ranges.ts';
import { SERIALS_LIMIT } from './spans.ts';
import { summaryOf } from './stamps.ts';
import { undoEntry } from './undo.ts';

const Action = Type.Enum(RANGE_ACTIONS);
const Reason = Type.Enum(VOID_REASONS);
const Index = Type.Integer({ minimum: 0, maximum: MAX_INDEX });
const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Body = Type.Object(
  {
    action: Action,
    first: Type.Optional(Index),
    last: Type.Optional(Index),
    serials: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: SERIALS_LIMIT }),
    ),
    lotId: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    lotNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    reason: Type.Optional(Reason),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    undoes: Type.Optional(Type.Integer({ minimum: 1, maximum: LOG_LIMIT })),
  },
  { additionalProperties: false },
);

const Entry = Type.Object({
  batchCode: Type.String(),
  seq: Type.Integer(),
  action: Action,
  first: Type.Integer(),
  last: Type.Integer({ description: 'Inclusive' }),
  lotId: OrNull(Type.String()),
  reason: OrNull(Reason),
  note: OrNull(Type.String()),
  undoes: OrNull(Type.Integer()),
  actor: Type.String(),
  timeMs: Type.Integer(),
});

const LoggedEntry = Type.Intersect([Entry, Type.Object({ undone: Type.Boolean() })]);

/** `/api/v1/batches/{code}/ranges`: the log of what happened to a batch's stamps. */
export async function rangeRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.post(
    '/api/v1/batches/:code/ranges',
    {
      config: { access: ROLES },
      schema: {
        summary:
          'Print, activate, reassign, void, suspend, resume a range, or undo an entry: all of it or nothing',
        description:
          'Answers the entry; with `serials` instead of `first` and `last`, `items` with one per run.',
        tags: ['issuance'],
        params: BatchParams,
        body: Body,
        response: { 201: Type.Union([Entry, Type.Object({ items: Type.Array(Entry) })]) },
      },
    },
    async (request, reply) => {
      const { body, params } = request;
      const principal = principalOf(request);
      reply.code(201).header('location', `/api/v1/batches/${params.code}/ranges`);
      const { action, ...order } = body;
      if (action === 'undo') return presentEntry(await undoEntry(deps, principal, params.code, order));
      const entries = (await changeRange(deps, principal, params.code, { ...order, action })).map(
        presentEntry,
      );
      const [entry] = entries;
      return body.serials === undefined && entry !== undefined ? entry : { items: entries };
    },
  );

  app.get(
    '/api/v1/batches/:code/ranges',
    {
      config: { access: ROLES },
      schema: {
        summary: "A batch's range log, oldest first, with the counts it folds to",
        tags: ['issuance'],
        params: BatchParams,
        querystring: PageQuery,
        response: {
          200: Type.Intersect([pageSchema(LoggedEntry), Type.Object({ summary: Summary })]),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const batch = await readBatch(deps, principalOf(request), request.params.code);
      const after = cursor === undefined ? 0 : decodeCursor(cursor, ['number'])[0];
      const rows = await listRangeEntries(deps.db, batch.code, { after, limit: limit + 1 });
      const states = await deps.states.at(deps.db, batch);
      const present = (row: RangeEntryRow) => ({ ...presentEntry(row), undone: states.isUndone(row.seq) });
      return { ...pageOf(rows, limit, (row) => [row.seq], present), summary: await summaryOf(deps, batch) };
    },
  );
}

function presentEntry(row: RangeEntryRow) {
  const { seq, action, first, last, lotId = null, reason = null, undoes = null, timeMs } = rangeEntryOf(row);
  const { batchCode, note, actor } = row;
  return { batchCode, seq, action, first, last, lotId, reason, note, undoes, actor, timeMs };
}
