import { availableParallelism } from 'node:os';
import type { Writable } from 'node:stream';
import { Piscina } from 'piscina';
import type { PrintTask } from './page-worker.ts';

/** The worker threads that sign stamps and draw their symbols; shared by all print runs. */
export interface PrintPool {
  readonly threads: number;
  /** @throws the reason of the signal when that is aborted before the task is done */
  run(task: PrintTask, signal?: AbortSignal): Promise<Uint8Array[]>;
  close(): Promise<void>;
}

const IDLE_TIMEOUT_MS = 30_000;
/** A page leaves little behind: a small heap keeps a thread small without slowing it. */
const YOUNG_GENERATION_MB = 3;
const OLD_GENERATION_MB = 64;

/** Starts a pool on every processor, or on `threads` of them; idle threads end after half a minute. */
export function openPrintPool(threads: number = availableParallelism()): PrintPool {
  const pool = new Piscina<PrintTask, Uint8Array[]>({
    filename: new URL('./page-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: IDLE_TIMEOUT_MS,
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
      maxOldGenerationSizeMb: OLD_GENERATION_MB,
    },
  });
  return {
    threads,
    async run(task, signal) {
      // A task takes milliseconds and is always let finish: stopping it would end its thread, and a thread that ends while
      // it opens a compressor takes the whole process with it.
      signal?.throwIfAborted();
      const done = await pool.run(task);
      signal?.throwIfAborted();
      return done;
    },
    close: () => pool.close(),
  };
}

/**
 * Runs tasks on the pool and hands their results over in the order of the tasks. At most two tasks per thread are
 * under way or waiting to be taken, so a slow reader slows the work down instead of filling memory.
 */
export async function* inOrder(
  pool: PrintPool,
  tasks: Iterable<PrintTask>,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array[]> {
  const waiting: Promise<Uint8Array[]>[] = [];
  const source = tasks[Symbol.iterator]();
  const refill = () => {
    while (waiting.length < pool.threads * 2) {
      const next = source.next();
      if (next.done) return;
      const result = pool.run(next.value, signal);
      // A failure is met when its turn comes; until then it must not count as unhandled.
      result.catch(() => undefined);
      waiting.push(result);
    }
  };
  refill();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const result = await next;
    refill();
    yield result;
  }
}

/** Aborted when the signal is, and when the output fails or is closed before its end. */
export function stopSignal(output: Writable, signal: AbortSignal | undefined): AbortSignal {
  const failed = new AbortController();
  output.once('error', (error) => failed.abort(error));
  output.once('close', () => failed.abort(new Error('the output was closed')));
  return AbortSignal.any(signal ? [signal, failed.signal] : [failed.signal]);
}
