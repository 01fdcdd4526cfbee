import type BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { readStorageFault } from './faults.ts';

/** Compiled statements kept per connection; past it the one unused for longest is compiled again when needed. */
const STATEMENTS_LIMIT = 256;

/**
 * The view of an SQLite connection that Kysely works on: statements are compiled once and kept, and faults of the
 * disk come out as `StorageError`.
 */
export function kyselyConnection(sqlite: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  const keep = (text: string, statement: SqliteStatement) => {
    kept.set(text, statement);
    if (kept.size > STATEMENTS_LIMIT) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return statement;
  };
  return {
    close: () => {
      kept.clear();
      sqlite.close();
    },
    prepare: (text) => {
      const known = kept.get(text);
      if (known === undefined) return keep(text, guarded(sqlite, text));
      kept.delete(text);
      return keep(text, known);
    },
  };
}

function guarded(sqlite: BetterSqlite3.Database, text: string): SqliteStatement {
  const attempt = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      throw readStorageFault(error, sqlite.name);
    }
  };
  const statement = attempt(() => sqlite.prepare(text));
  // A full disk makes SQLite roll back by itself; Kysely's own rollback would then hide the reason.
  const isRollback = text === 'rollback';
  return {
    reader: statement.reader,
    all: (parameters) => attempt(() => statement.all(...parameters)),
    run: (parameters) =>
      isRollback && !sqlite.inTransaction
        ? { changes: 0, lastInsertRowid: 0 }
        : attempt(() => statement.run(...parameters)),
    // A statement that is being iterated is busy: a stream gets one of its own.
    iterate: (parameters) => attempt(() => sqlite.prepare(text).iterate(...parameters)),
  };
}
