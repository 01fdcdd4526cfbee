import { type StampRun, spansOfPlaces, stampCount } from '../../stamps/sheet/index.ts';
import { csvHeader } from './csv.ts';
import type { PrintTask } from './page-worker.ts';
import { type RenderOptions, renderParts } from './render-parts.ts';
import type { StampBatch, StampSecrets } from './stamp-maker.ts';

/** A table of stamps for a print house. */
export interface CsvRequest extends StampRun {
  readonly batch: StampBatch;
  readonly secrets: StampSecrets;
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
      head: `${request.bom ? '\ufeff' : ''}${csvHeader(request.secrets)}`,
      tasks: tasks(request),
      tail: '',
      stampsTotal: stampCount(request),
      stampsIn: (done) => done * STAMPS_PER_TASK,
    },
    options,
  );
}

function* tasks({ batch, secrets, title, ...run }: CsvRequest): Generator<PrintTask> {
  for (let from = 0; from < stampCount(run); from += STAMPS_PER_TASK) {
    yield {
      kind: 'rows',
      batch,
      secrets,
      spans: spansOfPlaces(run, from, from + STAMPS_PER_TASK - 1),
      title,
    };
  }
}
