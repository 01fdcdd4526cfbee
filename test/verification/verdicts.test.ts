import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Market, pathOf, startMarket } from '../support/market.ts';

let market: Market;
beforeAll(async () => {
  market = await startMarket();
});
afterAll(() => market.close());

const verify = async (payload: object, headers: Record<string, string> = {}) =>
  await market.test.app.inject({ method: 'POST', url: '/api/v1/verify', payload, headers });
const open = async (url: string, headers: Record<string, string> = {}) =>
  await market.test.app.inject({ url, headers: { accept: 'text/html', ...headers } });

/** Verdict, severity of the verdict, severity of the page, proof, recognition. */
const EXPECTED = {
  authentic: ['authentic', 'ok', 'ok', 'signature', 'valid'],
  'not-activated': ['not-activated', 'warning', 'warning', 'signature', 'valid'],
  'expired-unused': ['expired-unused', 'warning', 'warning', 'signature', 'valid'],
  suspended: ['suspended', 'warning', 'warning', 'signature', 'valid'],
  withdrawn: ['withdrawn', 'danger', 'danger', 'signature', 'valid'],
  recalled: ['recalled', 'danger', 'danger', 'signature', 'valid'],
  forged: ['forged', 'danger', 'danger', 'signature', undefined],
  unknown: ['unknown', 'danger', 'danger', 'none', undefined],
  malformed: ['malformed', 'notice', 'notice', 'none', undefined],
  'foreign-host': ['foreign-host', 'danger', 'danger', 'signature', undefined],
  'recognition-expired': ['authentic', 'ok', 'warning', 'signature', 'expired'],
  'recognition-revoked': ['authentic', 'ok', 'danger', 'signature', 'revoked'],
  'recognition-extended': ['authentic', 'ok', 'ok', 'signature', 'extended'],
} as const;

const NAMES = Object.keys(EXPECTED) as (keyof typeof EXPECTED)[];

describe('POST /api/v1/verify', () => {
  it.each(NAMES)('judges %s', async (name) => {
    const response = await verify({ uri: market.links[name] });
    expect(response.statusCode).toBe(200);
    const { verdict, severity, pageSeverity, proof, recognition } = response.json();
    expect([verdict, severity, pageSeverity, proof, recognition?.status]).toEqual(EXPECTED[name]);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('answers what its schema declares, also with members that are written from memory', async () => {
    for (const name of [...NAMES, ...NAMES]) {
      const answer = (await verify({ uri: market.links[name] })).json();
      expect(Object.keys(answer).sort()).toEqual(
        [
          'batchCode bestBefore checkedMs counts findings index link lot pageSeverity producer product proof',
          'recognition scanToken serial severity text verdict',
        ]
          .join(' ')
          .split(' ')
          .sort(),
      );
    }
  });

  it('shows stars only while they may be shown', async () => {
    const starsOf = async (name: keyof typeof EXPECTED) =>
      (await verify({ uri: market.links[name] })).json().recognition.stars;
    expect(await starsOf('authentic')).toBe(4);
    expect(await starsOf('recognition-extended')).toBe(4);
    expect(await starsOf('recognition-expired')).toBeNull();
    expect(await starsOf('recognition-revoked')).toBeNull();
  });

  it('judges a typed serial by its tag, however it is typed', async () => {
    const { serial } = (await verify({ uri: market.links.authentic })).json();
    for (const typed of [serial, serial.toLowerCase(), serial.replace(/(.{4})/g, '$1 - '), ` ${serial}\t`]) {
      const answer = (await verify({ serial: typed })).json();
      expect([answer.verdict, answer.proof, answer.serial]).toEqual(['authentic', 'tag', serial]);
    }
  });

  it('says nothing of the product when the tag, the signature, the GTIN or the host is false', async () => {
    for (const name of ['forged', 'foreign-host', 'unknown'] as const) {
      const answer = (await verify({ uri: market.links[name] })).json();
      expect([answer.product, answer.producer, answer.lot, answer.counts, answer.scanToken]).toEqual(
        Array(5).fill(null),
      );
    }
    const otherGtin = market.links.authentic.replace('08936012345674', '09506000134352');
    expect((await verify({ uri: otherGtin })).json()).toMatchObject({ verdict: 'forged', product: null });
  });

  it('speaks the language that is asked for', async () => {
    const titled = async (language: string) =>
      (await verify({ uri: market.links.recalled }, { 'accept-language': language })).json().text.title;
    expect(await titled('en-US,en;q=0.9')).toBe('This lot is being recalled');
    expect(await titled('vi')).toBe('Lô hàng này đang bị thu hồi');
    // Whoever shows the title alone must not show a green sentence for a product that lost its recognition.
    const revoked = (await verify({ uri: market.links['recognition-revoked'] })).json();
    expect(revoked.verdict).toBe('authentic');
    expect(revoked.text.title).toContain('thu hồi');
    expect(await titled('fr')).toBe('Lô hàng này đang bị thu hồi');
  });

  it('refuses a flipped character at every place of a genuine link', async () => {
    const link = market.links.authentic;
    for (let place = 'https://tem.example.vn/'.length; place < link.length; place += 3) {
      const was = link[place] ?? '';
      const flipped = link.slice(0, place) + (was === '7' ? '3' : '7') + link.slice(place + 1);
      const { verdict, product } = (await verify({ uri: flipped })).json();
      expect([verdict === 'authentic', product]).toEqual([false, null]);
    }
  });

  it.each([
    [{}, 400, 'verify-one-of'],
    [{ uri: 'a', serial: 'b' }, 400, 'verify-one-of'],
    [{ uri: 7 }, 400, 'field-invalid'],
    [{ uri: null }, 400, 'field-invalid'],
    [{ link: 'x' }, 400, 'field-unknown'],
    [{ uri: 'a', extra: 1 }, 400, 'field-unknown'],
    [[], 400, 'field-invalid'],
  ])('refuses %j', async (payload, status, code) => {
    const response = await verify(payload);
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['0'.repeat(10_000), 'too-long'],
    ['https://example.org/menu', 'foreign-code'],
    ['8936012345674', 'foreign-code'],
    ["'; drop table batch; --", 'foreign-code'],
    ['<script>alert(1)</script>', 'foreign-code'],
    ['K7M2', 'serial-length'],
    ['KKKK-UUUU-KKKK-KKKK', 'serial-character'],
  ])('calls %j malformed: %s', async (serial, fault) => {
    const answer = (await verify({ serial })).json();
    expect([answer.verdict, answer.findings[0].fault]).toEqual(['malformed', fault]);
  });

  it('may be asked by the scripts of any site, without credentials', async () => {
    const response = await verify({ uri: market.links.authentic }, { origin: 'https://shop.example' });
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('a stamp link', () => {
  it.each(NAMES.filter((name) => name !== 'foreign-host'))('shows the page of %s', async (name) => {
    const response = await open(pathOf(market.links[name]));
    const [verdict, , pageSeverity] = EXPECTED[name];
    expect(response.statusCode).toBe(name === 'malformed' ? 400 : 200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.body).toContain(`data-severity="${pageSeverity}" data-verdict="${verdict}"`);
  });

  it('is not judged by the Host of the request', async () => {
    const response = await open(pathOf(market.links.authentic), { host: 'other.example' });
    expect(response.body).toContain('data-verdict="authentic"');
    expect(response.body).not.toContain('other.example');
  });

  it.each([
    ['upper case', (path: string) => path.replace(/^[^?]+/, (before) => before.toUpperCase())],
    ['an upper-case parameter', (path: string) => path.replace('?s=', '?S=')],
    ['a trailing slash', (path: string) => path.replace('?', '/?')],
    ['parameters that chat apps append', (path: string) => `${path}&fbclid=abc&utm_source=zalo`],
    ['qualifiers', (path: string) => path.replace('/21/', '/22/2A/10/LOT-1/21/')],
    ['no signature', (path: string) => path.replace(/\?.*/, '')],
  ])('is read with %s, and never redirected', async (_, change) => {
    const response = await open(change(pathOf(market.links.authentic)));
    expect(response.statusCode).toBe(200);
    expect(response.body).toContain('data-verdict="authentic"');
  });

  it('works in its short form, in either case', async () => {
    const path = pathOf(market.links['recognition-extended']);
    for (const url of [path, path.replace('/S/', '/s/')]) {
      expect((await open(url)).body).toContain('data-verdict="authentic"');
    }
  });

  it('answers JSON to those who ask for it', async () => {
    const response = await open(pathOf(market.links.recalled), { accept: 'application/json' });
    expect(response.json()).toMatchObject({
      verdict: 'recalled',
      lot: { number: 'MC-2026-10' },
      scanToken: expect.any(String),
    });
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const page = await open(pathOf(market.links.recalled), { accept: browser });
    expect(page.headers['content-type']).toContain('text/html');
  });

  it.each([
    ['/S/%FF', 'data-verdict="malformed"'],
    [`/01/${'a'.repeat(10_000)}`, 'data-verdict="malformed"'],
    ['/01/08936012345674/21/', 'data-verdict="malformed"'],
    ['/01/1/2/3/4/5/6/7/8/9', 'data-verdict="malformed"'],
    ['/S/K7M2?x=%00', 'data-verdict="malformed"'],
    ['/S/%3Cscript%3E', 'data-verdict="malformed"'],
  ])('that is damaged (%s) is a page of its own kind, in the language asked for', async (url, expected) => {
    const response = await open(url, { 'accept-language': 'en' });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('text/html');
    expect(response.body).toContain(expected);
    expect(response.body).toContain('<html lang="en">');
    expect(response.body).not.toContain('<script>');
  });

  it('is no accusation when it is damaged, and says how', async () => {
    expect((await open('/S/%FF')).body).toContain('đoạn mã hóa không đọc được');
    expect((await open(`/S/${'a'.repeat(10_000)}`)).body).toContain('Nội dung quá dài');
    const truncated = await open(pathOf(market.links.malformed));
    expect(truncated.body).toContain('bị cắt mất phần cuối');
    const doubled = await open(`${pathOf(market.links.authentic)}&s=1`);
    expect(doubled.body).toContain('bị lặp lại');
  });

  it('is shown in the language of the switch, which wins over the browser', async () => {
    const url = `${pathOf(market.links.authentic)}&lang=en`;
    const response = await open(url, { 'accept-language': 'vi' });
    expect(response.body).toContain('<html lang="en">');
    expect(response.headers['content-language']).toBe('en');
    expect(response.body).not.toContain('lang&#61;en&#38;lang');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('has a policy under which its style applies and nothing else may run', async () => {
    const { headers, body } = await open(pathOf(market.links.authentic));
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/style-src 'self' 'sha256-/);
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/ style="| on[a-z]+="/);
  });
});

describe('the form', () => {
  it('shows the verdict of a typed serial, with what was typed to be mended', async () => {
    const { serial } = (await verify({ uri: market.links.authentic })).json();
    const good = await open(`/?${new URLSearchParams({ serial: serial.toLowerCase(), lang: 'en' })}`);
    expect([good.statusCode, good.body.includes('data-verdict="authentic"')]).toEqual([200, true]);
    const bad = await open(
      `/?${new URLSearchParams({ serial: `${serial.slice(0, 9)}u${serial.slice(10)}` })}`,
    );
    expect(bad.statusCode).toBe(400);
    expect(bad.body).toContain('nhóm thứ ba');
    expect(bad.body).toContain(`value="${serial.slice(0, 9)}u`);
  });

  it('judges the host of a pasted link', async () => {
    const response = await open(`/?${new URLSearchParams({ serial: market.links['foreign-host'] })}`);
    expect(response.body).toContain('data-verdict="foreign-host"');
    expect(response.body).not.toContain('Mắc ca');
  });

  it('is the home page when nothing was typed yet', async () => {
    const response = await open('/');
    expect([response.statusCode, response.body.includes('name="serial"')]).toEqual([200, true]);
    expect((await open('/?serial=')).body).toContain('data-verdict="malformed"');
  });
});
