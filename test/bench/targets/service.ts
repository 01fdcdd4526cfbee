import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { WEB_ROOT } from '../../../server/http/web-files.ts';
import { createScanTokens } from '../../../server/scanning/scan-token.ts';
import { parseStampText } from '../../../stamps/link/index.ts';
import { startMarket } from '../../support/market.ts';

/**
 * The whole service on a data folder of its own, with `BENCH_STAMPS` links and scan tokens of genuine stamps written
 * to `BENCH_FIXTURE`. Prints its origin when it listens.
 */
export interface ServiceFixture {
  readonly links: string[];
  readonly tokens: string[];
}

const stamps = Number(process.env.BENCH_STAMPS ?? 1000);
const file = process.env.BENCH_FIXTURE ?? '';
const market = await startMarket({ webRoot: WEB_ROOT, config: { trustProxy: 1 } });
const { test } = market;
const post = async (url: string, payload: object) => {
  const response = await test.call({ method: 'POST', url, payload });
  if (response.statusCode !== 201) throw new Error(`${url}: ${response.body}`);
  return response.json();
};
const code: string = (await post('/api/v1/batches', { variantId: 'nuts-box', quantity: stamps })).code;
const lot = await post('/api/v1/lots', {
  productId: 'nuts',
  number: 'BENCH',
  producedOn: '2026-11-01',
  declaredQuantity: stamps,
  stages: [],
});
await post(`/api/v1/batches/${code}/ranges`, { action: 'print', first: 0, last: stamps - 1 });
await post(`/api/v1/batches/${code}/ranges`, {
  action: 'activate',
  first: 0,
  last: stamps - 1,
  lotId: lot.id,
});

const tokens = createScanTokens({
  secret: () => test.keys.scanTokenSecret().bytes,
  clock: test.clock.now,
  newId: randomUUID,
});
const fixture: ServiceFixture = { links: [], tokens: [] };
for (let index = 0; index < stamps; index++) {
  const link = await market.link(index, code);
  const parsed = parseStampText(link);
  if (!parsed.ok) throw new Error(parsed.fault);
  fixture.links.push(link);
  fixture.tokens.push(tokens.issue(parsed.serial, 'authentic'));
}
writeFileSync(file, JSON.stringify(fixture));
console.log(await test.app.listen({ host: '127.0.0.1', port: 0 }));
process.once('SIGTERM', () => void market.close());
