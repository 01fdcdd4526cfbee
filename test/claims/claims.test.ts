import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { codeAt, hiddenBatch } from './hidden-batch.ts';

let market: Market;
let code: string;
beforeAll(async () => {
  market = await startMarket();
  code = await hiddenBatch(market);
});
afterAll(() => market.close());

const post = (url: string, payload: object) => market.test.call({ method: 'POST', url, payload });
const change = (batch: string, body: object) => post(`/api/v1/batches/${batch}/ranges`, body);

const codeOf = (index: number, batch = code) => codeAt(market, batch, index);

/** Another code than the true one. */
const wrongOf = async (index: number) =>
  String((Number(await codeOf(index)) + 1) % 100_000_000).padStart(8, '0');

let address = 0;
/** An address in a network of its own. */
const fresh = () => `198.${Math.floor(++address / 250)}.${address % 250}.7`;

const claim = async (index: number, typed: string, more: object = {}, remoteAddress = fresh()) =>
  await market.test.app.inject({
    method: 'POST',
    url: '/api/v1/claims',
    remoteAddress,
    payload: { uri: await market.link(index, code), code: typed, ...more },
  });
const verdict = async (index: number, batch = code) =>
  (await post('/api/v1/verify', { uri: await market.link(index, batch) })).json();

describe('POST /api/v1/claims', () => {
  it('takes the first use, and tells its time ever after', async () => {
    expect((await verdict(0)).verdict).toBe('authentic');
    const first = await claim(0, await codeOf(0));
    expect(first.statusCode, first.body).toBe(200);
    const claimedMs = market.test.clock.now();
    expect(first.json()).toMatchObject({ isFirst: true, claimedMs });
    expect(first.json().text).toContain('người đầu tiên');
    market.test.clock.advance(3_600_000);
    expect(await verdict(0)).toMatchObject({
      verdict: 'claimed',
      severity: 'notice',
      findings: [{ verdict: 'claimed', claimedAtMs: claimedMs }],
    });
    expect((await claim(0, await codeOf(0))).json()).toMatchObject({ isFirst: false, claimedMs });
  });

  it.each([{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'takes no claim from a page of another site: %j',
    async (headers) => {
      const payload = { uri: await market.link(59, code), code: await codeOf(59) };
      const request = {
        method: 'POST',
        url: '/api/v1/claims',
        remoteAddress: fresh(),
        headers,
        payload,
      } as const;
      expect((await market.test.app.inject(request)).json().code).toBe('request-cross-site');
      expect((await verdict(59)).verdict).toBe('authentic');
    },
  );

  it('reads a code as people type it, beside a typed serial', async () => {
    const digits = await codeOf(1);
    const { serial } = await verdict(1);
    const answer = await market.test.app.inject({
      method: 'POST',
      url: '/api/v1/claims',
      remoteAddress: fresh(),
      payload: { serial: serial.toLowerCase(), code: `${digits.slice(0, 4)}-${digits.slice(4)} ` },
    });
    expect(answer.json()).toMatchObject({ isFirst: true });
  });

  it('answers the same claim sent again as the first time', async () => {
    const onceKey = 'abcd-efgh-1234';
    const typed = await codeOf(2);
    const [one, two] = [await claim(2, typed, { onceKey }), await claim(2, typed, { onceKey })];
    expect(two.json()).toEqual(one.json());
    expect((await claim(2, typed, { onceKey: 'another-one' })).json().isFirst).toBe(false);
  });

  it('has exactly one first of many at once', async () => {
    const typed = await codeOf(3);
    const answers = await Promise.all(Array.from({ length: 12 }, () => claim(3, typed)));
    const isFirst = answers.map((answer) => answer.json().isFirst);
    expect(isFirst.filter((first) => first === true)).toHaveLength(1);
    expect(isFirst.filter((first) => first === false)).toHaveLength(11);
  });

  it('refuses what is no claim, and changes nothing', async () => {
    const refused = async (answer: Awaited<ReturnType<typeof claim>>) => [
      answer.statusCode,
      answer.json().code,
    ];
    expect(await refused(await claim(5, await wrongOf(5)))).toEqual([422, 'claim-code-wrong']);
    expect(await refused(await claim(5, '1234'))).toEqual([422, 'claim-code-form']);
    expect(await refused(await claim(80, await codeOf(80)))).toEqual([409, 'claim-not-activated']);
    const ask = async (payload: object) =>
      await refused(
        await market.test.app.inject({
          method: 'POST',
          url: '/api/v1/claims',
          payload,
          remoteAddress: fresh(),
        }),
      );
    expect(await ask({ uri: await market.link(0), code: '12345678' })).toEqual([409, 'claim-not-offered']);
    expect(await ask({ uri: market.links.forged, code: '12345678' })).toEqual([422, 'claim-stamp-unproved']);
    expect(await ask({ uri: market.links['foreign-host'], code: '12345678' })).toEqual([
      422,
      'claim-stamp-unproved',
    ]);
    expect(await ask({ code: '12345678' })).toEqual([400, 'verify-one-of']);
    expect((await verdict(5)).verdict).toBe('authentic');
  });

  it('survives a restart', async () => {
    const typed = await codeOf(6);
    expect((await claim(6, typed)).json().isFirst).toBe(true);
    await market.test.restart();
    expect((await verdict(6)).verdict).toBe('claimed');
    expect((await claim(6, typed)).json().isFirst).toBe(false);
  });

  it('leaves no code in answers, audit or tables', async () => {
    const { db } = market.test.storage;
    const typed = await codeOf(0);
    const kept = [
      await db.selectFrom('claim').selectAll().execute(),
      await db.selectFrom('auditEntry').selectAll().execute(),
      await db.selectFrom('refusal').selectAll().execute(),
      await verdict(0),
      (await claim(0, typed)).json(),
    ];
    expect(JSON.stringify(kept)).not.toContain(typed);
  });
});

describe('wrong codes', () => {
  it('are limited for one network and stamp, without telling right from wrong past the limit', async () => {
    const home = fresh();
    const wrong = await wrongOf(10);
    for (let place = 0; place < 5; place += 1) {
      expect((await claim(10, wrong, {}, home)).json().code).toBe('claim-code-wrong');
    }
    for (const typed of [wrong, await codeOf(10)]) {
      const answer = await claim(10, typed, {}, home);
      expect([answer.statusCode, answer.json().code]).toEqual([429, 'claim-limited']);
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect((await claim(11, await codeOf(11), {}, home)).json().isFirst).toBe(true);
    market.test.clock.advance(11 * 60_000);
    expect((await claim(10, await codeOf(10), {}, home)).json().isFirst).toBe(true);
  });

  it('of strangers never keep the owner from the first claim', async () => {
    const wrong = await wrongOf(12);
    for (let place = 0; place < 40; place += 1) await claim(12, wrong);
    expect((await claim(12, await codeOf(12))).json().isFirst).toBe(true);
  });

  it('for a stamp that is guessed at leave a network two tries', async () => {
    const wrong = await wrongOf(13);
    for (let place = 0; place < 25; place += 1) await claim(13, wrong);
    const home = fresh();
    const codes: string[] = [];
    for (let place = 0; place < 3; place += 1) codes.push((await claim(13, wrong, {}, home)).json().code);
    expect(codes).toEqual(['claim-code-wrong', 'claim-code-wrong', 'claim-limited']);
  });

  it('of one wide network are limited over all stamps', async () => {
    const codes: string[] = [];
    for (let place = 0; place < 62; place += 1) {
      const from = `2001:db8:77:${place.toString(16)}::5`;
      codes.push((await claim(20 + (place % 15), '00000000', {}, from)).json().code);
    }
    expect(codes.filter((each) => each === 'claim-limited')).toHaveLength(2);
    expect((await claim(20, await codeOf(20), {}, '2001:db8:78::5')).json().isFirst).toBe(true);
  });

  it('at once are counted one by one', async () => {
    const home = fresh();
    const wrong = await wrongOf(14);
    const answers = await Promise.all(Array.from({ length: 20 }, () => claim(14, wrong, {}, home)));
    expect(answers.filter((answer) => answer.json().code === 'claim-code-wrong')).toHaveLength(5);
  });
});

describe('a claimed stamp', () => {
  it('keeps its activation from being undone', async () => {
    const batch = await hiddenBatch(market);
    const { json } = await market.test.call({ url: `/api/v1/batches/${batch}/ranges?order=newest` });
    const { seq } = json().items[0];
    await market.test.app.inject({
      method: 'POST',
      url: '/api/v1/claims',
      remoteAddress: fresh(),
      payload: { uri: await market.link(30, batch), code: await codeOf(30, batch) },
    });
    const refused = await change(batch, { action: 'undo', undoes: seq });
    expect([refused.statusCode, refused.json().code]).toEqual([409, 'undo-claimed']);
  });
});

describe('the page of a stamp', () => {
  const page = async (index: number) =>
    (
      await market.test.app.inject({
        url: pathOf(await market.link(index, code)),
        headers: { accept: 'text/html' },
      })
    ).body;
  const typedInto = async (body: string, typed: string) => {
    const field = (name: string) =>
      new RegExp(`name="${name}" value="([^"]*)"`).exec(body.slice(body.indexOf('/api/v1/claims')))?.[1] ??
      '';
    const form = { link: unescaped(field('link')), onceKey: field('onceKey'), code: typed };
    return await market.test.app.inject({
      method: 'POST',
      url: '/api/v1/claims?lang=vi',
      remoteAddress: fresh(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(form).toString(),
    });
  };
  const unescaped = (text: string) =>
    text.replaceAll('&#61;', '=').replaceAll('&amp;', '&').replaceAll('&#38;', '&');

  it('has the form only while the code can be used', async () => {
    expect(await page(40)).toContain('id="claim-code"');
    expect(await page(80)).not.toContain('id="claim-code"');
    expect(await page(0)).not.toContain('id="claim-code"');
    const other = await market.test.app.inject({ url: pathOf(await market.link(0)) });
    expect(other.body).not.toContain('id="claim-code"');
  });

  it('tells who was first so, without alarm, also when the form is sent twice', async () => {
    const form = await page(41);
    for (let times = 0; times < 2; times += 1) {
      const answer = await typedInto(form, await codeOf(41));
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('data-claim="first"');
      expect(answer.body).toContain('Bạn là người đầu tiên nhập mã này, vào hôm nay,');
      expect(answer.body).toContain('data-verdict="authentic"');
      expect(answer.body).not.toContain('id="claim-code"');
    }
    const later = await page(41);
    expect(later).toContain('data-verdict="claimed"');
  });

  it('says what is wrong with a code, and never shows it again', async () => {
    const form = await page(42);
    const wrong = await wrongOf(42);
    const answer = await typedInto(form, wrong);
    expect(answer.body).toContain('data-claim="wrong"');
    expect(answer.body).toContain('id="claim-code"');
    expect(answer.body).not.toContain(wrong);
    expect((await typedInto(form, '12')).body).toContain('data-claim="form"');
    const claimed = await typedInto(await page(43), await codeOf(43));
    expect(claimed.body).toContain('data-claim="first"');
    const late = await typedInto(form.replaceAll(/onceKey" value="/g, 'onceKey" value="x'), await codeOf(42));
    expect(late.body).toContain('data-claim="first"');
  });
});
