import { gunzipSync, gzipSync } from 'node:zlib';
import type { Acting } from '../../domain/audit.ts';
import { cleanLine } from '../../domain/spelling.ts';
import { problem } from '../../http/problems.ts';
import type { ReportProgress } from '../../http/work-progress.ts';
import {
  findTableImport,
  insertTableImport,
  keepConfirmedTable,
  type TableImportHead,
} from '../../storage/table-imports.ts';
import type { RegistryDeps } from '../deps.ts';
import { importCommunes } from '../import/import-communes.ts';
import { importRegistry } from '../import/import-registry.ts';
import type { ImportReport, RowResult } from '../import/row-result.ts';
import { kindsFor, TABLE_KINDS, type TableKind } from './kinds.ts';

/** Tables that one person may look at before they are imported; an older one makes room, since its file is still there. */
export const OPEN_TABLES_LIMIT = 10;

/** A table with what becomes, or became, of its rows. */
export interface TableContent {
  /** Its header first. */
  readonly table: readonly (readonly string[])[];
  readonly results: readonly RowResult[];
}

/** An uploaded table. */
export interface TableImport {
  readonly head: TableImportHead;
  readonly kind: TableKind;
  /** Null once its rows are no longer kept. */
  readonly content: TableContent | null;
}

type ImportDeps = RegistryDeps & Acting;

/** A table that was uploaded. */
export interface TableGiven {
  readonly kind: TableKind;
  readonly fileName: string;
  readonly table: TableContent['table'];
}

/**
 * Keeps an uploaded table with what an import would make of each row; nothing is imported.
 * @throws table-header, table-header-twice
 */
export async function openTableImport(
  deps: ImportDeps,
  { kind, fileName, table }: TableGiven,
  onRows?: ReportProgress,
): Promise<TableImport> {
  const { provinceCode, actor } = deps.by;
  const report = await importTable(deps, kind, table, { dryRun: true, provinceCode, onRows });
  const id = deps.newId();
  const row = {
    id,
    kind,
    state: 'open',
    createdBy: actor,
    provinceCode,
    fileName: cleanLine(fileName).slice(0, 200),
    ...kept(table, report),
    createdMs: deps.clock(),
    confirmedMs: null,
  };
  await deps.db.transaction().execute((tx) => insertTableImport(tx, row, OPEN_TABLES_LIMIT));
  return await requireTableImport(deps, id);
}

/**
 * Imports the rows of a table that nothing refuses, and keeps what became of each. Confirming what was confirmed before
 * changes nothing; one that broke off is taken up again, since rows that are there already stay as they are.
 */
export async function confirmTable(
  deps: ImportDeps,
  { head, kind, content }: TableImport,
  onRows?: ReportProgress,
): Promise<TableImport> {
  requireKind(deps, kind);
  if (head.state === 'open' && content !== null) {
    const { provinceCode, id } = head;
    const report = await importTable(deps, kind, content.table, { dryRun: false, provinceCode, id, onRows });
    const outcome = { ...kept(content.table, report), confirmedMs: deps.clock() };
    await keepConfirmedTable(deps.db, { ...head, ...outcome });
  }
  return await requireTableImport(deps, head.id);
}

/** A table that the caller may see. @throws not-found, forbidden */
export async function requireTableImport(
  { db, by }: Pick<ImportDeps, 'db' | 'by'>,
  id: string,
): Promise<TableImport> {
  const stored = await findTableImport(db, id);
  const kind = TABLE_KINDS.find((known) => known === stored?.kind);
  if (stored === undefined || kind === undefined) throw problem('not-found');
  const isTheirs = by.provinceCode === null || by.provinceCode === stored.provinceCode;
  if (!isTheirs || by.communeCode !== null) throw problem('forbidden');
  const { content, ...head } = stored;
  return { head, kind, content: content === null ? null : unpacked(content) };
}

/** @throws forbidden for who does not import tables of this kind */
export function requireKind({ by }: Acting, kind: TableKind): void {
  if (!kindsFor(by).includes(kind)) throw problem('forbidden', { field: 'kind' });
}

async function importTable(
  deps: ImportDeps,
  kind: TableKind,
  table: TableContent['table'],
  {
    provinceCode,
    onRows,
    ...options
  }: Parameters<typeof importRegistry>[2] & { onRows?: ReportProgress | undefined },
): Promise<ImportReport> {
  const told = onRows === undefined ? options : { ...options, onRows };
  return kind === 'communes'
    ? await importCommunes(deps, table, told)
    : await importRegistry(deps, table, { ...told, provinceCode });
}

function kept(
  table: TableContent['table'],
  { imported, updated, alreadyThere, refused, rows }: ImportReport,
) {
  const content: TableContent = { table, results: rows };
  return { imported, updated, alreadyThere, refused, content: gzipSync(JSON.stringify(content)) };
}

/** Our own JSON is read as what we wrote. */
function unpacked(bytes: Uint8Array): TableContent {
  return JSON.parse(gunzipSync(bytes).toString('utf8'));
}
