import type { Static } from 'typebox';
import type { Language } from '../../domain/language.ts';
import { PRODUCT_GROUPS } from '../../domain/ocop-terms.ts';
import type { AnnexHead } from '../../storage/annexes.ts';
import type { UseFound } from '../../storage/withdrawals.ts';
import { groupFromCell } from '../import/cells.ts';
import { faultViews, type RowFaultView } from '../import/fault-views.ts';
import type { RowFault } from '../import/row-faults.ts';
import { ANNEX_COLUMNS, letterOf } from './columns.ts';
import { type Annex, sheetOf } from './draft.ts';
import { labelsOf } from './header.ts';
import type { JudgedRow } from './judge.ts';
import { ownText } from './merged.ts';
import { FORGOTTEN_AFTER_MS } from './retention.ts';
import type { AnnexCounts, AnnexHeadView, AnnexRowView, AnnexView, UndoView } from './schemas.ts';
import { similarProducers } from './similar-producers.ts';
import { UNDO_DAYS, type UndoPlan } from './undo.ts';

const TOP_ROWS = 25;
const SAMPLES = 3;
const TEXT_SHOWN = 120;

/** Things named of those that an undo leaves. */
const USED_SHOWN = 20;

/** An annex as lists show it. */
export function presentHead(stored: AnnexHead): Static<typeof AnnexHeadView> {
  const { id, version, provinceCode, fileName, createdBy, createdMs, updatedMs } = stored;
  const { confirmedMs, undoneMs, undoneBy, undoReason } = stored;
  const { number, signedOn, authority }: Static<typeof AnnexHeadView>['decision'] = JSON.parse(
    stored.decisionJson,
  );
  return {
    id,
    version,
    state: stored.state === 'confirmed' || stored.state === 'undone' ? stored.state : 'open',
    provinceCode,
    fileName,
    decision: { number, signedOn, authority },
    createdBy,
    createdMs,
    updatedMs,
    confirmedMs,
    undoneMs,
    undoneBy,
    undoReason,
  };
}

/** How an annex is read, as the API shows it. */
export function presentAnnex(annex: Annex): Static<typeof AnnexView> {
  const { stored, header, whole, state } = annex;
  const sheet = sheetOf(annex);
  const group = whole.group === undefined ? undefined : groupFromCell(whole.group);
  return {
    ...presentHead(stored),
    expiresMs: state === 'open' ? stored.updatedMs + FORGOTTEN_AFTER_MS : null,
    undoUntilMs:
      state === 'confirmed' && stored.confirmedMs !== null
        ? stored.confirmedMs + UNDO_DAYS * 24 * 3_600_000
        : null,
    undone: annex.report?.undone === undefined ? null : presentUndo(annex.report.undone),
    sheets: annex.sheets.map(({ name }) => name),
    sheet: annex.sheet,
    header: header === null ? null : { firstRow: header.first + 1, rows: header.rows },
    columns: columnsOf(annex),
    whole: {
      stars: whole.stars ?? null,
      group: PRODUCT_GROUPS.find((known) => known === group) ?? null,
    },
    top: (sheet?.rows ?? []).slice(0, TOP_ROWS).map((row, at) => ({
      row: at + 1,
      texts: row.map((text) => clipped(text)),
    })),
  };
}

/** What an undo takes back, and what stays. */
export function presentUndo({ certificates, products, producers }: UndoPlan): Static<typeof UndoView> {
  return { certificates, products: undoOf(products), producers: undoOf(producers) };
}

function undoOf<U extends string>(found: readonly UseFound<U>[]) {
  const used = found.flatMap(({ id, name, use }) => (use === null ? [] : [{ id, name, use }]));
  return { goes: found.length - used.length, stays: used.length, used: used.slice(0, USED_SHOWN) };
}

function columnsOf(annex: Annex): Static<typeof AnnexView>['columns'] {
  const { header, mapping } = annex;
  const sheet = sheetOf(annex);
  if (sheet === undefined || header === null) return [];
  const first = header.first + header.rows;
  return labelsOf(sheet, header).map((texts, column) => {
    const below = sheet.rows.slice(first).map((_, offset) => ownText(sheet, first + offset, column));
    return {
      letter: letterOf(column),
      label: clipped(texts.join(' · ')),
      samples: [...new Set(below.filter((text) => text !== ''))].slice(0, SAMPLES).map(clipped),
      means: mapping[column] ?? null,
    };
  });
}

/** Rows of an annex, of `all` that it has, as the API shows them, each with the sentence for its refusal. */
export function presentRows(
  annex: Annex,
  rows: readonly JudgedRow[],
  all: readonly JudgedRow[],
  language: Language,
  requestId: string,
): Static<typeof AnnexRowView>[] {
  const alikeOf = alikeNames(all);
  const labels = columnLabels(annex);
  const inFile = (faults: readonly RowFault[]) =>
    faults.map((fault) => {
      const column = labels.get(fault.field ?? '');
      return column === undefined ? fault : { ...fault, column };
    });
  return rows.map((row) => {
    const { result } = row;
    const faults = faultViews(row.row, inFile(result?.faults ?? []), { language, requestId });
    return {
      row: row.row,
      kind: row.kind,
      use: row.use,
      text: row.text,
      cells: ANNEX_COLUMNS.flatMap((column) => {
        const cell = row.cells[column];
        return cell === undefined ? [] : [{ column, ...cell }];
      }),
      outcome: outcomeOf(row),
      added: [...(result?.added ?? [])],
      differs: [...(result?.differs ?? [])],
      ...(faults[0] === undefined ? {} : firstOf(faults[0])),
      faults,
      candidates: row.candidates.map(({ id, name, communeName, products }) => ({
        id,
        name,
        commune: communeName,
        products,
      })),
      alike: alikeOf(row),
      ...(result?.productId === undefined ? {} : { productId: result.productId }),
      ...(result?.producerId === undefined ? {} : { producerId: result.producerId }),
      ...(result?.certificateId === undefined ? {} : { certificateId: result.certificateId }),
    };
  });
}

function firstOf({ code, field, detail }: Static<typeof RowFaultView>) {
  return { code, ...(field === undefined ? {} : { field }), detail };
}

/** What the header of the annex itself calls the columns that it has. */
function columnLabels(annex: Annex): ReadonlyMap<string, string> {
  return new Map(
    columnsOf(annex).flatMap(({ means, label }) => (means === null || label === '' ? [] : [[means, label]])),
  );
}

/** How many rows come to what. */
export function countRows(rows: readonly JudgedRow[]): Static<typeof AnnexCounts> {
  const outcomes = rows.map(outcomeOf);
  const of = (outcome: ReturnType<typeof outcomeOf>) => outcomes.filter((one) => one === outcome).length;
  const adding = (what: 'producer' | 'product' | 'certificate') =>
    rows.filter(({ result }) => result?.added?.includes(what)).length;
  return {
    added: of('added'),
    updated: of('updated'),
    known: of('known'),
    refused: of('refused'),
    leftOut: of('left-out'),
    producers: adding('producer'),
    products: adding('product'),
    certificates: adding('certificate'),
  };
}

/** What a row comes to. */
export function outcomeOf({ kind, use, result }: JudgedRow): Static<typeof AnnexRowView>['outcome'] {
  switch (result?.status) {
    case 'imported':
      return 'added';
    case 'updated':
      return 'updated';
    case 'already-there':
      return 'known';
    case 'refused':
      return 'refused';
    case undefined:
      return kind === 'data' && !use ? 'left-out' : kind === 'section' ? 'section' : 'note';
  }
}

/** For a row that adds a producer, the names of other added ones that may be a misspelling of it. */
function alikeNames(rows: readonly JudgedRow[]): (row: JudgedRow) => string[] {
  const isAdding = ({ result }: JudgedRow) => result?.added?.includes('producer') === true;
  const nameOf = ({ cells }: JudgedRow) => cells.producer?.text ?? '';
  const similar = similarProducers(
    rows
      .filter(isAdding)
      .map((row) => ({ id: String(row.row), name: nameOf(row), communeName: null, products: 0 })),
  );
  return (row) =>
    isAdding(row)
      ? similar(nameOf(row))
          .filter(({ id }) => id !== String(row.row))
          .map(({ name }) => name)
      : [];
}

function clipped(text: string): string {
  return text.length > TEXT_SHOWN ? `${text.slice(0, TEXT_SHOWN)}…` : text;
}
