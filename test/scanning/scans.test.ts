import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { TOKEN_TTL_MS } from '../../server/scanning/scan-token.ts';
import { type Market, pathOf, startMarket } from '../support/market.ts';
import { PEOPLE } from './user-agents.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());
beforeEach(async () => {
  await market.test.storage.db.deleteFrom('scanEvent').execute();
});

let next = 30;
const [[, PHONE] = ['', '']] = PEOPLE;

/** A genuine stamp that no other test counts. */
const freshLink = async () => await market.link(next++);

const tokenOf = async (link: string): Promise<string> => {
  const response = await market.test.app.inject({ url: pathOf(link), headers: { accept: 'text/html' } });
  const token = /name="token" value="([^"]+)"/.exec(response.body)?.[1];
  if (token === undefined) throw new Error('the page has no token');
  return token;
};
const scan = async (payload: object, headers: Record<string, string> = {}, remoteAddress = '203.0.113.4') =>
  await market.test.app.inject({
    method: 'POST',
    url: '/api/v1/scans',
    payload,
    headers: { 'user-agent': PHONE, ...headers },
    remoteAddress,
  });
const events = async () => await market.test.storage.db.selectFrom('scanEvent').selectAll().execute();
const totals = async () => await market.test.storage.db.selectFrom('scanTotal').selectAll().execute();

describe('looking at a stamp', () => {
  it('changes nothing, by whatever way it is looked at', async () => {
    const before = [await events(), await totals()];
    const link = await freshLink();
    for (const method of ['GET', 'HEAD'] as const) {
      for (const accept of ['text/html', 'application/json']) {
        await market.test.app.inject({
          method,
          url: pathOf(link),
          headers: { accept, 'user-agent': 'Zalo' },
        });
      }
    }
    await market.test.app.inject({ method: 'POST', url: '/api/v1/verify', payload: { uri: link } });
    expect([await events(), await totals()]).toEqual(before);
  });
});

describe('POST /api/v1/scans', () => {
  it('counts once, says the number, and the next page shows it', async () => {
    const link = await freshLink();
    const token = await tokenOf(link);
    const first = await scan({ token, seenBefore: 'no' });
    expect(first.statusCode).toBe(200);
    expect(first.json()).toMatchObject({ scans: 1, isNew: true, text: 'Đây là lần kiểm tra đầu tiên.' });
    for (let repeat = 0; repeat < 3; repeat += 1) {
      expect((await scan({ token, seenBefore: 'no' })).json()).toMatchObject({ scans: 1, isNew: false });
    }
    const second = await scan(
      { token: await tokenOf(link), seenBefore: 'today' },
      { 'accept-language': 'en' },
    );
    expect(second.json()).toMatchObject({
      scans: 2,
      text: expect.stringMatching(/^Check number 2 · first today at \d/),
    });
    const page = await market.test.app.inject({ url: pathOf(link), headers: { accept: 'text/html' } });
    expect(page.body).toContain('Đã được kiểm tra 2 lần · lần đầu hôm nay');
  });

  it('stores what the design allows and nothing that tells who it was', async () => {
    const userAgent = 'Mozilla/5.0 (Very Special Phone)';
    await scan(
      { token: await tokenOf(await freshLink()), provinceCode: '68' },
      { 'user-agent': userAgent },
      '198.51.100.77',
    );
    const [event, ...rest] = await events();
    expect(rest).toEqual([]);
    expect(Object.keys(event ?? {}).sort()).toEqual(
      'batchCode id provinceCode seenBefore source stampIndex timeMs verdict visitorMark'.split(' ').sort(),
    );
    expect(event).toMatchObject({
      provinceCode: '68',
      seenBefore: null,
      source: 'public',
      verdict: 'authentic',
    });
    const dump = JSON.stringify(market.test.storage.sqlite.prepare('select * from scan_event').all());
    expect(dump).not.toMatch(/198\.51|Mozilla|Special/);
  });

  it('knows a signed-in check, which does not count for the public', async () => {
    const token = await market.test.token('inspector');
    const response = await scan(
      { token: await tokenOf(await freshLink()) },
      { authorization: `Bearer ${token}` },
    );
    expect(response.json()).toMatchObject({ scans: 0, isNew: true });
    expect((await events()).map(({ source }) => source)).toEqual(['signed-in']);
  });

  it.each([
    [{}, 400, 'field-missing'],
    [{ token: 7 }, 400, 'field-invalid'],
    [{ token: 'x', extra: 1 }, 400, 'field-unknown'],
    [{ token: 'x', seenBefore: 'often' }, 400, 'field-invalid'],
    [{ token: 'x', provinceCode: 'Hà Nội' }, 400, 'field-invalid'],
    [{ token: 'x' }, 422, 'scan-token-invalid'],
    [{ token: 'a.b.c.d.e' }, 422, 'scan-token-invalid'],
    [{ token: 'x'.repeat(10_000) }, 413, 'body-too-large'],
  ])('refuses %j with %i %s', async (payload, status, code) => {
    const response = await scan(payload);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(await events()).toEqual([]);
  });

  it('refuses a token of another stamp, another verdict or another day', async () => {
    const token = await tokenOf(await freshLink());
    const [serial = '', verdict = '', ...rest] = token.split('.');
    for (const forged of [
      [serial.replace(/.$/, serial.endsWith('0') ? '1' : '0'), verdict, ...rest],
      [serial, 'recalled', ...rest],
      [serial, verdict, 'zzzzzzzz', ...rest.slice(1)],
    ]) {
      expect((await scan({ token: forged.join('.') })).json().code).toBe('scan-token-invalid');
    }
    market.test.clock.advance(TOKEN_TTL_MS + 1);
    expect((await scan({ token })).json().code).toBe('scan-token-expired');
  });

  it('counts 30 an hour for one stamp from one network; then it tells the count and keeps it', async () => {
    const link = await freshLink();
    const jsonToken = async () =>
      (await market.test.app.inject({ url: pathOf(link), headers: { accept: 'application/json' } })).json()
        .scanToken;
    for (let n = 1; n <= 30; n += 1) {
      expect((await scan({ token: await jsonToken() })).json()).toMatchObject({ scans: n, isNew: true });
    }
    const before = await totals();
    for (let n = 0; n < 5; n += 1) {
      const response = await scan({ token: await jsonToken() }, {}, '203.0.113.99');
      expect(response.statusCode).toBe(200);
      expect(response.json()).toMatchObject({ scans: 30, isNew: false });
    }
    expect([await totals(), (await events()).length]).toEqual([before, 30]);
    // Another network, another stamp and an inspector go on.
    expect((await scan({ token: await jsonToken() }, {}, '198.51.100.4')).json()).toMatchObject({
      scans: 31,
    });
    expect((await scan({ token: await tokenOf(await freshLink()) })).json()).toMatchObject({ scans: 1 });
    const bearer = await market.test.token('inspector');
    const signedIn = await scan({ token: await jsonToken() }, { authorization: `Bearer ${bearer}` });
    expect(signedIn.json()).toMatchObject({ isNew: true });
    market.test.clock.advance(120_000);
    expect((await scan({ token: await jsonToken() })).json()).toMatchObject({ scans: 32, isNew: true });
  });

  it('takes a province told afterwards, also when the network has used up its checks', async () => {
    const link = await freshLink();
    const last: string[] = [];
    for (let n = 1; n <= 31; n += 1) {
      const token = await tokenOf(link);
      if (n === 30) last.push(token);
      await scan({ token }, {}, '192.0.2.1');
    }
    const [token] = last;
    expect((await scan({ token, provinceCode: '68' }, {}, '192.0.2.1')).json().isNew).toBe(false);
    const provinces = (await events()).map(({ provinceCode }) => provinceCode);
    expect(provinces.filter((code) => code === '68')).toHaveLength(1);
  });

  it('is not for pages of other sites: no token for them, and nothing taken from them', async () => {
    const link = await freshLink();
    const answered = async (origin?: string) => {
      const headers = { accept: 'application/json', ...(origin === undefined ? {} : { origin }) };
      return await market.test.app.inject({ url: pathOf(link), headers });
    };
    expect((await answered('https://shop.example')).json()).toMatchObject({
      verdict: 'authentic',
      scanToken: null,
    });
    expect((await answered('null')).json().scanToken).toBeNull();
    expect((await answered('https://shop.example')).headers.vary).toContain('Origin');
    expect((await answered('https://tem.example.vn')).json().scanToken).toEqual(expect.any(String));
    const token = (await answered()).json().scanToken;
    const refused = await scan({ token }, { 'sec-fetch-site': 'cross-site' });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'request-cross-site']);
    expect(await events()).toEqual([]);
    for (const site of ['same-origin', 'none']) {
      expect((await scan({ token }, { 'sec-fetch-site': site })).statusCode).toBe(200);
    }
  });

  it('has no token for a stamp that is not ours', async () => {
    for (const name of ['forged', 'unknown', 'malformed'] as const) {
      await expect(tokenOf(market.links[name])).rejects.toThrow('no token');
    }
  });
});

describe('the form without script', () => {
  const post = async ({ lang = 'vi', ...fields }: Record<string, string>) =>
    await market.test.app.inject({
      method: 'POST',
      url: `/api/v1/scans?lang=${lang}`,
      payload: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'text/html',
        'user-agent': PHONE,
      },
    });

  it('counts and comes back with the page, in the language it was posted from', async () => {
    const link = await freshLink();
    const form = { token: await tokenOf(link), link: pathOf(link), lang: 'en', provinceCode: '' };
    const response = await post(form);
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('This is the first check.');
    expect(response.body).toContain('<html lang="en">');
    expect(response.body).not.toContain('name="token"');
    // A reload posts the same form again.
    expect((await post(form)).body).toContain('This is the first check.');
    expect(await events()).toHaveLength(1);
  });

  it('gives a page also when the token is old or foreign, with a new one to try', async () => {
    const link = await freshLink();
    const response = await post({ token: 'foreign', link: pathOf(link), lang: 'vi', provinceCode: '' });
    expect(response.body).toContain('Chưa đếm được lần kiểm tra này');
    expect(response.body).toContain('name="token"');
    expect(await events()).toEqual([]);
  });

  it('gives a page also when the form itself is refused', async () => {
    const link = await freshLink();
    const token = await tokenOf(link);
    const forms: Record<string, string>[] = [
      { token, link: pathOf(link), extra: '1' },
      { token, link: `${pathOf(link)}&x=${'a'.repeat(3_000)}` },
      { token: 'x'.repeat(300), link: pathOf(link) },
      { token, link: pathOf(link), provinceCode: '680' },
      { token, link: 'x'.repeat(9_000) },
      { token },
      {},
    ];
    for (const fields of forms) {
      const response = await post(fields);
      expect(response.headers['content-type']).toContain('text/html');
      expect(response.body).toContain('data-verdict=');
    }
    expect((await post({ token, link: pathOf(link), extra: '1' })).body).toContain('Chưa đếm được');
    expect(await events()).toEqual([]);
  });

  it('gives a page also to a form that another site posts, and counts nothing', async () => {
    const link = await freshLink();
    const response = await market.test.app.inject({
      method: 'POST',
      url: '/api/v1/scans',
      payload: new URLSearchParams({ token: await tokenOf(link), link: pathOf(link) }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
    expect(response.body).toContain('Chưa đếm được');
    expect(await events()).toEqual([]);
  });

  it('shows no page but that of a stamp', async () => {
    const response = await post({ token: 'x', link: 'https://evil.example/"><script>', lang: 'vi' });
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.body).toContain('data-verdict="malformed"');
    expect(response.body).not.toContain('"><script>');
  });
});
