import { Piscina } from 'piscina';
import { problem } from './problems.ts';
import type { CellKind, CellValue } from './table-file.ts';

/** One sheet as plain data. */
export interface WorkbookSheet {
  readonly sheet: string;
  readonly columns: readonly { readonly header: string; readonly kind: CellKind }[];
  readonly cells: readonly (readonly CellValue[])[];
}

/** Workbooks that are made at the same time; each takes a processor for up to some seconds. */
const AT_ONCE_LIMIT = 2;

/** Memory for one workbook, in MiB. */
const MEMORY_MIB = 1_024;

const RETRY_AFTER_SECONDS = 5;

/** How long a thread without work stays: who takes one table often takes the next. */
const IDLE_MS = 10_000;

const threads = new Piscina<WorkbookSheet, Uint8Array>({
  filename: new URL('./workbook-worker.ts', import.meta.url).href,
  minThreads: 0,
  maxThreads: AT_ONCE_LIMIT,
  idleTimeout: IDLE_MS,
  resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
});

let making = 0;

/**
 * Makes an XLSX file in another thread: the library needs seconds for tens of thousands of rows, in which a check of
 * a stamp must not wait.
 *
 * @throws overloaded while as many as may be are being made
 */
export async function writeWorkbook(sheet: WorkbookSheet): Promise<Uint8Array> {
  if (making >= AT_ONCE_LIMIT) {
    const params = { seconds: RETRY_AFTER_SECONDS };
    throw problem('overloaded', { params, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  making += 1;
  try {
    return Buffer.from(await threads.run(sheet));
  } finally {
    making -= 1;
  }
}
