import { once } from 'node:events';
import { CSV_HEADER } from './csv.ts';
import type { PrintTask } from './page-worker.ts';
import { inOrder, stopSignal } from './print-pool.ts';
import type { RenderOptions } from './render-sheet.ts';
import type { StampBatch, StampSecrets } from './stamp-maker.ts';

/** A table of stamps for a print house. */
export interface CsvRequest {
  readonly batch: StampBatch;
  readonly secrets: StampSecrets;
  readonly firstIndex: number;
  /** Inclusive. */
  readonly lastIndex: number;
  /** Product name, repeated on every row. */
  readonly title: string;
  /** Whether a byte order mark leads, which makes Excel read UTF-8. */
  readonly bom: boolean;
}

const STAMPS_PER_TASK = 500;

/**
 * Writes the table: rows are made in workers, in order, no faster than the output takes them.
 * @throws AbortError when the signal is aborted, and whatever the output fails with
 */
export async function renderCsv(request: CsvRequest, options: RenderOptions): Promise<void> {
  const { pool, output, onProgress } = options;
  const stop = stopSignal(output, options.signal);
  const stampsTotal = request.lastIndex - request.firstIndex + 1;
  let stampsDone = 0;
  try {
    output.write(`${request.bom ? '\ufeff' : ''}${CSV_HEADER}`);
    for await (const [rows] of inOrder(pool, tasks(request), stop)) {
      if (rows) output.write(Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength));
      if (output.writableNeedDrain) await once(output, 'drain', { signal: stop });
      stampsDone = Math.min(stampsTotal, stampsDone + STAMPS_PER_TASK);
      onProgress?.({ stampsDone, stampsTotal });
    }
    const finished = once(output, 'finish', { signal: stop });
    output.end();
    await finished;
  } catch (error) {
    output.destroy();
    throw error;
  }
}

function* tasks({ batch, secrets, firstIndex, lastIndex, title }: CsvRequest): Generator<PrintTask> {
  for (let first = firstIndex; first <= lastIndex; first += STAMPS_PER_TASK) {
    const last = Math.min(lastIndex, first + STAMPS_PER_TASK - 1);
    yield { kind: 'rows', batch, secrets, firstIndex: first, lastIndex: last, title };
  }
}
