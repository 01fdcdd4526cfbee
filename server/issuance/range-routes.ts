import { type Static, Type } from 'typebox';
import { civilDay } from '../../stamps/civil-day.ts';
import { ROLES } from '../domain/principal.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { languageOf } from '../http/language.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listRangeEntries, type RangeEntryRow } from '../storage/ranges.ts';
import { BatchParams, Summary } from './batch-schemas.ts';
import { summaryOf } from './batch-views.ts';
import { readBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';
import { previewRange, previewStamps, previewUndo } from './preview.ts';
import { LoggedRangeEntry, Preview, RangeBody, RangeEntry, StampChangeBody } from './range-schemas.ts';
import { presentEntry, presentPreview } from './range-views.ts';
import { changeRange } from './ranges.ts';
import { changeStamps } from './stamp-changes.ts';
import { undoEntry } from './undo.ts';
import { undoableFor } from './undoable.ts';

/** `/api/v1/batches/{code}/ranges` and `/api/v1/stamp-changes`: what happens to stamps, and the log of it. */
export async function rangeRoutes(app: App, deps: IssuanceDeps): Promise<void> {
  app.post(
    '/api/v1/batches/:code/ranges',
    {
      config: { access: ROLES },
      schema: {
        summary:
          'Print, activate, reassign, void, suspend, resume stamps, or undo an entry: all of it or nothing',
        description:
          'The stamps are a range, serials, or labels of a print job. Answers the entry; where there may be several, `items` with one per run.',
        tags: ['issuance'],
        params: BatchParams,
        body: RangeBody,
        response: { 201: Type.Union([RangeEntry, Type.Object({ items: Type.Array(RangeEntry) })]) },
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
      return isOneRange(body) && entry !== undefined ? entry : { items: entries };
    },
  );

  app.post(
    '/api/v1/batches/:code/ranges/preview',
    {
      config: { access: ROLES, idempotent: false },
      schema: {
        summary: 'What a request on a range log would do, and what would refuse it; nothing is changed',
        tags: ['issuance'],
        params: BatchParams,
        body: RangeBody,
        response: { 200: Preview },
      },
    },
    async (request) => {
      const { action, ...order } = request.body;
      const principal = principalOf(request);
      const { code } = request.params;
      const preview =
        action === 'undo'
          ? await previewUndo(deps, principal, code, order)
          : await previewRange(deps, principal, code, { ...order, action });
      return presentPreview(preview, languageOf(request), request.id);
    },
  );

  app.get(
    '/api/v1/batches/:code/ranges',
    {
      config: { access: ROLES },
      schema: {
        summary: "A batch's range log, oldest first unless asked otherwise, with the counts it folds to",
        tags: ['issuance'],
        params: BatchParams,
        querystring: Type.Object({
          ...PageQuery.properties,
          order: Type.Optional(Type.Enum(['oldest', 'newest'])),
        }),
        response: {
          200: Type.Intersect([pageSchema(LoggedRangeEntry), Type.Object({ summary: Summary })]),
        },
      },
    },
    async (request) => {
      const { limit, cursor, order = 'oldest' } = request.query;
      const principal = principalOf(request);
      const batch = await readBatch(deps, principal, request.params.code);
      const behind = cursor === undefined ? undefined : decodeCursor(cursor, ['number'])[0];
      const rows = await listRangeEntries(deps.db, batch.code, { order, behind, limit: limit + 1 });
      const states = await deps.states.at(deps.db, batch);
      const nowMs = deps.clock();
      const logged = async (row: RangeEntryRow): Promise<Static<typeof LoggedRangeEntry>> => {
        const { code, untilMs } = await undoableFor(deps.db, states, principal, row, nowMs);
        return {
          ...presentEntry(row),
          undone: states.isUndone(row.seq),
          undo: { isPossible: code === null, code, untilMs },
        };
      };
      const page = pageOf(
        rows,
        limit,
        (row) => [row.seq],
        (row) => row,
      );
      return {
        items: await Promise.all(page.items.map(logged)),
        next: page.next,
        summary: summaryOf(batch, states.counts(), civilDay(nowMs)),
      };
    },
  );

  app.post(
    '/api/v1/stamp-changes',
    {
      config: { access: ROLES },
      schema: {
        summary: 'Change single stamps by their serials, whichever batches they are of: all or nothing',
        tags: ['issuance'],
        body: StampChangeBody,
        response: { 201: Type.Object({ items: Type.Array(RangeEntry) }) },
      },
    },
    async (request, reply) => {
      reply.code(201);
      const entries = await changeStamps(deps, principalOf(request), request.body);
      return { items: entries.map(presentEntry) };
    },
  );

  app.post(
    '/api/v1/stamp-changes/preview',
    {
      config: { access: ROLES, idempotent: false },
      schema: {
        summary: 'What a change of single stamps would do, and what would refuse it; nothing is changed',
        tags: ['issuance'],
        body: StampChangeBody,
        response: { 200: Preview },
      },
    },
    async (request) => {
      const preview = await previewStamps(deps, principalOf(request), request.body);
      return presentPreview(preview, languageOf(request), request.id);
    },
  );
}

function isOneRange({ first, printedOnly = false }: Static<typeof RangeBody>): boolean {
  return first !== undefined && !printedOnly;
}
