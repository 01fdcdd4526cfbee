import type { Static } from 'typebox';
import { tableColumnName } from '../../../scanner-web/views/console/texts/table-columns.ts';
import type { Language } from '../../domain/language.ts';
import type { TableColumn } from '../../http/table-file.ts';
import type { RowFaultView } from '../import/fault-views.ts';
import type { Addition } from '../import/row-result.ts';
import { TABLE_TEXTS } from './texts.ts';

/** One row of a file with what became of it, in words. */
export interface ReportRow {
  readonly row: number;
  /** In the order of the report's headers. */
  readonly cells: readonly string[];
  readonly outcome: string;
  readonly added: readonly Addition[];
  readonly faults: readonly Static<typeof RowFaultView>[];
  /** Columns in which the registry says otherwise. */
  readonly differs: readonly string[];
}

/** The report of an import as a table: each row as the file has it, what became of it, and all its faults. */
export function reportTable(
  { name, headers, rows }: { name: string; headers: readonly string[]; rows: readonly ReportRow[] },
  language: Language,
) {
  const { report: texts } = TABLE_TEXTS[language];
  const text = (header: string, value: (row: ReportRow) => string): TableColumn<ReportRow> => ({
    header,
    kind: 'text',
    value: (row) => value(row) || null,
  });
  return {
    name,
    sheet: texts.sheet,
    columns: [
      { header: texts.row, kind: 'number' as const, value: ({ row }: ReportRow) => row },
      text(texts.outcome, ({ outcome }) => outcome),
      text(texts.faults, ({ faults }) => faults.map(faultText).join('\n')),
      text(texts.added, ({ added }) => added.map((one) => texts.adds[one]).join(', ')),
      text(texts.differs, ({ differs }) =>
        differs.map((column) => tableColumnName(column, language)).join(', '),
      ),
      ...headers.map((header, at) => text(header, ({ cells }) => cells[at] ?? '')),
    ],
    count: rows.length,
    rows,
  };
}

function faultText({ column, detail }: Static<typeof RowFaultView>): string {
  return column === undefined ? detail : `${column}: ${detail}`;
}
