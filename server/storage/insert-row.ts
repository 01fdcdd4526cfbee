import { CompiledQuery, type DialectAdapter, type Insertable, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** The text of each insertion by its table and columns, per kind of database. */
const TEXTS = new WeakMap<DialectAdapter, Map<string, string>>();

/** Adds a row to a table that many are added to in one work: the statement is built and compiled for the first of them only. */
export async function insertRow<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  row: Insertable<Database[T]>,
): Promise<void> {
  const { adapter } = db.getExecutor();
  const texts = TEXTS.get(adapter) ?? new Map<string, string>();
  TEXTS.set(adapter, texts);
  const columns = Object.keys(row);
  const name = `${table} ${columns.join(' ')}`;
  const text = texts.get(name) ?? db.insertInto(table).values(row).compile().sql;
  texts.set(name, text);
  await db.executeQuery(CompiledQuery.raw(text, Object.values(row)));
}
