import { Worker } from 'node:worker_threads';
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

let making = 0;

/**
 * Makes an XLSX file in a thread of its own: the library needs seconds for tens of thousands of rows, in which a check of
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
    return await madeInThread(sheet);
  } finally {
    making -= 1;
  }
}

function madeInThread(sheet: WorkbookSheet): Promise<Uint8Array> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: sheet,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread that makes workbooks ended with ${code}`)));
  });
}
