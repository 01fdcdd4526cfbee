import type { Kysely } from 'kysely';
import { stampNumber } from '../../stamps/serial/index.ts';
import { stampCount } from '../../stamps/sheet/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { type BatchRow, findBatch } from '../storage/batches.ts';
import { findMedia } from '../storage/media.ts';
import { findPrintJob, type PrintJobRow, stampsOfJob } from '../storage/print-jobs.ts';
import type { Database } from '../storage/schema.ts';
import { batchTexts, stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { logoBitmap } from './label-logo.ts';
import { type ReadyPrint, reopenPrint, usableSecrets } from './print-jobs.ts';
import { renderCsv } from './render-csv.ts';
import { renderPackage } from './render-package.ts';
import type { RenderOptions } from './render-parts.ts';
import { renderSheet } from './render-sheet.ts';
import { renderZpl } from './render-zpl.ts';
import type { SheetForm, SheetRequest } from './sheet-form.ts';

/** A job's file, ready to be written. */
export interface JobFile {
  readonly job: PrintJobRow;
  readonly jobId: string;
  readonly stampsTotal: number;
  /** With its extension. */
  readonly name: string;
  readonly mediaType: string;
  readonly write: (options: RenderOptions) => Promise<void>;
}

/** The file of a job whose labels are ready. */
export async function labelFile(
  deps: PrintingDeps,
  { job, batch, request: plain, logoId, form }: ReadyPrint,
): Promise<JobFile> {
  const request = await withLogo(deps.db, plain, logoId, form);
  switch (job.kind) {
    case 'zpl':
      return fileOf(job, 'zpl', 'application/vnd.zebra.zpl', (options) => renderZpl(request, form, options));
    case 'package': {
      const { productName } = await batchTexts(deps.db, batch, deps.clock());
      return fileOf(job, 'zip', 'application/zip', (options) =>
        renderPackage(request, form, productName, options),
      );
    }
    default:
      return fileOf(job, 'pdf', 'application/pdf', (options) => renderSheet(request, form, options));
  }
}

/** A table of the stamps of a job. */
export async function tableFile(
  deps: PrintingDeps,
  { job, batch }: Pick<ReadyPrint, 'job' | 'batch'>,
  bom: boolean,
): Promise<JobFile> {
  const { productName: title } = await batchTexts(deps.db, batch, deps.clock());
  const secrets = usableSecrets(deps, batch);
  const table = { batch: stampBatch(batch), secrets, ...stampsOfJob(job), title, bom };
  return fileOf(job, 'csv', 'text/csv; charset=utf-8', (options) => renderCsv(table, options));
}

/** The file of a recorded job once more. @throws not-found, and the codes of {@link reopenPrint} */
export async function reopenFile(deps: PrintingDeps, principal: Principal, id: string): Promise<JobFile> {
  const job = await requireJob(deps.db, id);
  if (job.kind === 'single') throw problem('not-found');
  if (job.kind !== 'csv') return await labelFile(deps, await reopenPrint(deps, principal, id));
  const { batchCode, firstIndex: first, lastIndex: last } = job;
  const skip = stampsOfJob(job).skipped ?? [];
  const span = { batchCode, first, last, skip, note: `print job ${id}` };
  const batch = await deps.handOut(principal, span, async (handedOut) => handedOut.batch);
  return await tableFile(deps, { job, batch }, true);
}

/** The batch of a job. @throws not-found */
export async function requireBatch(db: Kysely<Database>, code: string): Promise<BatchRow> {
  const batch = await findBatch(db, code);
  if (batch === undefined) throw problem('not-found');
  return batch;
}

/** A recorded job. @throws not-found */
export async function requireJob(db: Kysely<Database>, id: string): Promise<PrintJobRow> {
  const job = await findPrintJob(db, id);
  if (job === undefined) throw problem('not-found');
  return job;
}

/** A run with the dots of its logo; a picture that was erased meanwhile leaves its place empty. */
async function withLogo(
  db: Kysely<Database>,
  request: SheetRequest,
  logoId: string | null,
  { sheet }: SheetForm,
): Promise<SheetRequest> {
  const media = logoId === null ? undefined : await findMedia(db, logoId);
  const logo = media && (await logoBitmap(media.bytes, sheet.label, sheet.dpi));
  return logo ? { ...request, logo } : request;
}

function fileOf(job: PrintJobRow, extension: string, mediaType: string, write: JobFile['write']): JobFile {
  return {
    job,
    jobId: job.id,
    stampsTotal: stampCount(stampsOfJob(job)),
    name: `${job.batchCode}-${stampNumber(job.firstIndex)}-${stampNumber(job.lastIndex)}.${extension}`,
    mediaType,
    write,
  };
}
