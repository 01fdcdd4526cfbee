import type { NumberedRow } from './atomic-rows.ts';
import type { Cells, RegistryColumn } from './columns.ts';
import { type RegistryRow, readRegistryRow } from './registry-row.ts';
import { type RowResult, refusedRow } from './row-result.ts';

/** Rows of one table as they were read, and those that are not the reader's to import. */
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
    const said = readRegistryRow(value);
    const isProvinceWrong = said.faults.some(({ field }) => field === 'province');
    if (provinceCode !== null && !isProvinceWrong && said.provinceCode !== provinceCode) {
      refused.push(refusedRow(row, [{ code: 'forbidden', field: 'province' }]));
    } else {
      read.push({ row, value: agreeing(said, row, seen) });
    }
  }
  return { read, refused };
}

interface SeenRow {
  readonly row: number;
  readonly says: string;
}

/** The row, with the fault that an earlier one says otherwise; one that is wrong by itself is not compared. */
function agreeing(said: RegistryRow, row: number, seen: Map<string, SeenRow>): RegistryRow {
  if (said.faults.length > 0) return said;
  const { number, ...recognition } = said.recognition ?? { number: '' };
  const key = JSON.stringify([said.producerKey, said.productKey, number]);
  const says = JSON.stringify([said.group, recognition]);
  const earlier = seen.get(key);
  if (earlier !== undefined && earlier.says !== says) {
    return { ...said, faults: [{ code: 'row-contradicts', params: { other: earlier.row } }] };
  }
  seen.set(key, earlier ?? { row, says });
  return said;
}
