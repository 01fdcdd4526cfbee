import type { ReportProgress } from '../../http/work-progress.ts';
import type { RegistryDeps } from '../deps.ts';
import { type ApplyDeps, applyRegistryRow } from './apply-row.ts';
import { applyRowsAtomically } from './atomic-rows.ts';
import { auditImport } from './audit-import.ts';
import { headersOf, REGISTRY_COLUMNS, readHeader } from './columns.ts';
import { readRows } from './read-rows.ts';
import { type ImportReport, inWordsOfFile, reportOf } from './row-result.ts';

/** How a table is imported. */
export interface ImportOptions {
  /** Keep nothing, only tell what would happen. */
  readonly dryRun: boolean;
  /** Refuse rows of other provinces; null: take all. */
  readonly provinceCode: string | null;
  /** Under which the audit log tells of it; a new one unless given. */
  readonly id?: string;
  /** Told how many rows of how many are done. */
  readonly onRows?: ReportProgress;
}

/**
 * Imports a registry table: row 0 names the columns (see {@link REGISTRY_COLUMNS}), each further row is a product with its
 * producer and, when it names a decision, its recognition. Rows of one product may name several packs.
 * Each row is taken completely or not at all; importing the same
 * table again changes nothing. The table is meant for organisations: names of private persons do not belong into it.
 *
 * @throws table-header, table-header-twice
 */
export async function importRegistry(
  deps: ApplyDeps & Pick<RegistryDeps, 'db' | 'changes'>,
  table: readonly (readonly string[])[],
  options: ImportOptions,
): Promise<ImportReport> {
  const [header = [], ...body] = table;
  const cellsOf = readHeader(header, REGISTRY_COLUMNS, ['product_name', 'group', 'producer', 'province']);
  const numbered = body.flatMap((cells, index) =>
    cells.every((cell) => cell.trim() === '') ? [] : [{ row: index + 2, value: cellsOf(cells) }],
  );
  const { read, refused } = readRows(numbered, options.provinceCode);
  const total = read.length + refused.length;
  const onRows = (applied: number) => options.onRows?.(refused.length + applied, total);
  onRows(0);
  const applied = await applyRowsAtomically(deps.db, read, {
    dryRun: options.dryRun,
    apply: (transaction, { row, value }) => applyRegistryRow(deps, transaction, row, value),
    committed: (results) => {
      for (const { status, productId } of results) {
        if ((status === 'imported' || status === 'updated') && productId !== undefined)
          deps.changes.emit({ kind: 'product', id: productId });
      }
    },
    onRows,
  });
  const rows = [...applied, ...refused].sort((a, b) => a.row - b.row);
  const named = inWordsOfFile(rows, headersOf(header, REGISTRY_COLUMNS));
  const report = reportOf(named, options.dryRun);
  await auditImport(deps, 'registry', options, report);
  return report;
}
