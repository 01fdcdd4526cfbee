import type BetterSqlite3 from 'better-sqlite3';
import type { Kysely, QueryExecutorProvider } from 'kysely';
import { sql } from 'kysely';
import { StorageError } from './faults.ts';
import * as initial from './migrations/0001-initial.ts';
import * as audit from './migrations/0002-audit.ts';
import * as accounts from './migrations/0003-accounts.ts';
import * as content from './migrations/0004-content.ts';
import * as officer from './migrations/0005-officer.ts';
import * as printing from './migrations/0006-printing.ts';
import * as issuance from './migrations/0007-issuance.ts';
import * as handover from './migrations/0008-handover.ts';
import * as review from './migrations/0009-review.ts';
import * as annex from './migrations/0010-annex.ts';
import * as statistics from './migrations/0011-statistics.ts';
import * as printSkips from './migrations/0012-print-skips.ts';
import * as claims from './migrations/0013-claims.ts';
import * as applications from './migrations/0014-applications.ts';
import * as printJobOrder from './migrations/0015-print-job-order.ts';
import * as withdrawn from './migrations/0016-withdrawn.ts';
import * as claimCounts from './migrations/0017-claim-counts.ts';
import * as copies from './migrations/0018-copies.ts';
import * as printFiles from './migrations/0019-print-files.ts';
import * as cases from './migrations/0020-cases.ts';
import * as checkedYears from './migrations/0021-checked-years.ts';
import * as trustBundle from './migrations/0022-trust-bundle.ts';
import * as tableImport from './migrations/0023-table-import.ts';
import type { Database } from './schema.ts';

/** One step of the schema; runs in a transaction of its own and never changes once released. */
export interface Migration {
  readonly name: string;
  up(db: QueryExecutorProvider): Promise<void>;
}

/** Every step in order; step `n` (from 1) leaves the database at version `n`. */
export const MIGRATIONS: readonly Migration[] = [
  { name: '0001-initial', up: initial.up },
  { name: '0002-audit', up: audit.up },
  { name: '0003-accounts', up: accounts.up },
  { name: '0004-content', up: content.up },
  { name: '0005-officer', up: officer.up },
  { name: '0006-printing', up: printing.up },
  { name: '0007-issuance', up: issuance.up },
  { name: '0008-handover', up: handover.up },
  { name: '0009-review', up: review.up },
  { name: '0010-annex', up: annex.up },
  { name: '0011-statistics', up: statistics.up },
  { name: '0012-print-skips', up: printSkips.up },
  { name: '0013-claims', up: claims.up },
  { name: '0014-applications', up: applications.up },
  { name: '0015-print-job-order', up: printJobOrder.up },
  { name: '0016-withdrawn', up: withdrawn.up },
  { name: '0017-claim-counts', up: claimCounts.up },
  { name: '0018-copies', up: copies.up },
  { name: '0019-print-files', up: printFiles.up },
  { name: '0020-cases', up: cases.up },
  { name: '0021-checked-years', up: checkedYears.up },
  { name: '0022-trust-bundle', up: trustBundle.up },
  { name: '0023-table-import', up: tableImport.up },
];

/** Marks an SQLite file as ours (`PRAGMA application_id`): "TmQu" in ASCII. */
export const APPLICATION_ID = 0x546d5175;

/**
 * The schema version that a database file is at; 0 for an empty file.
 *
 * @throws storage-foreign when the file belongs to another program.
 * @throws storage-newer when the file was written by a later release than this one.
 */
export function readSchemaVersion(
  sqlite: BetterSqlite3.Database,
  latest: number = MIGRATIONS.length,
): number {
  const applicationId = Number(sqlite.pragma('application_id', { simple: true }));
  const version = Number(sqlite.pragma('user_version', { simple: true }));
  if (applicationId !== APPLICATION_ID) {
    const tables = Number(sqlite.prepare('select count(*) from sqlite_schema').pluck().get());
    if (applicationId !== 0 || version !== 0 || tables !== 0) {
      throw new StorageError('storage-foreign', (t) => `${sqlite.name}: ${t.disk.foreign}`);
    }
  }
  if (version > latest) {
    throw new StorageError('storage-newer', (t) => t.newer(sqlite.name, version, latest));
  }
  return version;
}

/**
 * Brings the schema from the version it is at to the latest; each step and its version number are one
 * transaction, so that a process killed in between continues where it stopped.
 *
 * @returns the names of the steps that ran, in order.
 */
export async function migrate(
  db: Kysely<Database>,
  sqlite: BetterSqlite3.Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  const from = readSchemaVersion(sqlite, migrations.length);
  const ran: string[] = [];
  for (const [position, migration] of migrations.entries()) {
    if (position < from) continue;
    await db.transaction().execute(async (transaction) => {
      await migration.up(transaction);
      await sql.raw(`pragma user_version = ${position + 1}`).execute(transaction);
      await sql.raw(`pragma application_id = ${APPLICATION_ID}`).execute(transaction);
    });
    ran.push(migration.name);
  }
  return ran;
}
