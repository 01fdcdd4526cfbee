import { type Kysely, sql } from 'kysely';
import { EXPORT_TABLES, type ExportName, type ExportTable } from './export-tables.ts';
import { inPages } from './in-pages.ts';
import type { Database } from './schema.ts';

/** Whose rows are exported; absent members do not narrow it. */
export interface ExportScope {
  readonly producerId?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly communeCode?: string | undefined;
}

/** One row of an exported table, by the names of its columns; `key0`, `key1` … tell where it stands. */
export type ExportRow = Readonly<Record<string, string | number | null>>;

/** How many rows a table has in a scope. */
export async function countExport(
  db: Kysely<Database>,
  name: ExportName,
  scope: ExportScope,
): Promise<number> {
  const table: ExportTable = EXPORT_TABLES[name];
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.raw(table.from)} where ${within(scope)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/** Every row of a table in a scope, in the order of its key, read as it is asked for. */
export function exportRows(
  db: Kysely<Database>,
  name: ExportName,
  scope: ExportScope,
): AsyncGenerator<ExportRow> {
  const table: ExportTable = EXPORT_TABLES[name];
  const { from, key, columns } = table;
  const shown = [
    ...columns.map((column) => sql`${sql.raw(column.sql)} as ${sql.raw(`"${column.name}"`)}`),
    ...key.map((column, at) => sql`${sql.raw(column)} as ${sql.raw(`"key${at}"`)}`),
  ];
  const order = sql.raw(key.join(', '));
  return inPages<ExportRow>(async ({ limit, after }) => {
    const behind =
      after === undefined
        ? sql`true`
        : sql`(${order}) > (${sql.join(key.map((_, at) => after[`key${at}`] ?? null))})`;
    const { rows } = await sql<ExportRow>`
      select ${sql.join(shown)} from ${sql.raw(from)} where ${within(scope)} and ${behind}
      order by ${order} limit ${limit}`.execute(db);
    return rows;
  });
}

function within({ producerId, provinceCode, communeCode }: ExportScope) {
  const conditions = [
    ...(producerId === undefined ? [] : [sql`producer.id = ${producerId}`]),
    ...(provinceCode === undefined ? [] : [sql`producer.province_code = ${provinceCode}`]),
    ...(communeCode === undefined ? [] : [sql`producer.commune_code = ${communeCode}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
