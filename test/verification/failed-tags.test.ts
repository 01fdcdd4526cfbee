import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFailedTags } from '../../server/verification/failed-tags.ts';
import { createSlowLane, SLOW_LANE } from '../../server/verification/slow-lane.ts';
import { encodeSerial, parseBatchCode } from '../../stamps/serial/index.ts';
import { fakeClock } from '../support/clock.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';

/** Delays that were asked for and are not over. */
const delays: { ms: number; end: () => void }[] = [];
const endDelays = () => {
  for (const { end } of delays.splice(0)) end();
};

let market: Market;
beforeAll(async () => {
  market = await startMarket({ wait: (ms) => new Promise((end) => delays.push({ ms, end })) });
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

let nextTag = 10_000;
/** Uses up the failures of a network, with serials that nobody asked for before. */
async function exhaust(address: string): Promise<void> {
  for (let n = 0; n < 30; n += 1) {
    nextTag += 1;
    expect((await verify(guess(nextTag), address)).statusCode).toBe(200);
  }
}

/** The requests once as many delays were asked for, and nothing else moves: their status, or waiting for a delay. */
async function settled(requests: readonly Promise<{ statusCode: number }>[]): Promise<unknown[]> {
  const seen: unknown[] = requests.map(() => 'waiting');
  let answered = 0;
  requests.forEach((request, place) => {
    request.then(({ statusCode }) => {
      seen[place] = statusCode;
      answered += 1;
    });
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  // However busy the machine is: each request is answered or waits.
  while (delays.length + answered < requests.length) await turn();
  for (let further = 0; further < 200; further += 1) await turn();
  return seen;
}

describe('guessing serials', () => {
  it('tells an exhausted network nothing sooner, whether right or wrong; signed links and others at once', async () => {
    await exhaust('203.0.113.1');
    const { serial } = (
      await market.test.app.inject({
        method: 'POST',
        url: '/api/v1/verify',
        payload: { uri: market.links.authentic },
      })
    ).json();
    const good: string = serial;
    const page = (url: string, remoteAddress = '203.0.113.7') =>
      market.test.app.inject({ url, headers: { accept: 'text/html' }, remoteAddress });
    const signed = pathOf(market.links.authentic);
    const unsigned = signed.replace(/\?.*/, '');
    const mistaken = `${signed.slice(0, -1)}${(Number(signed.slice(-1)) + 1) % 10}`;

    // The whole /24 counts as one.
    const asked = [
      verify(good, '203.0.113.7'),
      verify(guess(99), '203.0.113.8'),
      verify(guess(1), '203.0.113.9'),
      page(`/S/${good}`),
      page(`/S/${guess(98)}`),
      page(unsigned),
      page(mistaken),
      page(signed.replace(good.slice(0, 16), guess(97))),
      page(`/?serial=${good}`),
    ];
    expect(await settled(asked)).toEqual(asked.map(() => 'waiting'));
    expect(delays.map(({ ms }) => ms)).toEqual(asked.map(() => 5_000));

    for (let time = 0; time < 100; time += 1) expect((await page(signed)).statusCode).toBe(200);
    expect((await page('/?serial=KQ7')).statusCode).toBe(400);
    expect((await verify(guess(96), '198.51.100.1')).json().verdict).toBe('forged');

    endDelays();
    const answers = await Promise.all(asked);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(asked.map(() => 200));
    expect(answers.slice(0, 3).map((answer) => answer.json().verdict)).toEqual([
      'authentic',
      'forged',
      'forged',
    ]);
  });

  it('holds 16 at a time, and turns further ones away, right or wrong alike', async () => {
    await exhaust('203.0.114.1');
    const held = Array.from({ length: 16 }, (_, n) => verify(guess(200 + n), '203.0.114.1'));
    expect(await settled(held)).toEqual(held.map(() => 'waiting'));
    const { serial: good } = (
      await market.test.app.inject({
        method: 'POST',
        url: '/api/v1/verify',
        payload: { uri: market.links.authentic },
      })
    ).json();
    const refusals = [await verify(good, '203.0.114.1'), await verify(guess(300), '203.0.114.1')];
    const told = refusals.map(({ statusCode, headers, body }) => {
      const { instance: _, ...rest } = JSON.parse(body);
      return [statusCode, headers['retry-after'], rest];
    });
    expect(told[0]).toEqual(told[1]);
    expect(told[0]?.slice(0, 2)).toEqual([429, '5']);
    expect(refusals[0]?.json().code).toBe('rate-limited');
    endDelays();
    await Promise.all(held);
    const next = verify(good, '203.0.114.1');
    expect(await settled([next])).toEqual(['waiting']);
    endDelays();
    expect((await next).json().verdict).toBe('authentic');
  });

  it('does not turn away a shop full of people with one forged stamp', async () => {
    for (let time = 0; time < 100; time += 1) {
      expect((await verify(guess(1_000), '192.0.2.9')).statusCode).toBe(200);
    }
  });

  it('comes back with time, and holds /64 of IPv6 together', async () => {
    await exhaust('2001:db8:0:1::1');
    const slow = verify(guess(3_000), '2001:db8:0:1:ffff::1');
    expect(await settled([slow])).toEqual(['waiting']);
    endDelays();
    await slow;
    expect((await verify(guess(3_000), '2001:db8:0:2::1')).statusCode).toBe(200);
    market.test.clock.advance(60_000);
    expect((await verify(guess(3_001), '2001:db8:0:1:ffff::1')).statusCode).toBe(200);
  });
});

describe('the slow lane', () => {
  it('is bounded over all networks, and gives every place back', async () => {
    const ends: (() => void)[] = [];
    const lane = createSlowLane(() => new Promise((end) => ends.push(end)));
    const entered = Array.from({ length: 1_000 }, (_, n) => lane.enter(`net${n}`));
    expect(entered.filter((turn) => turn === 'full')).toHaveLength(1_000 - SLOW_LANE.overall);
    expect(lane.waiting).toBe(SLOW_LANE.overall);
    for (const end of ends) end();
    await Promise.all(entered);
    expect(lane.waiting).toBe(0);
    expect(lane.enter('net999')).not.toBe('full');
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
