import type { Kysely } from 'kysely';
import { labelsPerSheet, type SymbolLevel } from '../../stamps/sheet/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import {
  findPrintJob,
  insertPrintJob,
  type PrintJobRow,
  skippedText,
  stampsOfJob,
} from '../storage/print-jobs.ts';
import type { Database } from '../storage/schema.ts';
import { batchTexts, stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import { labelContent } from './label-design.ts';
import { type PrintSettings, type ResolvedSettings, resolveSettings } from './order-settings.ts';
import { rememberChoice } from './print-choice.ts';
import { type JobFacts, jobId, type PrintOptions, readOptions, readStock } from './print-settings.ts';
import { type LaidOut, type SheetFault, type SheetForm, type SheetRequest, sheetForm } from './sheet-form.ts';

/** A request for printed labels. */
export type PrintOrder = PrintSettings & {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  /** Leave out the stamps that cannot be printed; they take no label. */
  readonly skipUnprintable?: boolean;
  /** Why stamps are printed again. */
  readonly reason?: string;
};

/** A recorded job with what its rendering takes. */
export interface ReadyPrint {
  readonly job: PrintJobRow;
  readonly batch: BatchRow;
  /** Still without the dots of the logo. */
  readonly request: SheetRequest;
  /** The picture that fills the place of the logo; null: none. */
  readonly logoId: string | null;
  readonly form: SheetForm;
}

/** Pages of one PDF: keeps a file within what readers and printers take. Labels in ZPL are a stream without an end. */
export const MAX_SHEETS = 20_000;

/**
 * Records a job for labels and marks its stamps as printed; the same order again is the same job.
 * @throws the codes of `PrintingDeps.handOut` and of {@link resolveSettings}, label-too-small, start-outside-sheet,
 *   print-too-many-sheets, reprint-reason-required, batch-key-compromised, range-invalid
 */
export async function orderPrint(
  deps: PrintingDeps,
  principal: Principal,
  batchCode: string,
  order: PrintOrder,
): Promise<ReadyPrint> {
  return await deps.handOut(
    principal,
    spanOf(batchCode, order),
    async ({ db, batch, reprinted, skipped }) => {
      const settings = await resolveSettings(db, batch.producerId, order);
      const { facts, request, logoId, form } = await fitLevel(settings.design, async (level) => {
        const facts = { ...factsOf(batch, order, settings, level), skippedJson: skippedText(skipped) };
        const made = await sheetRequest(deps, db, batch, facts, deps.clock());
        return { facts, ...made, laidOut: sheetForm(made.request) };
      });
      if (settings.output !== 'zpl' && form.sheets > MAX_SHEETS)
        throw problem('print-too-many-sheets', { params: { limit: MAX_SHEETS } });
      const perSheet = labelsPerSheet(settings.stock.geometry);
      const job = await keepJob(deps, db, principal, facts, perSheet, reprinted);
      await rememberChoice(db, batch.producerId, order, deps.clock());
      return { job, batch, request: { ...request, createdMs: job.createdMs }, logoId, form };
    },
  );
}

/**
 * The labels of a recorded job once more.
 * @throws not-found, and as {@link orderPrint}
 */
export async function reopenPrint(deps: PrintingDeps, principal: Principal, id: string): Promise<ReadyPrint> {
  const known = await findPrintJob(deps.db, id);
  if (known?.stockJson == null) throw problem('not-found');
  const span = {
    batchCode: known.batchCode,
    first: known.firstIndex,
    last: known.lastIndex,
    skip: stampsOfJob(known).skipped ?? [],
    note: `print job ${id}`,
  };
  return await deps.handOut(principal, span, async ({ db, batch }) => {
    const { request, logoId } = await sheetRequest(deps, db, batch, known, known.createdMs);
    const form = sheetForm(request);
    if (!form.ok) throw refusalOf(form);
    return { job: known, batch, request, logoId, form };
  });
}

/**
 * Records that stamps are handed out in another form than on labels.
 * @throws as {@link orderPrint}
 */
export async function orderStamps(
  deps: PrintingDeps,
  principal: Principal,
  batchCode: string,
  order: {
    readonly kind: 'csv' | 'single';
    readonly first: number;
    readonly last: number;
    readonly skipUnprintable?: boolean;
    readonly reason?: string;
  },
): Promise<{ readonly job: PrintJobRow; readonly batch: BatchRow }> {
  return await deps.handOut(
    principal,
    spanOf(batchCode, order),
    async ({ db, batch, reprinted, skipped }) => {
      usableSecrets(deps, batch);
      const facts: JobFacts = {
        batchCode: batch.code,
        kind: order.kind,
        firstIndex: order.first,
        lastIndex: order.last,
        skippedJson: skippedText(skipped),
        startSlot: 1,
        stockJson: null,
        optionsJson: '{}',
        reprintReason: order.reason ?? null,
      };
      return { job: await keepJob(deps, db, principal, facts, null, reprinted), batch };
    },
  );
}

/** The batch's secrets. @throws batch-key-compromised */
export function usableSecrets(deps: PrintingDeps, batch: BatchRow) {
  const { state, ...secrets } = deps.secretsOf(batch);
  if (state === 'compromised') throw problem('batch-key-compromised');
  return secrets;
}

/**
 * The first of the levels that a design allows with which the label can be laid out.
 * @throws label-too-small, start-outside-sheet, geometry-invalid, symbol-too-large
 */
export async function fitLevel<T extends { readonly laidOut: LaidOut }>(
  { level: wanted }: Pick<ResolvedSettings['design'], 'level'>,
  layOutAt: (level: SymbolLevel) => Promise<T>,
): Promise<T & { readonly level: SymbolLevel; readonly form: SheetForm }> {
  const levels: readonly SymbolLevel[] = wanted === 'auto' ? ['M', 'L'] : [wanted];
  let fault: SheetFault | undefined;
  for (const level of levels) {
    const made = await layOutAt(level);
    const { laidOut } = made;
    if (laidOut.ok) return { ...made, level, form: laidOut };
    fault = laidOut;
    if (laidOut.fault !== 'label-too-small') break;
  }
  throw refusalOf(fault);
}

function spanOf(
  batchCode: string,
  order: { first: number; last: number; skipUnprintable?: boolean; reason?: string },
) {
  const { first, last, skipUnprintable = false, reason } = order;
  if (first > last) throw problem('range-invalid', { field: 'last' });
  return {
    batchCode,
    first,
    last,
    ...(skipUnprintable ? { skip: 'unprintable' as const } : {}),
    ...(reason === undefined ? {} : { note: reason }),
  };
}

function factsOf(
  batch: BatchRow,
  order: PrintOrder,
  settings: ResolvedSettings,
  level: SymbolLevel,
): Omit<JobFacts, 'skippedJson'> {
  const { output, stock, printer, design, startAt, cropMarks } = settings;
  const options: PrintOptions = { printer, design, level, cropMarks };
  return {
    batchCode: batch.code,
    kind: output,
    firstIndex: order.first,
    lastIndex: order.last,
    startSlot: startAt,
    stockJson: JSON.stringify(stock),
    optionsJson: JSON.stringify(options),
    reprintReason: order.reason ?? null,
  };
}

async function sheetRequest(
  deps: PrintingDeps,
  db: Kysely<Database>,
  batch: BatchRow,
  facts: Omit<JobFacts, 'batchCode' | 'kind' | 'reprintReason'> & { readonly kind: string },
  createdMs: number,
): Promise<{ readonly request: SheetRequest; readonly logoId: string | null }> {
  const { printer, design, level, cropMarks } = readOptions(facts.optionsJson);
  const { dpi, ...alignment } = printer;
  const { name, geometry } = readStock(facts.stockJson ?? '');
  const texts = await batchTexts(db, batch, deps.clock());
  const request: SheetRequest = {
    batch: stampBatch(batch),
    quantity: batch.quantity,
    secrets: usableSecrets(deps, batch),
    ...stampsOfJob(facts),
    geometry,
    stockName: name,
    startSlot: facts.startSlot,
    alignment,
    dpi,
    level,
    content: labelContent(texts, design, facts.kind === 'zpl'),
    cropMarks,
    createdMs,
  };
  return { request, logoId: design.logo ? (texts.logo?.mediaId ?? null) : null };
}

async function keepJob(
  deps: PrintingDeps,
  db: Kysely<Database>,
  principal: Principal,
  facts: JobFacts,
  perSheet: number | null,
  reprinted: number,
): Promise<PrintJobRow> {
  const id = jobId(facts);
  const known = await findPrintJob(db, id);
  if (known) return known;
  if (reprinted > 0 && facts.reprintReason === null)
    throw problem('reprint-reason-required', { field: 'reason' });
  const job: PrintJobRow = {
    ...facts,
    id,
    labelsPerSheet: perSheet,
    reprinted,
    actor: principal.actor,
    createdMs: deps.clock(),
  };
  await insertPrintJob(db, job);
  return job;
}

function refusalOf(fault: SheetFault | undefined) {
  switch (fault?.fault) {
    case 'label-too-small':
      return problem('label-too-small', { params: { needed: fault.neededMm.toFixed(1) } });
    case 'start-slot-outside':
      return problem('start-outside-sheet', { field: 'startAt', params: { slots: fault.slots } });
    case 'geometry-invalid':
      return problem('geometry-invalid', { field: `geometry.${fault.field}`, params: { rule: fault.rule } });
    default:
      return problem('symbol-too-large');
  }
}
