import { type Static, Type } from 'typebox';
import { MAX_INDEX } from '../../stamps/serial/index.ts';
import { indexOfSlot, positionOf, spansOfPlaces, stampCount, unbroken } from '../../stamps/sheet/index.ts';
import { actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import { type PrintJobRow, stampsOfJob } from '../storage/print-jobs.ts';
import { insertPrintReturn, listPrintReturns } from '../storage/print-returns.ts';
import type { PrintReturnTable } from '../storage/tables/printing.ts';
import type { PrintingDeps } from './deps.ts';
import { requireBatch, requireJob } from './job-file.ts';
import { runOf } from './present-job.ts';

/** Returns of one job: deliveries in parts are few. */
const RETURNS_LIMIT = 200;
const LISTED_LIMIT = 200;

const Index = Type.Integer({ minimum: 0, maximum: MAX_INDEX });
const Span = Type.Object({ first: Index, last: Index }, { additionalProperties: false });

/** Body of a return: how many labels came back good, and which are spoiled. */
export const ReturnBody = Type.Object(
  {
    good: Type.Integer({ minimum: 0, maximum: MAX_INDEX + 1 }),
    spoiledLabels: Type.Array(
      Type.Object(
        {
          sheet: Type.Integer({ minimum: 1, maximum: 2_000_000 }),
          slot: Type.Integer({ minimum: 1, maximum: 20_000 }),
          count: Type.Integer({ minimum: 1, maximum: MAX_INDEX + 1 }),
        },
        { additionalProperties: false },
      ),
      {
        maxItems: LISTED_LIMIT,
        default: [],
        description: 'So many labels one after the other, from a label on',
      },
    ),
    spoiledRanges: Type.Array(Span, {
      maxItems: LISTED_LIMIT,
      default: [],
      description: 'Spoiled stamps by index',
    }),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  { additionalProperties: false },
);

/** Labels that came back at one time. */
export const Return = Type.Object({
  id: Type.String(),
  good: Type.Integer(),
  spoiled: Type.Integer(),
  spoiledRanges: Type.Array(Span),
  note: Type.Union([Type.String(), Type.Null()]),
  actor: Type.String(),
  timeMs: Type.Integer(),
});

/** What came back of a job. */
export const Returns = Type.Object({
  items: Type.Array(Return),
  good: Type.Integer(),
  spoiled: Type.Integer(),
  outstanding: Type.Integer({ description: 'Neither good nor spoiled so far' }),
});

/** What came back of a job. */
export type Returns = Static<typeof Returns>;

/** What came back of a job so far. @throws not-found, forbidden */
export async function returnsOf(deps: PrintingDeps, principal: Principal, jobId: string): Promise<Returns> {
  const job = await requireJob(deps.db, jobId);
  await deps.readBatch(principal, job.batchCode);
  return summed(job, await listPrintReturns(deps.db, job.id, RETURNS_LIMIT));
}

/**
 * Books labels that came back and voids the spoiled ones as damaged, in one transaction.
 * @throws not-found, forbidden, return-outside, return-overlaps, return-too-many, and the refusals of voiding
 */
export async function bookReturn(
  deps: PrintingDeps,
  principal: Principal,
  jobId: string,
  body: Static<typeof ReturnBody>,
): Promise<Returns> {
  const job = await requireJob(deps.db, jobId);
  const spans = spoiledSpans(job, body);
  const spoiled = spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const note = body.note ?? `print job ${job.id}`;
  return await deps.voidSpoiled(principal, { batchCode: job.batchCode, spans, note }, async (db) => {
    const before = await listPrintReturns(db, job.id, RETURNS_LIMIT);
    const { outstanding } = summed(job, before);
    if (body.good + spoiled > outstanding || before.length >= RETURNS_LIMIT) {
      throw problem('return-too-many', { field: 'good', params: { open: outstanding } });
    }
    const row: PrintReturnTable = {
      id: deps.newId(),
      jobId: job.id,
      good: body.good,
      spoiled,
      spansJson: JSON.stringify(spans),
      note: body.note ?? null,
      actor: principal.actor,
      // Later than the one before, so that they keep their order.
      timeMs: Math.max(deps.clock(), (before.at(-1)?.timeMs ?? 0) + 1),
    };
    await insertPrintReturn(db, row);
    const { producerId } = await requireBatch(db, job.batchCode);
    await appendAudit(db, {
      timeMs: row.timeMs,
      ...actedBy(principal),
      action: 'print-return.book',
      subjectKind: 'print-job',
      subjectId: job.id,
      ...(await concerning(db, producerId)),
      before: null,
      after: { batchCode: job.batchCode, good: row.good, spoiled: row.spoiled },
      reason: row.note,
    });
    return summed(job, [...before, row]);
  });
}

function summed(job: PrintJobRow, rows: readonly PrintReturnTable[]): Returns {
  const good = rows.reduce((sum, row) => sum + row.good, 0);
  const spoiled = rows.reduce((sum, row) => sum + row.spoiled, 0);
  const items = rows.map(({ spansJson, jobId: _, ...row }) => ({
    ...row,
    spoiledRanges: JSON.parse(spansJson),
  }));
  return { items, good, spoiled, outstanding: stampCount(stampsOfJob(job)) - good - spoiled };
}

/** The spoiled stamps in order. @throws return-outside, return-overlaps */
function spoiledSpans(job: PrintJobRow, body: Static<typeof ReturnBody>) {
  const run = runOf(job);
  const fromLabels = body.spoiledLabels.flatMap(({ sheet, slot, count }, at) => {
    const field = `spoiledLabels[${at}]`;
    const first = job.labelsPerSheet === null ? undefined : indexOfSlot(run, { sheet, slot });
    const place = first === undefined ? undefined : positionOf(run, first);
    if (place === undefined)
      throw problem('return-outside', { field: `${field}.slot`, params: { limit: 0 } });
    const limit = stampCount(run) - place;
    if (count > limit) throw problem('return-outside', { field: `${field}.count`, params: { limit } });
    // Label after label: what the job left out lies on none of them.
    return spansOfPlaces(run, place, place + count - 1);
  });
  const fromRanges = body.spoiledRanges.map(({ first, last }, at) => {
    const field = `spoiledRanges[${at}]`;
    if (last < first) throw problem('range-invalid', { field: `${field}.last` });
    const from = Math.max(first, run.firstIndex);
    const part = [...unbroken(run)].find((span) => span.first <= from && from <= span.last);
    if (part === undefined || first < part.first || last > part.last) {
      const limit = part === undefined ? 0 : part.last - from + 1;
      throw problem('return-outside', { field: `${field}.last`, params: { limit } });
    }
    return { first, last };
  });
  const spans = [...fromLabels, ...fromRanges].sort((a, b) => a.first - b.first);
  for (const [at, { first }] of spans.entries()) {
    const before = spans[at - 1];
    if (before && first <= before.last) throw problem('return-overlaps', { field: 'spoiledLabels' });
  }
  return spans;
}
