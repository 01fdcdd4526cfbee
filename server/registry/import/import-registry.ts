import { Problem, problem } from '../../http/problems.ts';
import type { ReportProgress } from '../../http/work-progress.ts';
import type { RegistryDeps } from '../deps.ts';
import { type ApplyDeps, applyRegistryRow } from './apply-row.ts';
import { applyRowsAtomically, type NumberedRow } from './atomic-rows.ts';
import { auditImport } from './audit-import.ts';
import { type Cells, REGISTRY_COLUMNS, readHeader } from './columns.ts';
import { type RegistryRow, readRegistryRow } from './registry-row.ts';
import { type ImportReport, type RowResult, refusedRow, reportOf } from './row-result.ts';

/** How a table is imported. */
export interface ImportOptions {
  /** Keep nothing, only tell what would happen. */
  readonly dryRun: boolean;
  /** Refuse rows of other provinces; null: take all. */
  readonly provinceCode: string | null;
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
  const seen = new Map<string, SeenRow>();
  const read: NumberedRow<RegistryRow>[] = [];
  const refused: RowResult[] = [];
  for (const [index, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 2;
    try {
      read.push({ row, value: readRow(cellsOf(cells), row, seen, options) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push(refusedRow(row, error));
    }
  }
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
  const report = reportOf(rows, options.dryRun);
  await auditImport(deps, 'registry', options.provinceCode, report);
  return report;
}

interface SeenRow {
  readonly row: number;
  readonly says: string;
}

function readRow(
  cells: Cells<keyof typeof REGISTRY_COLUMNS>,
  row: number,
  seen: Map<string, SeenRow>,
  options: ImportOptions,
): RegistryRow {
  const said = readRegistryRow(cells);
  if (options.provinceCode !== null && said.provinceCode !== options.provinceCode) {
    throw problem('forbidden', { field: 'province' });
  }
  const { number, ...recognition } = said.recognition ?? { number: '' };
  const key = JSON.stringify([said.producerKey, said.productKey, number]);
  const says = JSON.stringify([said.group, recognition]);
  const earlier = seen.get(key);
  if (earlier !== undefined && earlier.says !== says) {
    throw problem('row-contradicts', { params: { other: earlier.row } });
  }
  seen.set(key, earlier ?? { row, says });
  return said;
}
