import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type LoadRequest, load, startTarget } from './http-load.ts';
import { type BenchLine, figureLine, inTurn, rateLine } from './measure.ts';
import { startService } from './service-target.ts';

const TOKENS = 60_000;
const CONNECTIONS = 64;
const SECONDS = 3;
const ROUNDS = 3;
/** Checks that one commit takes when every connection has one waiting. */
const GROUP = CONNECTIONS;

/** Counted scans over HTTP, durable when acknowledged, against a bare Fastify POST plus a grouped SQLite commit. */
export async function scanLines(): Promise<BenchLine[]> {
  const service = await startService(TOKENS);
  const bare = await startTarget(new URL('./targets/bare-fastify.ts', import.meta.url));
  try {
    const shape = { connections: CONNECTIONS, seconds: SECONDS };
    let used = 0;
    const share = Math.floor(TOKENS / ROUNDS);
    const rates = await inTurn(
      {
        bare: async () =>
          (await load(bare.origin, [scanRequest('x'.repeat(80), 0, '/')], shape)).requestsPerSecond,
        commit: async () => groupedInsertRate(1),
        scan: async () => {
          const requests = service.fixture.tokens
            .slice(used, used + share)
            .map((token, place) => scanRequest(token, used + place));
          used += share;
          const once = { ...shape, isOnce: true };
          const { requestsPerSecond, non2xx } = await load(service.origin, requests, once);
          if (non2xx > 0) throw new Error(`${non2xx} scans failed`);
          return requestsPerSecond;
        },
      },
      ROUNDS,
    );
    const limit = 1 / (1 / rates.bare + 1 / rates.commit);
    return [
      figureLine('scan/bare-fastify-post', rates.bare, 'requests/s'),
      figureLine('scan/grouped-commit', rates.commit, 'rows/s', `${GROUP} rows a durable commit`),
      rateLine(
        'scan/http',
        rates.scan,
        'scans/s',
        limit,
        'limit: 1/(1/bare POST + 1/grouped commit); target ratio 0.6',
      ),
    ];
  } finally {
    await bare.stop();
    await service.stop();
  }
}

/** Each from a network of its own: one network's checks are limited. */
function scanRequest(token: string, place: number, path = '/api/v1/scans'): LoadRequest {
  const network = `10.${(place >> 8) & 255}.${place & 255}`;
  return {
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `${network}.1`,
      'user-agent': 'Mozilla/5.0 (Linux; Android 10; K) Chrome/131.0.0.0 Mobile',
    },
    body: JSON.stringify({ token, seenBefore: 'no' }),
  };
}

/** Rows per second that plain SQLite takes with {@link GROUP} rows in each durable transaction. */
function groupedInsertRate(seconds: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'temque-bench-'));
  const db = new Database(join(folder, 'commit.db'));
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.exec('create table event (id text primary key, stamp text, at integer, mark text) without rowid');
    const insert = db.prepare('insert into event values (?, ?, ?, ?)');
    let rows = 0;
    const group = db.transaction(() => {
      for (let i = 0; i < GROUP; i++) insert.run(`n${rows++}`, 'K7M2QX0000', rows, 'x'.repeat(22));
    });
    const start = performance.now();
    while (performance.now() - start < seconds * 1000) group();
    return rows / ((performance.now() - start) / 1000);
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
