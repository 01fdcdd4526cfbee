import type { Kysely } from 'kysely';
import { sheetCount, stampCount } from '../../stamps/sheet/index.ts';
import { type PrintFileEnd, printFileEnds } from '../storage/print-files.ts';
import { type PrintJobRow, stampsOfJob } from '../storage/print-jobs.ts';
import type { Database } from '../storage/schema.ts';
import { readOptions, readStock } from './print-settings.ts';
import type { ProgressBoard, Rendering } from './progress.ts';

const KINDS = ['sheet', 'roll', 'zpl', 'package', 'csv', 'single'] as const;

/** The layout of a job on sheets, as slots are counted. */
export function runOf(job: PrintJobRow) {
  const { startSlot, labelsPerSheet } = job;
  return { ...stampsOfJob(job), startSlot, labelsPerSheet: labelsPerSheet ?? 1 };
}

/** Jobs as the API shows them. */
export async function presentJobs(db: Kysely<Database>, board: ProgressBoard, jobs: readonly PrintJobRow[]) {
  const before = jobs.filter(({ id }) => board.of(id) === undefined).map(({ id }) => id);
  const ends = await printFileEnds(db, before);
  return jobs.map((job) => presentJob(job, board.of(job.id), ends.get(job.id)));
}

function presentJob(job: PrintJobRow, known: Rendering | undefined, end: PrintFileEnd | undefined) {
  const isSheet = job.labelsPerSheet !== null;
  const stamps = stampsOfJob(job);
  const stampsTotal = stampCount(stamps);
  const rendering = known ?? renderedBefore(end, stampsTotal);
  return {
    id: job.id,
    batchCode: job.batchCode,
    kind: KINDS.find((kind) => kind === job.kind) ?? ('sheet' as const),
    first: job.firstIndex,
    last: job.lastIndex,
    skipped: [...(stamps.skipped ?? [])],
    startAt: job.startSlot,
    labelsPerSheet: job.labelsPerSheet,
    sheets: isSheet ? sheetCount(runOf(job)) : null,
    stockName: job.stockJson === null ? null : readStock(job.stockJson).name,
    level: isSheet ? readOptions(job.optionsJson).level : null,
    reprintReason: job.reprintReason,
    reprinted: job.reprinted,
    actor: job.actor,
    createdMs: job.createdMs,
    ...rendering,
    progress: rendering.stampsDone / rendering.stampsTotal,
  };
}

/** A file that was begun before this server ran, and did not come to its end, broke off with the one that wrote it. */
function renderedBefore(end: PrintFileEnd | undefined, stampsTotal: number) {
  switch (end) {
    case 'ended':
      return { state: 'done' as const, stampsDone: stampsTotal, stampsTotal };
    case 'open':
      return { state: 'stopped' as const, stampsDone: 0, stampsTotal };
    default:
      return { state: 'recorded' as const, stampsDone: 0, stampsTotal };
  }
}
