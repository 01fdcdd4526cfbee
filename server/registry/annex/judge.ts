import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { PROVINCES } from '../../domain/province-names.ts';

import type { ReportProgress } from '../../http/work-progress.ts';

import { findProducerByKey, type ProducerName, producerNames } from '../../storage/producers.ts';
import type { Database } from '../../storage/schema.ts';
import { type ApplyDeps, applyRegistryRow } from '../import/apply-row.ts';
import { applyRows, type NumberedRow } from '../import/atomic-rows.ts';
import { blankCells, type Cells, REGISTRY_COLUMNS, type RegistryColumn } from '../import/columns.ts';
import { readRows } from '../import/read-rows.ts';
import type { RegistryRow } from '../import/registry-row.ts';
import type { RowResult } from '../import/row-result.ts';
import { ANNEX_COLUMNS } from './columns.ts';
import { type Annex, sheetOf } from './draft.ts';
import { learnRows } from './learn-rows.ts';
import { type AnnexRow, annexRows } from './rows.ts';
import { similarProducers } from './similar-producers.ts';

/** One row with what becomes of it. */
export interface JudgedRow extends AnnexRow {
  readonly use: boolean;
  /** Undefined: it is left out. */
  readonly result: RowResult | undefined;
  /** The key of its producer's name, under which a choice is kept. */
  readonly producerKey: string | undefined;
  /** Registered producers that may be meant. */
  readonly candidates: readonly ProducerName[];
}

/**
 * Writes what the used rows of an annex say into the given transaction, each for itself, and tells what became of every
 * row. Whoever calls it keeps all of it or nothing.
 */
export async function judgeAnnex(
  deps: ApplyDeps,
  db: Kysely<Database>,
  annex: Annex,
  report: ReportProgress,
): Promise<JudgedRow[]> {
  const reading = await readAnnex(annex, deps.by.provinceCode);
  const { read } = reading;
  const onRows = (done: number) => report(done, read.length);
  onRows(0);
  const written = await writeRows(deps, db, annex, read, similarByProvince(), onRows);
  onRows(read.length);
  return reading.judged(written);
}

/** What became of one row that was written, and whom its producer's name may mean. */
export interface WrittenRow {
  readonly result: RowResult;
  readonly candidates: readonly ProducerName[];
}

/** The rows of an annex whose form is right, and what to make of them once they were written. */
export interface AnnexReading {
  readonly read: readonly NumberedRow<RegistryRow>[];
  readonly judged: (written: readonly WrittenRow[]) => JudgedRow[];
}

/** Reads the form of the used rows. */
export async function readAnnex(annex: Annex, provinceCode: string | null): Promise<AnnexReading> {
  const rows = usedRows(annex);
  // The steps of reading a long annex are turns of their own: others are served in between.
  await setImmediate();
  const used = rows.filter(({ use }) => use).map(({ row, cells }) => ({ row, value: textsOf(annex, cells) }));
  await setImmediate();
  const { read, refused } = readRows(used, provinceCode);
  await setImmediate();
  const keys = new Map(read.map(({ row, value }) => [row, value.producerKey]));
  return {
    read,
    judged: (written) => {
      const byRow = new Map(written.map((one) => [one.result.row, one]));
      const byForm = new Map(refused.map((result) => [result.row, result]));
      return rows.map((row) => {
        const { result = byForm.get(row.row), candidates = [] } = byRow.get(row.row) ?? {};
        const shown = asksForProducer(result) ? candidates : [];
        return { ...row, result, producerKey: keys.get(row.row), candidates: shown };
      });
    },
  };
}

/** Writes rows into the given transaction, each for itself. */
export async function writeRows(
  deps: ApplyDeps,
  db: Kysely<Database>,
  annex: Annex,
  rows: readonly NumberedRow<RegistryRow>[],
  similarIn: SimilarByProvince,
  onRows: (done: number) => void,
): Promise<WrittenRow[]> {
  await learnRows(db, rows, annex.edits);
  const candidates = new Map<number, readonly ProducerName[]>();
  const apply = async (transaction: Kysely<Database>, { row, value }: NumberedRow<RegistryRow>) => {
    const choice = annex.edits.producers[value.producerKey];
    const known = await findProducerByKey(transaction, value.producerKey);
    const similar =
      known === undefined
        ? (await similarIn(transaction, value.provinceCode))(value.producerName)
        : [{ id: known.id, name: known.name, communeName: null, products: 0 }];
    candidates.set(row, similar);
    return await applyRegistryRow(deps, transaction, row, meant(value, choice, known !== undefined, similar));
  };
  const results = await applyRows(db, rows, apply, onRows);
  return results.map((result) => ({ result, candidates: candidates.get(result.row) ?? [] }));
}

/** Whether a row waits for somebody to say which producer is meant. */
export function asksForProducer(result: RowResult | undefined): boolean {
  return (
    result?.faults?.some(({ code }) => code === 'producer-similar' || code === 'producer-elsewhere') === true
  );
}

/** Every row of the annex that holds text, with whether it is imported. */
export function usedRows(annex: Annex): (AnnexRow & { readonly use: boolean })[] {
  const sheet = sheetOf(annex);
  if (sheet === undefined || annex.header === null) return [];
  const { rows: edits } = annex.edits;
  const provinceName = PROVINCES.find(([code]) => code === annex.provinceCode)?.[1];
  const editsOf = (row: number) => {
    const edit = edits[String(row)];
    return edit?.use === true ? (edit.cells ?? {}) : edit?.cells;
  };
  const rows = annexRows(sheet, annex.header, annex.mapping, { ...annex.whole, provinceName }, editsOf);
  return rows.map((row) => ({ ...row, use: edits[String(row.row)]?.use ?? row.kind === 'data' }));
}

/** A row as the importer of registries reads it, recognised by the decision of the annex. */
function textsOf({ decision }: Annex, cells: AnnexRow['cells']): Cells<RegistryColumn> {
  const texts = blankCells(REGISTRY_COLUMNS);
  for (const column of ANNEX_COLUMNS) texts[column] = cells[column]?.text ?? '';
  return {
    ...texts,
    decision_number: decision.number,
    decision_date: decision.signedOn,
    authority: decision.authority,
  };
}

/** The row with the producer that was chosen; its fault is producer-similar while nobody has said which one is meant. */
function meant(
  said: RegistryRow,
  choice: string | undefined,
  isKnown: boolean,
  similar: readonly ProducerName[],
): RegistryRow {
  if (choice !== undefined && choice !== 'new') return { ...said, producerId: choice };
  if (isKnown || choice === 'new' || similar.length === 0) return said;
  const names = similar.map(({ name }) => name).join('; ');
  const asked = { code: 'producer-similar', field: 'producer', params: { candidates: names } } as const;
  return { ...said, faults: [...said.faults, asked] };
}

/** Finds similar names among the producers of a province. */
export type SimilarByProvince = (
  db: Kysely<Database>,
  provinceCode: string,
) => Promise<ReturnType<typeof similarProducers>>;

/** Similar names among the producers that were registered before any row of their province was written. */
export function similarByProvince(): SimilarByProvince {
  const known = new Map<string, Promise<ReturnType<typeof similarProducers>>>();
  return (db, provinceCode) => {
    const found = known.get(provinceCode) ?? producerNames(db, provinceCode).then(similarProducers);
    known.set(provinceCode, found);
    return found;
  };
}
