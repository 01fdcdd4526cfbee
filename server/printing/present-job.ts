import { sheetCount, stampCount } from '../../stamps/sheet/index.ts';
import { type PrintJobRow, stampsOfJob } from '../storage/print-jobs.ts';
import { readOptions, readStock } from './print-settings.ts';
import type { ProgressBoard } from './progress.ts';

const KINDS = ['sheet', 'roll', 'zpl', 'package', 'csv', 'single'] as const;

/** The layout of a job on sheets, as slots are counted. */
export function runOf(job: PrintJobRow) {
  const { startSlot, labelsPerSheet } = job;
  return { ...stampsOfJob(job), startSlot, labelsPerSheet: labelsPerSheet ?? 1 };
}

/** A job as the API shows it. */
export function presentJob(job: PrintJobRow, board: ProgressBoard) {
  const isSheet = job.labelsPerSheet !== null;
  const stamps = stampsOfJob(job);
  const stampsTotal = stampCount(stamps);
  const rendering = board.of(job.id) ?? { state: 'recorded' as const, stampsDone: 0, stampsTotal };
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
