import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChanges } from '../../server/domain/changes.ts';
import { LOCAL_PRINCIPAL } from '../../server/domain/principal.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { findBatch } from '../../server/storage/batches.ts';
import { FactsCache } from '../../server/verification/facts-cache.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { batchCode } from '../support/stamp-world.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

const verdictOf = async (link: string) => {
  const response = await market.test.app.inject({
    method: 'POST',
    url: '/api/v1/verify',
    payload: { uri: link },
  });
  return response.json();
};
const post = async (url: string, payload: object) => {
  const response = await market.test.call({ method: 'POST', url, payload });
  if (response.statusCode >= 300) throw new Error(response.body);
  return response.json();
};

describe('a change shows in the next check', () => {
  const ranges = () => `/api/v1/batches/${market.batchCode}/ranges`;

  it('an activation, a suspension and its end, a loss, an undo', async () => {
    const link = await market.link(160);
    expect((await verdictOf(link)).verdict).toBe('not-activated');
    const { seq } = await post(ranges(), { action: 'activate', first: 160, last: 169, lotId: market.lotId });
    expect((await verdictOf(link)).verdict).toBe('authentic');
    await post(ranges(), { action: 'suspend', first: 160, last: 160 });
    expect((await verdictOf(link)).verdict).toBe('suspended');
    await post(ranges(), { action: 'resume', first: 160, last: 160 });
    expect((await verdictOf(link)).verdict).toBe('authentic');
    const other = await market.link(170);
    expect((await verdictOf(other)).verdict).toBe('not-activated');
    const undone = await post(ranges(), { action: 'activate', first: 170, last: 171, lotId: market.lotId });
    expect((await verdictOf(other)).verdict).toBe('authentic');
    await post(ranges(), { action: 'undo', undoes: undone.seq });
    expect((await verdictOf(other)).verdict).toBe('not-activated');
    expect(seq).toBeGreaterThan(0);
    await post(ranges(), { action: 'void', first: 160, last: 160, reason: 'lost' });
    expect(await verdictOf(link)).toMatchObject({ verdict: 'withdrawn', findings: [{ reason: 'lost' }] });
  });

  it('a recall of a lot', async () => {
    const link = await market.link(5);
    expect((await verdictOf(link)).verdict).toBe('authentic');
    await post(`/api/v1/lots/${market.lotId}/recall`, { reason: 'x', notice: { vi: 'Trả lại nơi bán.' } });
    expect(await verdictOf(link)).toMatchObject({
      verdict: 'recalled',
      lot: { recall: { notice: { vi: 'Trả lại nơi bán.' } } },
    });
  });

  it('a revocation of a certificate', async () => {
    const link = market.links['recognition-extended'];
    expect((await verdictOf(link)).recognition.status).toBe('extended');
    await post('/api/v1/certificates/certificate-extended/revocation', {
      ground: 'd',
      conclusion: 'Dùng sai biểu trưng OCOP.',
      revokedOn: '2026-11-22',
      decision: { number: '1/QĐ-UBND', signedOn: '2026-11-22', authority: 'UBND tỉnh Lâm Đồng' },
    });
    expect(await verdictOf(link)).toMatchObject({
      verdict: 'authentic',
      pageSeverity: 'danger',
      recognition: { status: 'revoked', revocationGround: 'd', stars: null },
    });
  });

  it('a GTIN given later, which belongs to later batches only', async () => {
    const { code: before } = await post('/api/v1/batches', { variantId: 'nuts-bag', quantity: 1 });
    const response = await market.test.call({
      method: 'PATCH',
      url: '/api/v1/variants/nuts-bag',
      payload: { gtin: '08936012345681' },
    });
    expect(response.statusCode).toBe(200);
    const { code: after } = await post('/api/v1/batches', { variantId: 'nuts-bag', quantity: 1 });
    const gtins = [];
    for (const code of [before, after, before]) {
      const link = await market.link(0, code);
      const page = await market.test.app.inject({ url: pathOf(link), headers: { accept: 'text/html' } });
      gtins.push([(await verdictOf(link)).product.gtin, page.body.includes('08936012345681')]);
    }
    expect(gtins).toEqual([
      [null, false],
      ['08936012345681', true],
      [null, false],
    ]);
  });

  it('a commune that was given another name', async () => {
    const link = await market.link(0);
    expect((await verdictOf(link)).producer.address).toContain('Xã Quảng Trực');
    const table = 'code,name,province_code,province_name\n24763,Xã Quảng Trực Mới,68,x';
    const response = await market.test.call({
      method: 'POST',
      url: '/api/v1/imports/communes',
      payload: `--x\r\ncontent-disposition: form-data; name="file"; filename="communes.csv"\r\n\r\n${table}\r\n--x--\r\n`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
    expect(response.statusCode).toBe(200);
    expect((await verdictOf(link)).producer.address).toContain('Xã Quảng Trực Mới');
  });

  it('midnight in Vietnam', async () => {
    const link = market.links['not-activated'];
    expect((await verdictOf(link)).verdict).toBe('not-activated');
    const { unusedDeadlineOn } = (
      await market.test.call({ url: `/api/v1/batches/${market.batchCode}` })
    ).json();
    const lastMoment = Date.parse(`${unusedDeadlineOn}T16:59:59.999Z`);
    market.test.clock.set(lastMoment);
    expect((await verdictOf(link)).verdict).toBe('not-activated');
    market.test.clock.set(lastMoment + 1);
    expect((await verdictOf(link)).verdict).toBe('expired-unused');
  });
});

describe('facts in memory', () => {
  it('follow states that were forgotten and read anew', async () => {
    const { db } = market.test.storage;
    // Room for one batch: asking for another forgets the first.
    const batchStates = new BatchStates(1);
    const facts = new FactsCache({ db, batchStates, changes: createChanges() });
    const code = batchCode(market.batchCode);
    const first = await facts.batch(code);
    const { batchCode: other } = await verdictOf(market.links['recognition-expired']);
    await facts.batch(batchCode(other));
    const row = await findBatch(db, code);
    if (row === undefined) throw new TypeError('there is a batch');
    const anew = await batchStates.at(db, row);
    expect((await facts.batch(code))?.states).toBe(anew);
    expect(first?.states).not.toBe(anew);
  });

  it('do not hold states that were forgotten', async () => {
    const { db } = market.test.storage;
    const batchStates = new BatchStates(1);
    const facts = new FactsCache({ db, batchStates, changes: createChanges() });
    const code = batchCode(market.batchCode);
    const forgotten = await (async () => new WeakRef((await facts.batch(code))?.states ?? {}))();
    const { batchCode: other } = await verdictOf(market.links['recognition-expired']);
    await facts.batch(batchCode(other));
    setFlagsFromString('--expose-gc');
    const gc: unknown = runInNewContext('gc');
    if (typeof gc !== 'function') throw new TypeError('the collector cannot be called');
    for (let turn = 0; turn < 10 && forgotten.deref() !== undefined; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      gc();
    }
    expect(forgotten.deref()).toBeUndefined();
  });

  it('cost no transaction for a batch that is not there', async () => {
    const asked: string[] = [];
    const { db } = market.test.storage;
    const spied = new Proxy(db, {
      get(target, name) {
        asked.push(String(name));
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const facts = new FactsCache({ db: spied, batchStates: new BatchStates(), changes: createChanges() });
    expect(await facts.batch(batchCode('ZZZZZZ'))).toBeUndefined();
    expect(asked).not.toContain('transaction');
    expect(await facts.batch(batchCode(market.batchCode))).toBeDefined();
    expect(asked).toContain('transaction');
  });

  it('are not kept when a change came in while they were read', async () => {
    const { db } = market.test.storage;
    const changes = createChanges();
    const facts = new FactsCache({ db, batchStates: new BatchStates(), changes });
    const reading = facts.lot(market.lotId);
    changes.emit({ kind: 'lot', id: market.lotId });
    await reading;
    expect(facts.lot(market.lotId)).toBeInstanceOf(Promise);
    await facts.lot(market.lotId);
    expect(facts.lot(market.lotId)).not.toBeInstanceOf(Promise);
  });
});

describe('a compromised key', () => {
  it('proves nothing any more; the tag still does, until the key is told, from the next check on', async () => {
    const link = await market.link(20);
    expect((await verdictOf(link)).proof).toBe('signature');
    const { kid } = (await market.test.call({ url: `/api/v1/batches/${market.batchCode}` })).json();
    await market.test.keys.markCompromised(kid, LOCAL_PRINCIPAL);
    const answer = await verdictOf(link);
    expect([
      answer.proof,
      answer.findings.some(({ verdict }: { verdict: string }) => verdict === 'forged'),
    ]).toEqual(['tag', false]);
    const forged = `${link.slice(0, -1)}${(Number(link.slice(-1)) + 1) % 10}`;
    expect((await verdictOf(forged)).proof).toBe('tag');
  });
});
