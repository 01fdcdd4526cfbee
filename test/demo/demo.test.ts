import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, runHere } from '../support/cli.ts';
import { type RunningDemo, startDemo } from '../support/demo.ts';
import { SCRATCH } from '../support/scratch.ts';

/** Name of the link → what its page and the API have to say. */
const EXPECTED: readonly [name: string, verdict: string, recognition: string | undefined][] = [
  ['authentic', 'authentic', 'valid'],
  ['not-activated', 'not-activated', 'valid'],
  ['expired-unused', 'expired-unused', 'valid'],
  ['suspect-copy', 'suspect-copy', 'valid'],
  ['suspended', 'suspended', 'valid'],
  ['withdrawn', 'withdrawn', 'valid'],
  ['recalled', 'recalled', 'valid'],
  ['forged', 'forged', undefined],
  ['unknown', 'unknown', undefined],
  ['malformed', 'malformed', undefined],
  ['foreign-host', 'foreign-host', undefined],
  ['recognition-expired', 'authentic', 'expired'],
  ['recognition-revoked', 'authentic', 'revoked'],
];

describe('the demo', () => {
  let demo: RunningDemo;
  beforeAll(async () => {
    demo = await startDemo();
  }, 120_000);
  afterAll(async () => {
    await demo.stop();
    await demo.remove();
  });

  it('tells a link for each verdict, on its own address', () => {
    const { baseUrl, links } = demo.summary;
    expect(Object.keys(links).sort()).toEqual(EXPECTED.map(([name]) => name).sort());
    for (const [name, link] of Object.entries(links)) {
      expect(demo.output()).toContain(link);
      expect(link.startsWith(`${baseUrl}/`), name).toBe(name !== 'foreign-host');
    }
  });

  it.each(EXPECTED.filter(([name]) => name !== 'foreign-host'))(
    'serves %s',
    async (name, verdict, recognition) => {
      const link = demo.summary.links[name] ?? '';
      const answer = await fetch(link, { headers: { accept: 'application/json' } });
      const said: unknown = await answer.json();
      expect(said).toMatchObject({ verdict });
      if (recognition !== undefined) expect(said).toMatchObject({ recognition: { status: recognition } });
      const page = await fetch(link, { headers: { accept: 'text/html' } });
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(await page.text()).toContain('lang="vi"');
    },
  );

  it.each(EXPECTED)('judges %s when asked to verify it', async (name, verdict, recognition) => {
    const answer = await fetch(`${demo.summary.baseUrl}/api/v1/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ uri: demo.summary.links[name] }),
    });
    expect(answer.status).toBe(200);
    const said: unknown = await answer.json();
    expect(said).toMatchObject({ verdict, ...(recognition ? { recognition: { status: recognition } } : {}) });
  });

  it('names one account per role, whose first page is there after signing in', async () => {
    const { accounts, baseUrl } = demo.summary;
    expect(accounts.map(({ role }) => role).sort()).toEqual(['admin', 'inspector', 'officer', 'producer']);
    for (const { role, email, password, totpSecret } of accounts) {
      expect([role, totpSecret !== undefined]).toEqual([role, role === 'admin' || role === 'officer']);
      const signIn = { method: 'POST', body: JSON.stringify({ email, password }) };
      const headers = { 'content-type': 'application/json', origin: baseUrl };
      const answer = await fetch(`${baseUrl}/api/v1/sessions`, { ...signIn, headers });
      expect([role, answer.status]).toEqual([role, 201]);
    }
  });

  it('gives an admin’s token, products and batches that the API knows', async () => {
    const { apiToken, baseUrl, products, batches } = demo.summary;
    const ask = async (path: string): Promise<unknown> =>
      (await fetch(`${baseUrl}${path}`, { headers: { authorization: `Bearer ${apiToken}` } })).json();
    expect(await ask('/api/v1/sessions/current')).toMatchObject({ role: 'admin' });
    const listed = Object(await ask('/api/v1/products?limit=200')).items.map(({ id }: { id: string }) => id);
    expect(listed).toHaveLength(23);
    expect(products.map(({ id }) => id).sort()).toEqual(listed.sort());
    expect(products.some(({ gtin }) => gtin !== null)).toBe(true);
    for (const { id, name } of products)
      expect(await ask(`/api/v1/products/${id}`)).toMatchObject({ id, name });
    for (const { code, productId, quantity } of batches) {
      expect(await ask(`/api/v1/batches/${code}`)).toMatchObject({ code, productId, quantity });
      expect(products.map(({ id }) => id)).toContain(productId);
    }
  });

  it('has something in every queue of its officer, and in the history checks of a recalled lot', async () => {
    const { apiToken, baseUrl } = demo.summary;
    const ask = async (path: string, bearer: string, payload?: object) =>
      Object(
        await (
          await fetch(`${baseUrl}/api/v1/${path}`, {
            headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
            ...(payload === undefined ? {} : { method: 'POST', body: JSON.stringify(payload) }),
          })
        ).json(),
      );
    const officer = { name: 'queues', role: 'officer', provinceCode: '68' };
    const { token } = await ask('tokens', apiToken, officer);
    for (const path of [
      'applications?state=submitted',
      'cases?state=open',
      'imports/annexes',
      'certificates',
      'decisions',
      'lots',
    ])
      expect([path, (await ask(path, token)).items.length > 0]).toEqual([path, true]);
    const waiting = (await ask('submissions?state=submitted', token)).items;
    const kinds = waiting.map(({ kind }: { kind: string }) => kind);
    expect(kinds.sort()).toEqual(['batch', 'product', 'product-new', 'profile']);
    const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const span = `from=${day(Date.now() - 30 * 86_400_000)}&to=${day(Date.now())}`;
    const scans = JSON.stringify(await ask(`statistics/scans?${span}`, token));
    expect(scans).toMatch(/"recalled":[1-9]/);
  });

  it('shows texts in both languages, stages and a picture of the authentic product', async () => {
    const [product] = demo.summary.products;
    const answer = await fetch(`${demo.summary.baseUrl}/api/v1/products/${product?.id}`, {
      headers: { authorization: `Bearer ${demo.summary.apiToken}` },
    });
    const said = Object(await answer.json());
    expect(said).toMatchObject({
      story: [{ text: { vi: expect.any(String), en: expect.any(String) } }],
      ingredients: { vi: expect.any(String), en: expect.any(String) },
      images: [{ url: expect.stringMatching(/^\/media\//) }],
    });
    const picture = await fetch(demo.summary.baseUrl + said.images[0].url);
    expect(picture.headers.get('content-type')).toBe('image/webp');
  });

  it('invents nothing about real products, and says of everything else that it is made up', async () => {
    const { apiToken, baseUrl, products } = demo.summary;
    const real = products.filter(({ name }) => !name.includes('(sản phẩm minh họa)'));
    expect(real).toHaveLength(18);
    for (const { id, gtin } of real) {
      const answer = await fetch(`${baseUrl}/api/v1/products/${id}`, {
        headers: { authorization: `Bearer ${apiToken}` },
      });
      expect(gtin).toBeNull();
      expect(await answer.json()).toMatchObject({
        story: [],
        ingredients: null,
        warnings: null,
        standards: [],
        externalIds: [],
        images: [],
      });
    }
  });

  it('shows every field that a look-up page has', async () => {
    const page = await (
      await fetch(demo.summary.links.authentic ?? '', { headers: { accept: 'text/html' } })
    ).text();
    for (const text of [
      'Hợp tác xã Minh Họa Tem Quê',
      '0000000000 (minh họa)',
      'địa chỉ minh họa',
      'https://minh-hoa.example',
      '09521234500018',
      'L01',
      'HACCP (minh họa)',
      'MH-HACCP-01',
      'Cổng truy xuất nguồn gốc (minh họa)',
      'MH-CD-1',
      '9521234500001',
      '68.00000.1.2026',
      'dữ liệu minh họa',
      'thông tin minh họa',
      'hình vẽ minh họa',
    ]) {
      expect(page).toContain(text);
    }
  });

  it('writes a sheet whose symbols are all authentic', async () => {
    const args = ['verify', demo.summary.sheetPdf, '--json'];
    const checked = await runHere(args, { DATA_DIR: demo.dataDir });
    expect(checked.code, checked.stderr).toBe(0);
    const judged: { verdict: string; serial: string; text: string }[] = JSON.parse(checked.stdout);
    expect(judged).toHaveLength(65);
    expect(new Set(judged.map(({ serial }) => serial)).size).toBe(65);
    expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(['authentic']));
  });

  it('keeps its secrets to its own account', async () => {
    for (const name of ['wrapping.key', 'demo.json', 'temque.db']) {
      expect((await stat(join(demo.dataDir, name))).mode & 0o077, name).toBe(0);
    }
  });

  it('refuses to start twice in one folder, and leaves the first alone', async () => {
    const second = await runHere(['demo'], { ...demo.env, PORT: '0' });
    expect(second).toMatchObject({ code: 5, stderr: expect.stringContaining('in use by process') });
    expect((await fetch(`${demo.summary.baseUrl}/healthz`)).status).toBe(200);
  });

  it('ends with 0 on Ctrl-C, and starts afresh the next time', async () => {
    const before = demo.summary;
    expect(await demo.stop('SIGINT')).toBe(0);
    await expect(fetch(`${before.baseUrl}/healthz`)).rejects.toThrow();
    demo = await startDemo(demo.dataDir);
    expect(demo.summary.links.authentic).not.toBe(before.links.authentic);
    const old = await fetch(`${demo.summary.baseUrl}/api/v1/sessions/current`, {
      headers: { authorization: `Bearer ${before.apiToken}` },
    });
    expect(old.status).toBe(401);
  }, 120_000);
});

describe('the demo, where it cannot run', () => {
  it('leaves a folder alone that no demo made', async () => {
    const folder = await mkdtemp(join(SCRATCH, 'tq-'));
    await writeFile(join(folder, 'thesis.txt'), 'years of work');
    const result = await runCommand(['server/cli/main.ts', 'demo'], { DATA_DIR: folder, PORT: '0' });
    expect(result).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('not made by the demo'),
    });
    expect(await readFile(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
    await rm(folder, { recursive: true });
  });

  it('says which port is in use before it does anything', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    if (address === null || typeof address === 'string') throw new TypeError('no port');
    const folder = join(tmpdir(), `tq-${process.pid}-never`);
    const result = await runHere(['demo', '--json'], {
      DATA_DIR: folder,
      PORT: String(address.port),
    });
    blocker.close();
    expect(result.code).toBe(5);
    expect(JSON.parse(result.stderr)).toMatchObject({ error: { code: 'port-in-use' } });
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it.each(['x', '70000', '-1'])('refuses PORT=%s', async (PORT) => {
    const result = await runHere(['demo'], { DATA_DIR: join(tmpdir(), 'tq-never'), PORT });
    expect(result).toMatchObject({ code: 2, stderr: expect.stringContaining('PORT') });
  });
});
