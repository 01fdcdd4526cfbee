import { Problem, problem } from '../../http/problems.ts';
import type { NumberedRow } from './atomic-rows.ts';
import type { Cells, RegistryColumn } from './columns.ts';
import { type RegistryRow, readRegistryRow } from './registry-row.ts';
import { type RowResult, refusedRow } from './row-result.ts';

/** Rows of one table as they were read, and those whose form refuses them. */
export interface ReadRows {
  readonly read: readonly NumberedRow<RegistryRow>[];
  readonly refused: readonly RowResult[];
}

/**
 * Reads the form of rows, each for itself; what two rows say of one product and decision must agree.
 * @param provinceCode rows of other provinces are refused; null: none are
 */
export function readRows(
  rows: readonly NumberedRow<Cells<RegistryColumn>>[],
  provinceCode: string | null,
): ReadRows {
  const seen = new Map<string, SeenRow>();
  const read: NumberedRow<RegistryRow>[] = [];
  const refused: RowResult[] = [];
  for (const { row, value } of rows) {
    try {
      read.push({ row, value: readRow(value, row, seen, provinceCode) });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push(refusedRow(row, error));
    }
  }
  return { read, refused };
}

interface SeenRow {
  readonly row: number;
  readonly says: string;
}

function readRow(
  cells: Cells<RegistryColumn>,
  row: number,
  seen: Map<string, SeenRow>,
  provinceCode: string | null,
): RegistryRow {
  const said = readRegistryRow(cells);
  if (provinceCode !== null && said.provinceCode !== provinceCode) {
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
