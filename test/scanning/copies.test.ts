import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unpackEvidence } from '../../server/storage/copy-evidence-json.ts';
import { COPY_MODEL } from '../../stamps/copies/index.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { PEOPLE, ROBOTS } from './user-agents.ts';

const DAY_MS = 86_400_000;
const [[, PHONE] = ['', '']] = PEOPLE;

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

let next = 30;

/** What the service says of the stamp, as a developer reads it. */
const judged = async (link: string) =>
  (await market.test.app.inject({ url: pathOf(link), headers: { accept: 'application/json' } })).json();

let strangers = 0;
/** A check by a phone that nobody has seen, or by this one. */
async function check(link: string, told: object = {}, remoteAddress?: string): Promise<string> {
  strangers += 1;
  const { scanToken } = await judged(link);
  const response = await market.test.app.inject({
    method: 'POST',
    url: '/api/v1/scans',
    payload: { token: scanToken, seenBefore: 'no', ...told },
    headers: { 'user-agent': PHONE },
    remoteAddress: remoteAddress ?? `203.${strangers >> 8}.${strangers & 255}.9`,
  });
  expect(response.statusCode).toBe(200);
  return scanToken;
}

const evidenceOf = async (index: number) => {
  const row = await market.test.storage.db
    .selectFrom('copyEvidence')
    .selectAll()
    .where('stampIndex', '=', index)
    .executeTakeFirstOrThrow();
  return { points: row.points, ...unpackEvidence(row.evidenceJson).evidence };
};

describe('a stamp that is checked', () => {
  it('looks copied once too many new people check it over weeks, and says why on page and in the answer', async () => {
    const link = await market.link(next);
    for (let day = 0; day < 14; day += 1) {
      await check(link);
      market.test.clock.advance(2 * DAY_MS);
    }
    const answer = await judged(link);
    expect(answer).toMatchObject({ verdict: 'suspect-copy', severity: 'warning' });
    expect(answer.findings).toContainEqual({
      verdict: 'suspect-copy',
      reasons: expect.arrayContaining(['many-visitors']),
    });
    const page = await market.test.app.inject({ url: pathOf(link), headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Nhiều người khác nhau đã kiểm tra tem này');
    expect(page.body).not.toMatch(/hàng giả/i);
    // It is never locked: it goes on being checked and counted.
    await check(link);
    expect((await judged(link)).counts.scans).toBe(15);
    // Another process reads the same from the database.
    expect((await evidenceOf(next)).points).toBeGreaterThanOrEqual(COPY_MODEL.suspectAt);
    next += 1;
  });

  it('is looked at by one visitor a day, however many networks one IPv6 connection has', async () => {
    const link = await market.link(next);
    for (let day = 0; day < 3; day += 1) {
      for (let at = 0; at < 4; at += 1) {
        await check(link, {}, `2001:db8:1:${day}${at}::1`);
        market.test.clock.advance(DAY_MS / 4);
      }
    }
    expect((await judged(link)).verdict).toBe('authentic');
    const { visits } = await evidenceOf(next);
    expect(visits.reduce((sum, { market: count }) => sum + count, 0)).toBeLessThanOrEqual(4);
    await check(link, {}, '2001:db8:2::1');
    expect((await evidenceOf(next)).visits.length).toBeGreaterThan(visits.length);
    next += 1;
  });

  it('does not look copied when the same phones come again, or when many come at once', async () => {
    const staff = await market.link(next);
    await check(staff, {}, '198.51.100.1');
    for (let day = 0; day < 30; day += 1) {
      market.test.clock.advance(DAY_MS);
      await check(staff, { seenBefore: 'earlier' }, '198.51.100.1');
    }
    expect((await judged(staff)).verdict).toBe('authentic');
    expect(await evidenceOf(next)).toMatchObject({ visits: [{ market: 1 }] });
    const shared = await market.link(next + 1);
    for (let visitor = 0; visitor < 60; visitor += 1) await check(shared);
    expect((await judged(shared)).verdict).toBe('authentic');
    next += 2;
  });

  it('counts two phones behind one address and of one model as one visitor of the day', async () => {
    const link = await market.link(next);
    for (let visitor = 0; visitor < 3; visitor += 1) await check(link, {}, '192.0.2.1');
    await check(link, {}, '192.0.3.1');
    expect((await evidenceOf(next)).visits.map(({ market: visits }) => visits)).toEqual([2]);
    next += 1;
  });

  it('follows a province that is told after the check', async () => {
    const link = await market.link(next);
    const token = await check(link);
    await market.test.app.inject({
      method: 'POST',
      url: '/api/v1/scans',
      payload: { token, seenBefore: 'no', provinceCode: '79' },
      headers: { 'user-agent': PHONE },
    });
    expect((await evidenceOf(next)).places).toMatchObject([{ provinceCode: '79' }]);
    next += 1;
  });

  it('keeps the sums of its batch', async () => {
    const { db } = market.test.storage;
    const rows = await db.selectFrom('copyEvidence').select(['visits', 'late']).execute();
    const tally = await db.selectFrom('copyTally').selectAll().executeTakeFirstOrThrow();
    expect(tally.checked).toBe(rows.length);
    expect(tally.visits).toBeCloseTo(
      rows.reduce((sum, row) => sum + row.visits, 0),
      6,
    );
    expect(tally.late).toBeCloseTo(
      rows.reduce((sum, row) => sum + row.late, 0),
      6,
    );
  });

  it('tells robots the count and learns nothing from them', async () => {
    const link = await market.link(next);
    const { db } = market.test.storage;
    const before = await db.selectFrom('scanEvent').select('id').execute();
    for (const [, userAgent] of ROBOTS) {
      const response = await market.test.app.inject({
        method: 'POST',
        url: '/api/v1/scans',
        payload: { token: (await judged(link)).scanToken, seenBefore: 'no' },
        headers: { 'user-agent': userAgent },
      });
      expect([response.statusCode, response.json().isNew]).toEqual([200, false]);
    }
    expect(await db.selectFrom('scanEvent').select('id').execute()).toEqual(before);
  });

  it('takes checks of stock that nobody activated for what they are', async () => {
    const link = market.links['not-activated'];
    await check(link);
    const rows = await market.test.storage.db.selectFrom('copyEvidence').select('evidenceJson').execute();
    const stock = rows.map(({ evidenceJson }) => unpackEvidence(evidenceJson).evidence.visits[0]?.stock ?? 0);
    expect(stock.filter((count) => count > 0)).toEqual([1]);
  });
});
