import { stampCount } from '../../stamps/sheet/index.ts';
import type { TodoSource } from '../domain/todo.ts';
import { openPrintFiles } from '../storage/print-files.ts';
import { stampsOfJob } from '../storage/print-jobs.ts';
import type { PrintingDeps } from './deps.ts';
import type { ProgressBoard } from './progress.ts';

/** Broken off files named one by one. */
const STOPPED_SHOWN = 10;

/** How long a broken off file is brought up. */
const STOPPED_TOLD_MS = 30 * 86_400_000;

/** What waits in printing for a producer: files whose download broke off. */
export function printTodos(
  { db, clock }: Pick<PrintingDeps, 'db' | 'clock'>,
  board: ProgressBoard,
): TodoSource {
  return async ({ role, producerId }) => {
    if (role !== 'producer' || producerId === null) return [];
    const running = board.running();
    const limit = STOPPED_SHOWN + running.length;
    const jobs = await openPrintFiles(db, producerId, clock() - STOPPED_TOLD_MS, limit);
    const stopped = jobs.filter(({ id }) => !running.includes(id));
    return stopped.slice(0, STOPPED_SHOWN).map((job) => ({
      kind: 'print-stopped',
      severity: 'warning',
      params: { batch: job.batchCode, product: job.productName, stamps: stampCount(stampsOfJob(job)) },
      href: `/console/print-jobs/${job.id}`,
    }));
  };
}
