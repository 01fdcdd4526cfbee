import type { Kysely } from 'kysely';
import { checkGeometry, findLabelStock, labelsPerSheet, type SymbolLevel } from '../../stamps/sheet/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import { findPrintJob, insertPrintJob, type PrintJobRow } from '../storage/print-jobs.ts';
import type { Database } from '../storage/schema.ts';
import { batchTexts, labelContent, stampBatch } from './batch-content.ts';
import type { PrintingDeps } from './deps.ts';
import {
  type JobFacts,
  jobId,
  type PrintedStock,
  readOptions,
  readStock,
  type SheetOptions,
} from './print-settings.ts';
import { type SheetFault, type SheetForm, type SheetRequest, sheetForm } from './sheet-form.ts';

/** A request for printed sheets. */
export interface SheetOrder extends Omit<SheetOptions, 'level'> {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  /** Id of a shipped stock; exactly one of `stock` and `geometry` is given. */
  readonly stock?: string;
  readonly geometry?: PrintedStock['geometry'];
  readonly startAt: number;
  readonly level?: SymbolLevel;
  /** Why stamps are printed again. */
  readonly reason?: string;
}

/** A recorded job with what its rendering takes. */
export interface ReadySheet {
  readonly job: PrintJobRow;
  readonly request: SheetRequest;
  readonly form: SheetForm;
}

/** Sheets of one job: keeps a file within what readers and printers take. */
export const MAX_SHEETS = 20_000;

/**
 * Records a job for sheets and marks its stamps as printed; the same order again is the same job.
 * @throws the codes of `PrintingDeps.handOut`, stock-unknown, stock-or-geometry, geometry-invalid, label-too-small, start-outside-sheet,
 *   print-too-many-sheets, reprint-reason-required, batch-key-compromised, range-invalid
 */
export async function orderSheet(
  deps: PrintingDeps,
  principal: Principal,
  batchCode: string,
  order: SheetOrder,
): Promise<ReadySheet> {
  const stock = stockOf(order);
  return await deps.handOut(principal, spanOf(batchCode, order), async ({ db, batch, reprint }) => {
    const levels: readonly SymbolLevel[] = order.level ? [order.level] : ['M', 'L'];
    let fault: SheetFault | undefined;
    for (const level of levels) {
      const options = optionsOf(order, level);
      const facts: JobFacts = {
        batchCode: batch.code,
        kind: 'sheet',
        firstIndex: order.first,
        lastIndex: order.last,
        startSlot: order.startAt,
        stockJson: JSON.stringify(stock),
        optionsJson: JSON.stringify(options),
        reprintReason: order.reason ?? null,
      };
      const request = await sheetRequest(deps, db, batch, facts, deps.clock());
      const form = sheetForm(request);
      if (form.ok) {
        if (form.sheets > MAX_SHEETS)
          throw problem('print-too-many-sheets', { params: { limit: MAX_SHEETS } });
        const job = await keepJob(deps, db, principal, facts, labelsPerSheet(stock.geometry), reprint);
        return { job, request: { ...request, createdMs: job.createdMs }, form };
      }
      fault = form;
      if (form.fault !== 'label-too-small') break;
    }
    throw refusalOf(fault);
  });
}

/**
 * The sheets of a recorded job once more.
 * @throws not-found, and as {@link orderSheet}
 */
export async function reopenSheet(deps: PrintingDeps, principal: Principal, id: string): Promise<ReadySheet> {
  const known = await findPrintJob(deps.db, id);
  if (known?.stockJson == null || known.kind !== 'sheet') throw problem('not-found');
  const span = {
    batchCode: known.batchCode,
    first: known.firstIndex,
    last: known.lastIndex,
    note: `print job ${id}`,
  };
  return await deps.handOut(principal, span, async ({ db, batch }) => {
    const request = await sheetRequest(deps, db, batch, known, known.createdMs);
    const form = sheetForm(request);
    if (!form.ok) throw refusalOf(form);
    return { job: known, request, form };
  });
}

/**
 * Records that stamps are handed out in another form than sheets.
 * @throws as {@link orderSheet}
 */
export async function orderStamps(
  deps: PrintingDeps,
  principal: Principal,
  batchCode: string,
  order: {
    readonly kind: 'csv' | 'single';
    readonly first: number;
    readonly last: number;
    readonly reason?: string;
  },
): Promise<{ readonly job: PrintJobRow; readonly batch: BatchRow }> {
  return await deps.handOut(principal, spanOf(batchCode, order), async ({ db, batch, reprint }) => {
    usableSecrets(deps, batch);
    const facts: JobFacts = {
      batchCode: batch.code,
      kind: order.kind,
      firstIndex: order.first,
      lastIndex: order.last,
      startSlot: 1,
      stockJson: null,
      optionsJson: '{}',
      reprintReason: order.reason ?? null,
    };
    return { job: await keepJob(deps, db, principal, facts, null, reprint), batch };
  });
}

/** The batch's secrets. @throws batch-key-compromised */
export function usableSecrets(deps: PrintingDeps, batch: BatchRow) {
  const { state, ...secrets } = deps.secretsOf(batch);
  if (state === 'compromised') throw problem('batch-key-compromised');
  return secrets;
}

function spanOf(batchCode: string, order: { first: number; last: number; reason?: string }) {
  const { first, last, reason } = order;
  if (first > last) throw problem('range-invalid', { field: 'last' });
  return { batchCode, first, last, ...(reason === undefined ? {} : { note: reason }) };
}

function stockOf(order: SheetOrder): PrintedStock {
  const { stock: id, geometry } = order;
  if ((id === undefined) === (geometry === undefined)) throw problem('stock-or-geometry', { field: 'stock' });
  if (geometry !== undefined) {
    const [fault] = checkGeometry(geometry);
    if (fault)
      throw problem('geometry-invalid', { field: `geometry.${fault.field}`, params: { rule: fault.code } });
    return {
      name: `${labelsPerSheet(geometry)} × ${geometry.labelWidthMm} × ${geometry.labelHeightMm} mm`,
      geometry,
    };
  }
  const stock = findLabelStock(id ?? '');
  if (stock === undefined) throw problem('stock-unknown', { field: 'stock' });
  const { id: _, name, example: __, ...shipped } = stock;
  return { name, geometry: shipped };
}

function optionsOf(order: SheetOrder, level: SymbolLevel): SheetOptions {
  const { offsetXMm, offsetYMm, scale, dpi, stars, cropMarks } = order;
  return { offsetXMm, offsetYMm, scale, dpi, level, stars, cropMarks };
}

async function sheetRequest(
  deps: PrintingDeps,
  db: Kysely<Database>,
  batch: BatchRow,
  facts: Omit<JobFacts, 'kind'>,
  createdMs: number,
): Promise<SheetRequest> {
  const { dpi, level, stars, cropMarks, ...alignment } = readOptions(facts.optionsJson);
  const { name, geometry } = readStock(facts.stockJson ?? '');
  return {
    batch: stampBatch(batch),
    quantity: batch.quantity,
    secrets: usableSecrets(deps, batch),
    firstIndex: facts.firstIndex,
    lastIndex: facts.lastIndex,
    geometry,
    stockName: name,
    startSlot: facts.startSlot,
    alignment,
    dpi,
    level,
    content: labelContent(await batchTexts(db, batch, deps.clock()), { stars }),
    cropMarks,
    createdMs,
  };
}

async function keepJob(
  deps: PrintingDeps,
  db: Kysely<Database>,
  principal: Principal,
  facts: JobFacts,
  perSheet: number | null,
  reprint: boolean,
): Promise<PrintJobRow> {
  const id = jobId(facts);
  const known = await findPrintJob(db, id);
  if (known) return known;
  if (reprint && facts.reprintReason === null) throw problem('reprint-reason-required', { field: 'reason' });
  const job: PrintJobRow = {
    ...facts,
    id,
    labelsPerSheet: perSheet,
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
