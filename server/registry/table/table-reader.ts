import { Piscina } from 'piscina';
import { TABLE_LIMITS, type TableLimits, type TableOutcome } from './table-fault.ts';

/** Reads tables that anybody may have made. */
export interface TableReader {
  /** Never throws for a bad file: what is wrong with it is the outcome. */
  read(bytes: Uint8Array): Promise<TableOutcome>;
  /** Ends the worker. */
  close(): Promise<void>;
}

/** Bounds of a reader; the defaults are those of the API. */
export interface TableReaderOptions {
  readonly limits?: TableLimits;
  /** A reading that takes longer is ended. */
  readonly timeoutMs?: number;
  /** Memory for what the parser makes of a file, in MiB. */
  readonly memoryMib?: number;
}

/** Files that may wait for the worker. */
const QUEUE_LIMIT = 4;

/**
 * A reader that works in one thread of its own and kills it when a file takes too long or too much memory, so that no
 * file stalls the server.
 */
export function createTableReader(options: TableReaderOptions = {}): TableReader {
  const { limits = TABLE_LIMITS, timeoutMs = 10_000, memoryMib = 512 } = options;
  const pool = new Piscina<{ bytes: Uint8Array; limits: TableLimits }, TableOutcome>({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 5_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryMib },
  });
  const work = async (bytes: Uint8Array): Promise<TableOutcome> => {
    try {
      return await pool.run({ bytes, limits }, { signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      return refusalOf(error, limits, timeoutMs);
    }
  };
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async read(bytes) {
      if (waiting > QUEUE_LIMIT)
        return { ok: false, code: 'overloaded', params: { seconds: timeoutMs / 1000 } };
      waiting += 1;
      // A file's time begins when the worker takes it up, not while it waits behind a slow one.
      const outcome = last.then(() => work(bytes));
      last = outcome.catch(() => undefined);
      try {
        return await outcome;
      } finally {
        waiting -= 1;
      }
    },
    async close() {
      await pool.destroy();
    },
  };
}

function refusalOf(error: unknown, limits: TableLimits, timeoutMs: number): TableOutcome {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'AbortError') {
    return { ok: false, code: 'table-timeout', params: { seconds: timeoutMs / 1000 } };
  }
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return { ok: false, code: 'table-inflated', params: { limit: limits.inflatedBytes } };
  }
  throw error;
}
