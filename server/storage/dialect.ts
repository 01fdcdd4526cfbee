import type BetterSqlite3 from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';
import { kyselyConnection } from './statements.ts';

/**
 * How Kysely speaks to an SQLite connection. A transaction takes the right to write as it begins and waits
 * for it; one that took it after it had read would be refused at once if another process had written in between.
 * A transaction of access mode `read only` takes no such right; it must not write.
 */
export class StorageDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(sqlite: BetterSqlite3.Database) {
    const config = { database: kyselyConnection(sqlite) };
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new TurnTakingDriver(this.#config);
  }
}

class TurnTakingDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings: TransactionSettings = {},
  ): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}
