import { inflateSync } from 'node:zlib';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesFromBase64url, STAMP_STATUS, statusAt } from '../../stamps/index.ts';
import { TEST_ORIGIN } from '../support/app.ts';
import { type Market, startMarket } from '../support/market.ts';

let market: Market;
let url: string;

beforeAll(async () => {
  market = await startMarket();
  url = `/api/v1/status-lists/${market.batchCode}`;
});
afterAll(() => market.close());

/** What another system does with a list: verifies it by the published keys, with a library of its own. */
async function read(): Promise<{
  payload: Record<string, unknown>;
  statusOf: (index: number) => number | undefined;
}> {
  const keys = createLocalJWKSet(
    (await market.test.call({ url: '/.well-known/status-list-jwks.json', token: null })).json(),
  );
  const { body } = await market.test.call({ url });
  const { payload } = await jwtVerify<{ status_list: { bits: 2; lst: string } }>(body, keys, {
    typ: 'statuslist+jwt',
    subject: `${TEST_ORIGIN}${url}`,
    currentDate: new Date(market.test.clock.now()),
  });
  expect(payload.status_list.bits).toBe(2);
  const bytes = inflateSync(bytesFromBase64url(payload.status_list.lst) ?? new Uint8Array());
  return { payload, statusOf: (index) => statusAt(2, bytes, index) };
}

describe('the status list of a batch', () => {
  it('says of each stamp what its state is', async () => {
    const { statusOf } = await read();
    expect(statusOf(0)).toBe(STAMP_STATUS.activated);
    expect(statusOf(90), 'voided').toBe(STAMP_STATUS.ended);
    expect(statusOf(91), 'suspended').toBe(STAMP_STATUS.suspended);
    expect(statusOf(105), 'recalled').toBe(STAMP_STATUS.ended);
    expect(statusOf(150), 'printed').toBe(STAMP_STATUS.notActivated);
    expect(statusOf(200), 'beyond the batch').toBeUndefined();
  });

  it('follows a change at once, and ends with the Vietnamese day', async () => {
    const range = { action: 'resume', first: 91, last: 91 };
    await market.test.call({
      method: 'POST',
      url: `/api/v1/batches/${market.batchCode}/ranges`,
      payload: range,
    });
    const { statusOf, payload } = await read();
    expect(statusOf(91)).toBe(STAMP_STATUS.activated);
    expect(new Date(Number(payload.exp) * 1_000).toISOString()).toBe('2026-11-23T17:00:00.000Z');
    expect(payload.ttl).toBe(300);
  });

  it('is signed by a key that no stamp is verified with', async () => {
    const { headers, body } = await market.test.call({ url });
    expect(headers['content-type']).toMatch(/^application\/statuslist\+jwt/);
    const { kid } = decodeProtectedHeader(body);
    const issuers = (await market.test.call({ url: '/.well-known/jwks.json' })).json().keys;
    expect(issuers.map((key: { kid: string }) => key.kid)).not.toContain(kid);
  });

  it.each([
    ['nobody', 401],
    ['another producer', 403],
    ['the producer', 200],
    ['an inspector', 200],
  ])('for %s: %s', async (who, status) => {
    const tokens: Record<string, () => Promise<string | null>> = {
      nobody: async () => null,
      'another producer': () => market.test.token('producer', { producerId: other }),
      'the producer': () => market.test.token('producer', { producerId: 'longviet' }),
      'an inspector': () => market.test.token('inspector'),
    };
    const other = await registerOther();
    const token = await tokens[who]?.();
    expect((await market.test.call({ url, token: token ?? null })).statusCode).toBe(status);
  });

  it('of no batch is not found', async () => {
    expect((await market.test.call({ url: '/api/v1/status-lists/ZZZZZZ' })).statusCode).toBe(404);
  });
});

let registered: string | undefined;

async function registerOther(): Promise<string> {
  if (registered !== undefined) return registered;
  const payload = { name: 'HTX Khác', kind: 'cooperative', address: 'Thôn 1', provinceCode: '68' };
  const response = await market.test.call({ method: 'POST', url: '/api/v1/producers', payload });
  registered = String(response.json().id);
  return registered;
}
