import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { startMarket } from '../support/market.ts';
import { type BenchLine, figureLine, inTurn } from './measure.ts';

const QUANTITY = 1_000_000;
const ROUNDS = 9;
/** Batches over which the growth of the database is averaged: a file grows by whole pages. */
const SIZED = 200;

/** Issuing a million stamps over the API, against one durable SQLite commit on the same disk. */
export async function issueLines(): Promise<BenchLine[]> {
  const market = await startMarket();
  const { test } = market;
  const db = new Database(join(test.dataDir, 'commit.db'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec('create table event (at integer)');
    const insert = db.prepare('insert into event values (?)');
    const issue = async () => {
      const start = performance.now();
      const response = await test.call({
        method: 'POST',
        url: '/api/v1/batches',
        payload: { variantId: 'nuts-box', quantity: QUANTITY },
      });
      if (response.statusCode !== 201) throw new Error(response.body);
      return performance.now() - start;
    };
    const commit = async () => {
      const start = performance.now();
      insert.run(Date.now());
      return performance.now() - start;
    };
    await issue();
    const before = databaseBytes(test.dataDir);
    const medians = await inTurn({ commit, issue }, ROUNDS);
    for (let more = ROUNDS; more < SIZED; more++) await issue();
    const bytes = (databaseBytes(test.dataDir) - before) / SIZED;
    return [
      {
        ...figureLine(
          'issue/1000000-stamps',
          medians.issue,
          'ms',
          'limit: ten durable SQLite commits; at most the limit',
        ),
        limit: Number((10 * medians.commit).toPrecision(4)),
        ratio: Number(((10 * medians.commit) / medians.issue).toPrecision(4)),
      },
      {
        ...figureLine(
          'issue/1000000-stamps-database',
          bytes,
          'bytes',
          'growth of the database; at most the limit',
        ),
        limit: 4096,
        ratio: Number((4096 / bytes).toPrecision(4)),
      },
    ];
  } finally {
    db.close();
    await market.close();
  }
}

/** Bytes of the database once its write-ahead log is folded in. */
function databaseBytes(dataDir: string): number {
  const file = join(dataDir, 'temque.db');
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return statSync(file).size;
}
