import { afterAll, beforeAll, expect, it } from 'vitest';
import { Bundles } from '../../server/bundle/bundles.ts';
import { type Market, startMarket } from '../support/market.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

it('while a large bundle is being made the one before tells no earlier moment than it has told', async () => {
  const { test } = market;
  let nowMs = test.clock.now();
  let stepMs = 5_000;
  const bundles = new Bundles({
    db: test.storage.db,
    file: test.storage.file,
    keys: test.keys,
    origins: ['https://tem.example.vn'],
    offlineDays: 7,
    // At first each look at the clock finds it five seconds on: making a bundle takes long, and a rest follows.
    clock: () => {
      nowMs += stepMs;
      return nowMs;
    },
  });
  try {
    await bundles.manifest();
    const held = await bundles.manifest();
    stepMs = 0;
    const payload = { variantId: 'nuts-box', quantity: 10 };
    expect((await test.call({ method: 'POST', url: '/api/v1/batches', payload })).statusCode).toBe(201);
    const former = await bundles.manifest();
    expect(former.asOfMs).toBe(held.asOfMs);
  } finally {
    await bundles.close();
  }
});
