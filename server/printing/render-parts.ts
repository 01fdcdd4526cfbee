import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { PrintTask } from './page-worker.ts';
import { inOrder, type PrintPool, stopSignal } from './print-pool.ts';

/** How far a print run is. */
export interface PrintProgress {
  readonly stampsDone: number;
  readonly stampsTotal: number;
}

/** Where and how a print run is written. */
export interface RenderOptions {
  readonly pool: PrintPool;
  /** Receives the file and is ended after it. */
  readonly output: Writable;
  readonly onProgress?: (progress: PrintProgress) => void;
  /** Stops the work; the output is destroyed. */
  readonly signal?: AbortSignal;
}

/** A file that is a head, the results of tasks one after the other, and a tail. */
export interface Parts {
  readonly head: string;
  readonly tasks: Iterable<PrintTask>;
  readonly tail: string;
  readonly stampsTotal: number;
  /** Stamps that so many tasks have written. */
  readonly stampsIn: (tasks: number) => number;
}

/**
 * Writes a file whose parts are made in workers, in order, no faster than the output takes them.
 * @throws AbortError when the signal is aborted, and whatever the output fails with
 */
export async function renderParts(parts: Parts, options: RenderOptions): Promise<void> {
  const { pool, output, onProgress } = options;
  const { stampsTotal } = parts;
  const stop = stopSignal(output, options.signal);
  let done = 0;
  try {
    output.write(parts.head);
    for await (const results of inOrder(pool, parts.tasks, stop)) {
      for (const bytes of results) {
        output.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      }
      if (output.writableNeedDrain) await once(output, 'drain', { signal: stop });
      done += 1;
      onProgress?.({ stampsDone: Math.min(stampsTotal, parts.stampsIn(done)), stampsTotal });
    }
    const finished = once(output, 'finish', { signal: stop });
    output.end(parts.tail);
    await finished;
  } catch (error) {
    output.destroy();
    throw error;
  }
}
