import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFailedTags } from '../../server/verification/failed-tags.ts';
import { encodeSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import { fakeClock } from '../support/clock.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

/** A serial of the right form whose tag is guessed. */
function guess(tag: number): string {
  const code = parseBatchCode(market.batchCode);
  if (code === undefined) throw new TypeError('no batch code');
  return encodeSerial(code, 0, tag);
}

const verify = async (serial: string, remoteAddress: string) =>
  await market.test.app.inject({ method: 'POST', url: '/api/v1/verify', payload: { serial }, remoteAddress });

describe('guessing serials', () => {
  it('is limited per network, and leaves genuine stamps and other networks alone', async () => {
    const statuses: number[] = [];
    for (let tag = 1; tag <= 60; tag += 1) {
      // The whole /24 counts as one.
      statuses.push((await verify(guess(tag), `203.0.113.${tag}`)).statusCode);
    }
    expect(statuses.filter((status) => status === 200).length).toBe(30);
    expect(statuses.slice(30)).toEqual(Array(30).fill(429));
    const refused = await verify(guess(99), '203.0.113.7');
    expect(refused.json().code).toBe('rate-limited');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

    const page = (url: string) =>
      market.test.app.inject({ url, headers: { accept: 'text/html' }, remoteAddress: '203.0.113.7' });
    expect((await page(`/S/${guess(98)}`)).statusCode).toBe(429);
    for (let time = 0; time < 100; time += 1) {
      expect((await page(pathOf(market.links.authentic))).statusCode).toBe(200);
    }
    expect((await verify(guess(97), '198.51.100.1')).statusCode).toBe(200);
  });

  it('does not turn away a shop full of people with one forged stamp', async () => {
    for (let time = 0; time < 100; time += 1) {
      expect((await verify(guess(1_000), '192.0.2.9')).statusCode).toBe(200);
    }
  });

  it('comes back with time, and holds /64 of IPv6 together', async () => {
    for (let tag = 2_000; tag < 2_040; tag += 1) await verify(guess(tag), `2001:db8:0:1::${tag}`);
    expect((await verify(guess(3_000), '2001:db8:0:1:ffff::1')).statusCode).toBe(429);
    expect((await verify(guess(3_000), '2001:db8:0:2::1')).statusCode).toBe(200);
    market.test.clock.advance(60_000);
    expect((await verify(guess(3_001), '2001:db8:0:1:ffff::1')).statusCode).toBe(200);
  });
});

describe('the alarm', () => {
  it('goes off once an hour, for a batch and over everything', () => {
    const clock = fakeClock(0);
    const warnings: unknown[] = [];
    const failed = createFailedTags(clock.now, { warn: (entry: unknown) => warnings.push(entry) });
    for (let n = 0; n < 250; n += 1) failed.note(`net${n}`, `serial${n}`, 'AAAAAA');
    expect(warnings).toEqual([{ event: 'failed-tags', batchCode: 'AAAAAA', failures: 100 }]);
    for (let n = 250; n < 1_250; n += 1) failed.note(`net${n}`, `serial${n}`, `B${n}`);
    expect(warnings).toHaveLength(2);
    expect(failed.counts).toEqual({ failures: 1_250, throttled: 0, alarms: 2 });
    clock.advance(3_600_000);
    for (let n = 0; n < 100; n += 1) failed.note(`net${n}`, `serial${n}`, 'AAAAAA');
    expect(warnings).toHaveLength(3);
  });
});
