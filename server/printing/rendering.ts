import { PassThrough, type Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { problem } from '../http/problems.ts';
import { beginPrintFile, endPrintFile } from '../storage/print-files.ts';
import type { PrintingDeps } from './deps.ts';
import { openPrintPool, type PrintPool } from './print-pool.ts';
import { ProgressBoard } from './progress.ts';
import type { RenderOptions } from './render-parts.ts';

/** Files written at the same time; each holds a few pages in memory and waits for its reader. */
const MAX_RUNNING = 8;
const RETRY_SECONDS = 5;

/** A file to be written. */
export interface Rendering {
  readonly jobId: string;
  readonly stampsTotal: number;
  readonly write: (options: RenderOptions) => Promise<void>;
}

/** The files being written, over one pool of workers. */
export interface Renderings {
  readonly board: ProgressBoard;
  readonly pool: PrintPool;
  /**
   * Takes a place for the file that `order` asks for, before anything is recorded or marked as printed, and starts writing it.
   * The file is there to read at once; when the reader goes away the work stops.
   * @throws overloaded when too many are being written, and what `order` throws
   */
  start<T extends Rendering>(
    order: () => Promise<T>,
    failed: (error: unknown, jobId: string) => void,
  ): Promise<{ ordered: T; file: Readable }>;
  /** Once nobody reads a file any more. */
  close(): Promise<void>;
}

/** Opens the pool; threads start with the first job. */
export function openRenderings({
  db,
  clock,
  threads,
}: Pick<PrintingDeps, 'db' | 'clock' | 'threads'>): Renderings {
  const pool = openPrintPool(threads);
  const board = new ProgressBoard();
  let running = 0;
  const endings = new Set<Promise<void>>();
  return {
    board,
    pool,
    async start(order, failed) {
      if (running >= MAX_RUNNING) {
        throw problem('overloaded', { retryAfterSeconds: RETRY_SECONDS, params: { seconds: RETRY_SECONDS } });
      }
      running += 1;
      const begin = async () => {
        const made = await order();
        await beginPrintFile(db, made.jobId, clock());
        return made;
      };
      const ordered = await begin().catch((error: unknown) => {
        running -= 1;
        throw error;
      });
      const { jobId, stampsTotal, write } = ordered;
      let stampsDone = 0;
      const output = new PassThrough();
      board.set(jobId, { state: 'rendering', stampsDone, stampsTotal });
      const onProgress: RenderOptions['onProgress'] = (progress) => {
        stampsDone = progress.stampsDone;
        board.set(jobId, { state: 'rendering', ...progress });
      };
      const writeAll = async () => {
        await write({ pool, output, onProgress });
        // Until whoever reads has taken the last byte.
        await finished(output);
        await endPrintFile(db, jobId, clock());
      };
      const ending = writeAll()
        .then(
          () => board.set(jobId, { state: 'done', stampsDone: stampsTotal, stampsTotal }),
          (error: unknown) => {
            board.set(jobId, { state: 'stopped', stampsDone, stampsTotal });
            failed(error, jobId);
          },
        )
        .finally(() => {
          running -= 1;
          endings.delete(ending);
        });
      endings.add(ending);
      return { ordered, file: output };
    },
    async close() {
      // Their readers are gone by now: that the last bytes were taken is still to be written down.
      await Promise.all(endings);
      await pool.close();
    },
  };
}
