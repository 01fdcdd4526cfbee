import { type ChildProcess, fork } from 'node:child_process';
import type { SheetsOutcome } from './sheet.ts';
import { TABLE_LIMITS, type TableLimits, type TableOutcome, type TableRefused } from './table-fault.ts';

/** Reads tables that anybody may have made. */
export interface TableReader {
  /** Never throws for a bad file: what is wrong with it is the outcome. */
  read(bytes: Uint8Array): Promise<TableOutcome>;
  /** As `read`, every sheet with its merged cells. */
  readSheets(bytes: Uint8Array, limits: TableLimits): Promise<SheetsOutcome>;
  /** Ends the worker. */
  close(): void;
}

/** Bounds of a reader; the defaults are those of the API. */
export interface TableReaderOptions {
  readonly limits?: TableLimits;
  /** A reading that takes longer is ended. */
  readonly timeoutMs?: number;
  /** Memory for what the parser makes of a file, in MiB. */
  readonly memoryMib?: number;
}

/** What the process that reads is sent. */
export interface ReadingTask {
  readonly wanted: 'table' | 'sheets';
  readonly bytes: Uint8Array;
  readonly limits: TableLimits;
}

/** Files that may wait for the one being read. */
const QUEUE_LIMIT = 4;

/**
 * A reader that parses each file in a process of its own, which may not write files or start programs and is killed when
 * it takes too long. A thread would not do: one that runs out of memory can take the whole server with it.
 */
export function createTableReader(options: TableReaderOptions = {}): TableReader {
  const { limits = TABLE_LIMITS, timeoutMs = 10_000, memoryMib = 768 } = options;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  let running: ChildProcess | undefined;
  const work = <T>(task: ReadingTask) => {
    const child = startWorker(memoryMib);
    running = child;
    return outcomeOf<T>(child, task, timeoutMs);
  };
  const inTurn = async <T>(task: ReadingTask) => {
    if (waiting > QUEUE_LIMIT) return overloaded(timeoutMs);
    waiting += 1;
    // A file's time begins when it is taken up, not while it waits behind a slow one.
    const outcome = last.then(() => work<T>(task));
    last = outcome.catch(() => undefined);
    try {
      return await outcome;
    } finally {
      waiting -= 1;
    }
  };
  return {
    read: (bytes) => inTurn<TableOutcome>({ wanted: 'table', bytes, limits }),
    readSheets: (bytes, ofSheets) => inTurn<SheetsOutcome>({ wanted: 'sheets', bytes, limits: ofSheets }),
    close() {
      running?.kill('SIGKILL');
    },
  };
}

function overloaded(timeoutMs: number): TableRefused {
  return { ok: false, code: 'overloaded', params: { seconds: timeoutMs / 1000 } };
}

function startWorker(memoryMib: number): ChildProcess {
  return fork(new URL('./worker.ts', import.meta.url), {
    // Nothing of the environment, where secrets may be, reaches the parser.
    env: {},
    execArgv: [`--max-old-space-size=${memoryMib}`, '--permission', '--allow-fs-read=*'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function outcomeOf<T>(child: ChildProcess, task: ReadingTask, timeoutMs: number): Promise<T | TableRefused> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve({ ok: false, code: 'table-timeout', params: { seconds: timeoutMs / 1000 } });
      child.kill('SIGKILL');
    }, timeoutMs);
    child.once('message', (outcome: T) => {
      resolve(outcome);
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      // The engine aborts by a signal when its memory is used up; anything else is a fault of the worker.
      if (signal === null) reject(new Error(`the table worker ended with ${code}`));
      else resolve({ ok: false, code: 'table-inflated', params: { limit: task.limits.inflatedBytes } });
    });
    child.send(task, (error) => {
      if (error !== null) reject(error);
    });
  });
}
