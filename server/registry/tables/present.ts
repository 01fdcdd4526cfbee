import type { Static } from 'typebox';
import { ROW_OUTCOMES } from '../../../scanner-web/views/console/texts/row-outcomes.ts';
import type { Language } from '../../domain/language.ts';
import type { TableImportHead } from '../../storage/table-imports.ts';
import { type FaultReader, faultViews } from '../import/fault-views.ts';
import type { RowResult } from '../import/row-result.ts';
import { TABLE_KINDS } from './kinds.ts';
import { type ReportRow, reportTable } from './report.ts';
import { keptUntilMs } from './retention.ts';
import type { TableHeadView, TableRowPage, TableView } from './schemas.ts';
import type { TableContent, TableImport } from './table-import.ts';

const CELL_SHOWN = 200;

/** A table as lists show it. */
export function presentTableHead(head: TableImportHead): Static<typeof TableHeadView> {
  const { id, fileName, provinceCode, createdMs, confirmedMs } = head;
  const { imported, updated, alreadyThere, refused } = head;
  return {
    id,
    kind: TABLE_KINDS.find((kind) => kind === head.kind) ?? 'registry',
    state: head.state === 'confirmed' ? 'confirmed' : 'open',
    fileName,
    provinceCode,
    createdMs,
    confirmedMs,
    counts: { imported, updated, alreadyThere, refused },
  };
}

/** An uploaded table as the API shows it. */
export function presentTable({ head, content }: TableImport): Static<typeof TableView> {
  return {
    ...presentTableHead(head),
    hasRows: content !== null,
    keptUntilMs: keptUntilMs(head),
    header: headerOf(content),
  };
}

/** Rows of a table with what becomes, or became, of them. */
export function presentTableRows(
  { table }: TableContent,
  results: readonly RowResult[],
  reader: FaultReader,
): Static<typeof TableRowPage>['items'] {
  return results.map(({ row, status, faults = [], added = [], differs = [], productId, certificateId }) => ({
    row,
    cells: (table[row - 1] ?? []).map(clipped),
    status,
    faults: faultViews(row, faults, reader),
    added: [...added],
    differs: [...differs],
    ...(productId === undefined ? {} : { productId }),
    ...(certificateId === undefined ? {} : { certificateId }),
  }));
}

/** The report of a table as a file. */
export function tableReport({ head, content }: TableImport & { content: TableContent }, reader: FaultReader) {
  const { language } = reader;
  const outcomes = outcomesOf(head, language);
  const rows = content.results.map(
    ({ row, status, faults = [], added = [], differs = [] }): ReportRow => ({
      row,
      cells: content.table[row - 1] ?? [],
      outcome: outcomes[status],
      added,
      faults: faultViews(row, faults, reader),
      differs,
    }),
  );
  return reportTable({ name: `temque-${head.kind}-report`, headers: headerOf(content), rows }, language);
}

function outcomesOf({ state }: TableImportHead, language: Language) {
  const { ahead, behind } = ROW_OUTCOMES[language];
  return state === 'confirmed' ? behind : ahead;
}

function headerOf(content: TableContent | null): string[] {
  return (content?.table[0] ?? []).map((text) => text.trim());
}

function clipped(text: string): string {
  return text.length > CELL_SHOWN ? `${text.slice(0, CELL_SHOWN)}…` : text;
}
