import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { BatchRow } from './batches.ts';
import type { Database } from './schema.ts';

/** How much a database holds. */
export interface DataCounts {
  readonly producers: number;
  readonly products: number;
  readonly certificates: number;
  readonly lots: number;
  readonly batches: number;
  /** Stamps in all batches. */
  readonly stamps: number;
  readonly rangeEntries: number;
  /** Stamps that were scanned at least once. */
  readonly scannedStamps: number;
  readonly auditEntries: number;
}

/** Faults listed at most. */
const FAULTS_LIMIT = 20;

/** Counts what a database holds. */
export async function countData(db: Kysely<Database>): Promise<DataCounts> {
  const { rows } = await sql<DataCounts>`select
    (select count(*) from producer) as producers,
    (select count(*) from product) as products,
    (select count(*) from certificate) as certificates,
    (select count(*) from lot) as lots,
    (select count(*) from batch) as batches,
    (select coalesce(sum(quantity), 0) from batch) as stamps,
    (select count(*) from range_entry) as range_entries,
    (select count(*) from scan_total) as scanned_stamps,
    (select count(*) from audit_entry) as audit_entries`.execute(db);
  const [counts] = rows;
  if (counts === undefined) throw new TypeError('a count has one row');
  return counts;
}

/** One batch for each combination of keys, and `limit` more, by their random codes. */
export async function sampleBatches(db: Kysely<Database>, limit: number): Promise<readonly BatchRow[]> {
  const perKeys = db
    .selectFrom('batch')
    .select((eb) => eb.fn.min('code').as('code'))
    .groupBy(['kid', 'tagKeyId', 'hiddenKeyId']);
  const first = await db.selectFrom('batch').selectAll().where('code', 'in', perKeys).execute();
  const more = await db.selectFrom('batch').selectAll().orderBy('code').limit(limit).execute();
  return [...new Map([...first, ...more].map((batch) => [batch.code, batch])).values()];
}

/** What is wrong with a database as a file; empty lists when all is well. */
export interface Damage {
  /** What SQLite says of the file itself. */
  readonly file: readonly string[];
  /** Tables with rows that refer to one that is not there. */
  readonly danglingTables: readonly string[];
}

/** What SQLite finds wrong with the file itself and with references between rows. */
export function findDamage(sqlite: BetterSqlite3.Database): Damage {
  const integrity = sqlite.prepare(`pragma integrity_check(${FAULTS_LIMIT})`).pluck().all().map(String);
  const references = sqlite.prepare('select "table" from pragma_foreign_key_check').pluck().all();
  return {
    file: integrity.filter((line) => line !== 'ok'),
    danglingTables: [...new Set(references.map(String))],
  };
}
