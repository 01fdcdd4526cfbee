import { stampCount } from '../../stamps/sheet/index.ts';
import type { TodoSource } from '../domain/todo.ts';
import { printJobsOfProducer, stampsOfJob } from '../storage/print-jobs.ts';
import type { PrintingDeps } from './deps.ts';
import type { ProgressBoard } from './progress.ts';

/** Broken off files named one by one. */
const STOPPED_SHOWN = 10;

/** What waits in printing for a producer: files whose download broke off. */
export function printTodos({ db }: Pick<PrintingDeps, 'db'>, board: ProgressBoard): TodoSource {
  return async ({ role, producerId }) => {
    const ids = board.stopped();
    if (role !== 'producer' || producerId === null || ids.length === 0) return [];
    const jobs = await printJobsOfProducer(db, producerId, ids);
    return jobs.slice(0, STOPPED_SHOWN).map((job) => ({
      kind: 'print-stopped',
      severity: 'warning',
      params: { batch: job.batchCode, product: job.productName, stamps: stampCount(stampsOfJob(job)) },
      href: `/console/print-jobs/${job.id}`,
    }));
  };
}
