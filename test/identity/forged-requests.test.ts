import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { type Market, startMarket } from '../support/market.ts';
import { signedIn, type TestSession } from '../support/sessions.ts';

let market: Market;
let test: TestApp;
let producer: TestSession;
let officer: TestSession;
beforeAll(async () => {
  market = await startMarket();
  test = market.test;
  producer = await signedIn(test, { role: 'producer', producerId: 'longviet' });
  officer = await signedIn(test, { role: 'officer', provinceCode: '68' });
});
afterAll(() => market.close());

type Headers = Record<string, string>;
const order = (headers: Headers, token: string | null = null) =>
  test.call({
    method: 'POST',
    url: '/api/v1/batches',
    token,
    headers,
    payload: { variantId: 'nuts-box', quantity: 5 },
  });

const CROSS: readonly [string, Headers][] = [
  ['by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }],
  ['by a sibling host', { 'sec-fetch-site': 'same-site' }],
  ['by Origin', { origin: 'https://evil.example' }],
  ['by an Origin that is hidden', { origin: 'null' }],
  ['by Referer', { referer: 'https://evil.example/tem.example.vn' }],
];

describe('what another site makes a browser send', () => {
  it.each(CROSS)('changes nothing, even with the form token (%s)', async (_, headers) => {
    const answer = await order({ ...producer.headers, ...headers });
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'request-cross-site']);
  });

  it.each(['none', 'of somebody else', 'empty'])(
    'changes nothing without the form token of the session (%s)',
    async (which) => {
      const token = which === 'empty' ? '' : officer.csrf;
      const given: Headers = which === 'none' ? {} : { 'x-csrf-token': token };
      const answer = await order({ cookie: producer.cookie, 'sec-fetch-site': 'same-origin', ...given });
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'form-outdated']);
    },
  );

  it.each([
    'sheet.pdf?first=0&last=0&stock=65-up',
    'stamps.csv?first=0&last=0',
    'stamps/0.svg',
    'stamps/0.png',
  ])('does not hand stamps out by a link to %s', async (file) => {
    const { code } = (await order(producer.headers)).json();
    const get = (headers: Headers) =>
      test.call({
        url: `/api/v1/batches/${code}/${file}`,
        token: null,
        headers: { cookie: producer.cookie, ...headers },
      });
    const printed = () =>
      test.storage.db.selectFrom('rangeEntry').selectAll().where('batchCode', '=', code).execute();
    // A link in a letter comes from nowhere: "none", or no header at all.
    for (const headers of [...CROSS.map(([, given]) => given), { 'sec-fetch-site': 'none' }, {}]) {
      const answer = await get(headers);
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'request-cross-site']);
    }
    expect(await printed()).toEqual([]);
    expect((await get({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    expect(await printed()).toHaveLength(1);
  });

  it('is no business of scripts with a token, wherever they say that they come from', async () => {
    const token = await test.token('producer', { producerId: 'longviet' });
    for (const [, headers] of CROSS) expect((await order(headers, token)).statusCode).toBe(201);
  });
});

describe('a page of ours', () => {
  it.each([
    ['by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin', origin: 'https://tem.example.vn' }],
    ['by Origin', { origin: 'https://TEM.example.vn' }],
    ['by the host that was asked', { origin: 'http://192.168.1.9:3000', host: '192.168.1.9:3000' }],
    ['by Referer', { referer: 'https://tem.example.vn/console/batches' }],
  ])('changes what it may (%s)', async (_, headers) => {
    expect((await order({ ...producer.headers, ...headers })).statusCode).toBe(201);
  });
});
