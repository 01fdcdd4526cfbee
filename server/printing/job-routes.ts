import { Type } from 'typebox';
import { indexOfSlot, type SlotPlace, slotOfIndex, stampsOfSheet } from '../../stamps/sheet/index.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { problem } from '../http/problems.ts';
import { findPrintJob, listPrintJobs, type PrintJobRow } from '../storage/print-jobs.ts';
import { stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { presentJobs, runOf } from './present-job.ts';
import { orderPrint } from './print-jobs.ts';
import type { Renderings } from './rendering.ts';
import { BatchParams, Job, JobParams, PrintOrderBody, Slot } from './schemas.ts';
import { stampMaker } from './stamp-maker.ts';

const ACCESS = ['admin', 'officer', 'producer'] as const;

/** Print jobs: order one, list them, see how far one is, and which stamp lies where. */
export async function jobRoutes(app: App, deps: PrintingDeps, renderings: Renderings): Promise<void> {
  const present = async (row: PrintJobRow) => {
    const [job] = await presentJobs(deps.db, renderings.board, [row]);
    if (job === undefined) throw new TypeError('one row is one job');
    return job;
  };

  app.post(
    '/api/v1/batches/:code/print-jobs',
    {
      config: { access: ACCESS, repeatable: true },
      schema: {
        summary: 'Hand stamps out for printing on labels; the same order again is the same job',
        tags: ['printing'],
        params: BatchParams,
        body: PrintOrderBody,
        response: { 201: Job },
      },
    },
    async (request, reply) => {
      const { job } = await orderPrint(deps, principalOf(request), request.params.code, request.body);
      reply.code(201).header('location', `/api/v1/print-jobs/${job.id}`);
      return await present(job);
    },
  );

  app.get(
    '/api/v1/batches/:code/print-jobs',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'List the print jobs of a batch, newest first',
        tags: ['printing'],
        params: BatchParams,
        querystring: PageQuery,
        response: { 200: pageSchema(Job) },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      const batch = await deps.readBatch(principalOf(request), request.params.code);
      const after = cursor === undefined ? undefined : positionFrom(cursor);
      const rows = await listPrintJobs(deps.db, batch.code, limit + 1, after);
      const page = pageOf(
        rows,
        limit,
        (row) => [row.createdMs, row.id],
        (row) => row,
      );
      return { ...page, items: await presentJobs(deps.db, renderings.board, page.items) };
    },
  );

  app.get(
    '/api/v1/print-jobs/:id',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'A print job and how far its file is',
        tags: ['printing'],
        params: JobParams,
        response: { 200: Job },
      },
    },
    async (request) => {
      const job = await findPrintJob(deps.db, request.params.id);
      if (job === undefined) throw problem('not-found');
      await deps.readBatch(principalOf(request), job.batchCode);
      return await present(job);
    },
  );

  app.get(
    '/api/v1/print-jobs/:id/slots',
    {
      config: { access: ACCESS },
      schema: {
        summary: 'Which stamp lies on which label: of a sheet, of one label, or where one stamp lies',
        tags: ['printing'],
        params: JobParams,
        querystring: Type.Object({
          sheet: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000 })),
          slot: Type.Optional(Type.Integer({ minimum: 1, maximum: 20_000 })),
          index: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_048_575 })),
        }),
        response: { 200: Type.Object({ items: Type.Array(Slot) }) },
      },
    },
    async (request) => {
      const job = await findPrintJob(deps.db, request.params.id);
      if (job?.labelsPerSheet == null) throw problem('not-found');
      const batch = await deps.readBatch(principalOf(request), job.batchCode);
      const { tagKey } = deps.secretsOf(batch);
      const maker = stampMaker(stampBatch(batch), { tagKey });
      const items = places(job, request.query).map(({ index, sheet, slot }) => ({
        sheet,
        slot,
        index,
        serial: maker.make(index).serial,
      }));
      return { items };
    },
  );
}

interface SlotQuery {
  readonly sheet?: number;
  readonly slot?: number;
  readonly index?: number;
}

function places(job: PrintJobRow, query: SlotQuery): (SlotPlace & { readonly index: number })[] {
  const run = runOf(job);
  const { sheet, slot, index } = query;
  if (index !== undefined && sheet === undefined && slot === undefined) {
    const place = slotOfIndex(run, index);
    return place ? [{ ...place, index }] : [];
  }
  if (sheet === undefined || index !== undefined) throw problem('slot-query', { field: 'sheet' });
  if (slot !== undefined) {
    const found = indexOfSlot(run, { sheet, slot });
    return found === undefined ? [] : [{ sheet, slot, index: found }];
  }
  const { indexes, firstSlot } = stampsOfSheet(run, sheet);
  return indexes.map((index, at) => ({ sheet, slot: firstSlot + at, index }));
}

function positionFrom(cursor: string) {
  const [createdMs, id] = decodeCursor(cursor, ['number', 'string']);
  return { createdMs, id };
}
