import { mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { batchHiddenKey } from '../../server/keys/batch-keys.ts';
import { hiddenCodeOf } from '../../stamps/hidden-code/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import { temporaryFolder } from '../support/data-dir.ts';
import { startKillableServer } from '../support/killable-server.ts';
import { startMarket } from '../support/market.ts';
import { hmacSha256 } from '../support/stamp-crypto.ts';

interface Claim {
  readonly uri: string;
  readonly code: string;
  readonly onceKey: string;
}

const STAMPS = 10;
const CLAIMS_PER_STAMP = 8;
/** Claims that are answered before the server is killed among the others. */
const KILLED_AFTER = 21;

it('a stamp claimed by many when the server is killed has one first claim, and every answer holds afterwards', async () => {
  const dataDir = join(temporaryFolder(), 'data');
  const claims = await claimsFor(dataDir);
  const socketPath = join(dataDir, 'temque.sock');

  const first = await startKillableServer(dataDir);
  const answered = new Map<Claim, string>();
  await Promise.allSettled(
    claims.map(async (claim) => {
      answered.set(claim, await send(socketPath, claim));
      if (answered.size === KILLED_AFTER) await first.kill();
    }),
  );
  expect(answered.size).toBeGreaterThanOrEqual(KILLED_AFTER);
  expect(answered.size).toBeLessThan(claims.length);

  await startKillableServer(dataDir);
  const firsts = new Map<string, number>();
  for (const claim of claims) {
    const again = await send(socketPath, claim);
    const before = answered.get(claim);
    if (before !== undefined) expect(again).toBe(before);
    const { isFirst, claimedMs } = JSON.parse(again);
    expect(claimedMs).toBeGreaterThan(0);
    firsts.set(claim.uri, (firsts.get(claim.uri) ?? 0) + (isFirst === true ? 1 : 0));
  }
  expect([...firsts.values()]).toEqual(Array.from({ length: STAMPS }, () => 1));
}, 60_000);

/** Claims of several stamps, those of one stamp after those of another, in a data folder made here. */
async function claimsFor(dataDir: string): Promise<Claim[]> {
  const market = await startMarket();
  try {
    const post = async (url: string, payload: object) =>
      (await market.test.call({ method: 'POST', url, payload })).json();
    const order = { variantId: 'nuts-bag', quantity: STAMPS, hiddenCode: true };
    const { code } = await post('/api/v1/batches', order);
    const whole = { first: 0, last: STAMPS - 1 };
    await post(`/api/v1/batches/${code}/ranges`, { action: 'print', ...whole });
    await post(`/api/v1/batches/${code}/ranges`, { action: 'activate', ...whole, lotId: market.lotId });
    const parsed = parseBatchCode(code);
    if (parsed === undefined) throw new TypeError(`${code} is no batch code`);
    const { bytes } = batchHiddenKey(market.test.keys, parsed, market.test.keys.activeHiddenRoot().id);
    mkdirSync(dataDir);
    market.test.storage.sqlite.exec(`vacuum into '${join(dataDir, 'temque.db')}'`);
    const claims: Claim[] = [];
    for (let index = 0; index < STAMPS; index += 1) {
      const uri = await market.link(index, code);
      const typed = hiddenCodeOf(hmacSha256, bytes, parsed, index);
      for (let by = 0; by < CLAIMS_PER_STAMP; by += 1)
        claims.push({ uri, code: typed, onceKey: `claim-${index}-${by}` });
    }
    return claims;
  } finally {
    await market.close();
  }
}

function send(socketPath: string, claim: Claim): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method: 'POST', path: '/api/v1/claims', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      answer
        .on('end', () => (answer.statusCode === 200 ? resolve(text) : reject(new Error(text))))
        .on('error', reject);
    });
    sent.on('error', reject).end(JSON.stringify(claim));
  });
}
