import { CSV_HEADER } from './csv.ts';
import type { PrintTask } from './page-worker.ts';
import { type RenderOptions, renderParts } from './render-parts.ts';
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
  await renderParts(
    {
      head: `${request.bom ? '\ufeff' : ''}${CSV_HEADER}`,
      tasks: tasks(request),
      tail: '',
      stampsTotal: request.lastIndex - request.firstIndex + 1,
      stampsIn: (done) => done * STAMPS_PER_TASK,
    },
    options,
  );
}

function* tasks({ batch, secrets, firstIndex, lastIndex, title }: CsvRequest): Generator<PrintTask> {
  for (let first = firstIndex; first <= lastIndex; first += STAMPS_PER_TASK) {
    const last = Math.min(lastIndex, first + STAMPS_PER_TASK - 1);
    yield { kind: 'rows', batch, secrets, firstIndex: first, lastIndex: last, title };
  }
}
