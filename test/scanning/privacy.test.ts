import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetPastEvidence } from '../../server/scanning/retention.ts';
import { unpackEvidence } from '../../server/storage/copy-evidence-json.ts';
import { civilDay } from '../../stamps/civil-day.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { bytesBelow, storedKeys, tracesOf, written } from './traces.ts';

const SECRET = 'the-secret-of-the-gateway';
const DAY_MS = 86_400_000;
const DAYS = 3;
/** Different networks of one proxy's people, told by the header that the proxy sets. */
const PEOPLE = [
  { address: '203.0.113.77', agent: 'Mozilla/5.0 (Linux; Android 10; Pixel-of-Hoa) Chrome/131.0 Mobile' },
  {
    address: '198.51.100.23',
    agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0; iPhone-of-Minh) Safari/604.1',
  },
  { address: '2001:db8:7:9::1234', agent: 'Mozilla/5.0 (Windows NT 10.0; Desk-of-Lan) Firefox/133.0' },
] as const;
const NETWORKS = [
  '203.0.113.0/24',
  '203.0.113.0',
  '203.0.113',
  '198.51.100.0/24',
  '198.51.100',
  '2001:db8:7:9::/64',
  '2001:db8:7:9::',
];
const PHONE = '+84912345678';
const MESSAGE = '4711';

let market: Market;
let origin: string;
const drawn: Uint8Array[] = [];
let drawnBefore: number;

beforeAll(async () => {
  market = await startMarket({
    config: { trustProxy: 1, smsSecret: SECRET, publicUrl: 'http://tem.example.vn' },
    randomBytes: (size) => {
      const bytes = randomBytes(size);
      drawn.push(bytes);
      return bytes;
    },
  });
  origin = await market.test.app.listen({ host: '127.0.0.1', port: 0 });
  const other = (
    await market.test.call({
      method: 'POST',
      url: '/api/v1/batches',
      payload: { variantId: 'nuts-box', quantity: 5 },
    })
  ).json();
  drawnBefore = drawn.length;
  for (let day = 0; day < DAYS; day += 1) {
    for (const person of PEOPLE) {
      await check(await market.link(70), person, 'json');
      await check(await market.link(71), person, 'form');
      await check(await market.link(1, other.code), person, 'json');
    }
    const sent = await fetch(`${origin}/api/v1/sms`, {
      method: 'POST',
      headers: { 'x-sms-secret': SECRET, 'content-type': 'application/json' },
      body: JSON.stringify({ from: PHONE, text: serialOf(await market.link(72)), id: `${MESSAGE}${day}` }),
    });
    expect(sent.status).toBe(200);
    market.test.clock.advance(DAY_MS);
  }
});
afterAll(() => market.close());

function serialOf(link: string): string {
  return /\/21\/(\w+)/.exec(link)?.[1] ?? '';
}

/** As a person does it: opens the page, which then counts itself. */
async function check(
  link: string,
  { address, agent }: (typeof PEOPLE)[number],
  way: 'json' | 'form',
): Promise<void> {
  const headers = { 'x-forwarded-for': address, 'user-agent': agent };
  const page = await (
    await fetch(origin + pathOf(link), { headers: { ...headers, accept: 'text/html' } })
  ).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const [type, body] =
    way === 'json'
      ? ['application/json', JSON.stringify({ token, seenBefore: 'no' })]
      : [
          'application/x-www-form-urlencoded',
          String(new URLSearchParams({ token, link: pathOf(link), provinceCode: '' })),
        ];
  const answer = await fetch(`${origin}/api/v1/scans`, {
    method: 'POST',
    headers: { ...headers, 'content-type': type },
    body,
  });
  expect(answer.status).toBeLessThan(300);
}

const events = async () =>
  await market.test.storage.db.selectFrom('scanEvent').selectAll().orderBy('timeMs').execute();

describe('what is stored of checks', () => {
  it('holds no address, user agent, telephone number or salt, nor a digest of them under any stored key', async () => {
    expect(await events()).toHaveLength(DAYS * (3 * PEOPLE.length + 1));
    const bytes = bytesBelow(market.test.dataDir);
    const secrets = [
      ...PEOPLE.flatMap(({ address, agent }) => [address, agent]),
      ...NETWORKS,
      PHONE,
      PHONE.slice(1),
      `sms ${PHONE}`,
      ...Array.from({ length: DAYS }, (_, day) => `${MESSAGE}${day}`),
    ];
    const keys = storedKeys(market.test, [market.batchCode]);
    expect(keys.length).toBeGreaterThan(10);
    const traces = tracesOf(secrets, keys);
    expect(traces.filter((trace) => bytes.includes(trace))).toEqual([]);
    // Something of the kind is found where it is.
    expect(bytes).toContain(serialOf(await market.link(70)).slice(0, 6));
    const salts = drawn.slice(drawnBefore).filter(({ length }) => length === 32);
    expect(salts.length).toBeGreaterThanOrEqual(DAYS);
    expect(
      salts.flatMap((salt) => written(Buffer.from(salt))).filter((trace) => bytes.includes(trace)),
    ).toEqual([]);
  });

  it('marks nobody alike on two days or in two batches', async () => {
    const marks = new Map<string, Set<string>>();
    for (const { visitorMark, timeMs, batchCode } of await events()) {
      const where = marks.get(visitorMark) ?? new Set();
      marks.set(visitorMark, where.add(`${civilDay(timeMs)} ${batchCode}`));
    }
    expect([...marks.values()].filter(({ size }) => size > 1)).toEqual([]);
    // Within a day and a batch each person is one.
    expect(marks.size).toBe(DAYS * (2 * PEOPLE.length + 1));
  });

  it('keeps no mark of a past day beside what speaks for copies', async () => {
    const { db } = market.test.storage;
    const kept = async () =>
      (await db.selectFrom('copyEvidence').select('evidenceJson').execute()).map(({ evidenceJson }) =>
        unpackEvidence(evidenceJson),
      );
    const before = await kept();
    expect(before.some(({ marks }) => marks.length > 0)).toBe(true);
    await forgetPastEvidence(db, () => market.test.clock.now() - DAY_MS, 365);
    expect(await kept()).toEqual(before);
    await forgetPastEvidence(db, market.test.clock.now, 365);
    expect(await kept()).toEqual(before.map((stored) => ({ ...stored, marks: [] })));
  });
});
