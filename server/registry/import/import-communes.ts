import type { Kysely } from 'kysely';
import { PROVINCES } from '../../domain/province-names.ts';
import { cleanLine } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import { findCommune, upsertCommune } from '../../storage/places.ts';
import type { Database } from '../../storage/schema.ts';
import { communeMatchKey } from '../communes.ts';
import type { RegisteringDeps, RegistryDeps } from '../deps.ts';
import { requireLine, TEXT_LIMITS } from '../text.ts';
import { applyRowsAtomically } from './atomic-rows.ts';
import { auditCommune, auditImport } from './audit-import.ts';
import { type Cells, COMMUNE_COLUMNS, headersOf, readHeader } from './columns.ts';
import type { ImportOptions } from './import-registry.ts';
import { RowFaults } from './row-faults.ts';
import { type ImportReport, inWordsOfFile, type RowResult, reportOf } from './row-result.ts';

/**
 * Imports the list of communes: code, name, province code. A commune that is there under another name or in another
 * province is updated; none is removed.
 *
 * @throws table-header, table-header-twice
 */
export async function importCommunes(
  deps: RegisteringDeps & Pick<RegistryDeps, 'db' | 'changes'>,
  table: readonly (readonly string[])[],
  { dryRun, onRows, id }: Omit<ImportOptions, 'provinceCode'>,
): Promise<ImportReport> {
  const [header = [], ...body] = table;
  const cellsOf = readHeader(header, COMMUNE_COLUMNS, ['code', 'name', 'province_code']);
  const rows = body
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ row, cells }) => ({ row, value: cellsOf(cells) }));
  const codes = new Map(rows.map(({ row, value }) => [row, value.code]));
  const firstRows = new Map<string, number>();
  const results = await applyRowsAtomically(deps.db, rows, {
    dryRun,
    apply: (transaction, { row, value }) => applyCommune(deps, transaction, { row, cells: value }, firstRows),
    committed: (committed) => {
      for (const { row, status } of committed) {
        const id = codes.get(row);
        // A commune that is new stands in no address yet.
        if (status === 'updated' && id !== undefined) deps.changes.emit({ kind: 'place', id });
      }
    },
    onRows: (done) => onRows?.(done, rows.length),
  });
  const report = reportOf(inWordsOfFile(results, headersOf(header, COMMUNE_COLUMNS)), dryRun);
  await auditImport(deps, 'communes', { provinceCode: null, id }, report);
  return report;
}

async function applyCommune(
  deps: RegisteringDeps,
  db: Kysely<Database>,
  { row, cells }: { readonly row: number; readonly cells: Cells<keyof typeof COMMUNE_COLUMNS> },
  firstRows: Map<string, number>,
): Promise<RowResult> {
  const { code, name, provinceCode } = readCommune(cells);
  const known = await findCommune(db, code);
  const status = statusOf(known, name, provinceCode);
  const other = firstRows.get(code);
  if (other !== undefined && status !== 'already-there') {
    throw problem('row-contradicts', { field: 'code', params: { other } });
  }
  firstRows.set(code, other ?? row);
  if (status !== 'already-there') {
    const commune = { code, name, provinceCode, matchKey: communeMatchKey(name) };
    await upsertCommune(db, commune);
    await auditCommune(deps, db, known, commune);
  }
  return { row, status };
}

/** @throws RowRefused with all that is wrong with the row */
function readCommune(cells: Cells<keyof typeof COMMUNE_COLUMNS>) {
  const { code, province_code: provinceCode } = cells;
  const faults = new RowFaults();
  const isThere = (column: keyof typeof COMMUNE_COLUMNS) => {
    if (cells[column] === '') faults.note({ code: 'cell-missing', field: column });
    return cells[column] !== '';
  };
  if (isThere('code') && !/^\d{5}$/.test(code)) faults.note({ code: 'commune-code-invalid', field: 'code' });
  const name = isThere('name') && faults.read(() => requireLine(cells.name, 'name', TEXT_LIMITS.name));
  if (isThere('province_code') && !PROVINCES.some(([known]) => known === provinceCode)) {
    faults.note({ code: 'province-unknown', field: 'province_code' });
  }
  faults.refuse();
  return { code, name: capitalised(name || ''), provinceCode };
}

function statusOf(
  known: { readonly name: string; readonly provinceCode: string } | undefined,
  name: string,
  provinceCode: string,
): 'imported' | 'updated' | 'already-there' {
  if (known === undefined) return 'imported';
  return known.name === name && known.provinceCode === provinceCode ? 'already-there' : 'updated';
}

/** Lists hold a few kinds in lower case (`xã Bắc Sơn`). */
function capitalised(name: string): string {
  return cleanLine(name).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
