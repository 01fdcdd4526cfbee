import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';
import { join, newBrowser } from '../support/people.ts';

let test: TestApp;
let account: string;
let machine: string;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const person = { role: 'producer', producerId: 'highland', name: 'Lê Thị Lan', email: 'lan@example.vn' };
  account = (await join(test, newBrowser(test), person)).id;
  const payload = { name: 'Kho lạnh', role: 'producer', producerId: 'highland' };
  machine = (await test.call({ method: 'POST', url: '/api/v1/tokens', payload })).json().id;
});
afterAll(() => test.close());

const officer = () => test.token('officer', { provinceCode: '68' });
const producer = () => test.token('producer', { producerId: 'highland' });

describe('who stands in the log', () => {
  it.each(['account', 'token'])(
    'the %s that an entry is about is told by name to who knows it',
    async (kind) => {
      const [id, name] = kind === 'account' ? [account, 'Lê Thị Lan'] : [machine, 'Kho lạnh'];
      const url = `/api/v1/audit?subjectKind=${kind}&subjectId=${id}`;
      for (const token of [undefined, await officer(), await producer()]) {
        const { items } = (await test.call({ url, ...(token && { token }) })).json();
        expect(items.length).toBeGreaterThan(0);
        expect(new Set(items.map((entry: { subjectName: string }) => entry.subjectName))).toEqual(
          new Set([name]),
        );
        const one = await test.call({ url: `/api/v1/audit/${items[0].seq}`, ...(token && { token }) });
        expect(one.json().subjectName).toBe(name);
      }
      const { html } = await consoleClient(test, { authorization: `Bearer ${await officer()}` }).open(
        `/console/audit?subjectKind=${kind}&subjectId=${id}`,
      );
      expect(html).toContain(name);
    },
  );

  it.each([
    ['an officer', officer, 'Lê Thị Lan'],
    ['the producer', producer, 'Lê Thị Lan'],
  ])('the table names who acted beside the id, as %s may know it', async (_who, token, name) => {
    const answer = await test.call({ url: '/api/v1/audit/table?format=csv', token: await token() });
    const [header = [], ...rows]: string[][] = parse(answer.body, { bom: true });
    expect(header.slice(2, 4)).toEqual(['Người thực hiện', 'Mã người thực hiện']);
    const named = rows.filter((row) => row[3] === `account:${account}`).map((row) => row[2]);
    expect(named.length).toBeGreaterThan(0);
    expect(new Set(named)).toEqual(new Set([name]));
  });

  it('a producer reads of an officer what it stands for', async () => {
    const token = await officer();
    const payload = { phone: '0912 000 111' };
    const changed = await test.call({
      method: 'PATCH',
      url: '/api/v1/producers/highland',
      payload,
      token,
    });
    expect(changed.statusCode, changed.body).toBe(200);
    const answer = await test.call({
      url: '/api/v1/audit/table?format=csv&action=producer.edit',
      token: await producer(),
    });
    const rows: string[][] = parse(answer.body, { bom: true });
    expect(rows.at(-1)?.[2]).toBe('Cán bộ OCOP, Lâm Đồng');
    expect(rows.at(-1)?.[3]).toMatch(/^token:/);
  });
});

describe('reads that the log tells', () => {
  it.each([
    ['certificates', '/api/v1/certificates/table?format=csv'],
    ['decisions', '/api/v1/decisions/table?format=xlsx'],
    ['audit', '/api/v1/audit/table?format=csv&to=2026-01-01'],
    ['stamp-ledger', '/api/v1/ledger/table?format=csv'],
    ['lots', '/api/v1/exports/lots?format=xlsx'],
  ])('the table %s, once it is made', async (table, url) => {
    const token = await officer();
    const answer = await test.call({ url, token });
    expect(answer.statusCode, answer.body).toBe(200);
    const { items } = (await test.call({ url: '/api/v1/audit?only=reads&limit=1' })).json();
    expect(items).toMatchObject([
      {
        action: 'table.export',
        subjectKind: 'table',
        subjectId: table,
        role: 'officer',
        provinceCode: '68',
        after: { format: url.includes('xlsx') ? 'xlsx' : 'csv', rows: expect.any(Number) },
      },
    ]);
  });

  it('stand apart on the page', async () => {
    const page = consoleClient(test, { authorization: `Bearer ${await officer()}` });
    const links = async (only: string) =>
      (await page.open(`/console/audit?only=${only}`)).html.match(/Tải bảng dữ liệu<\/span>/g)?.length ?? 0;
    expect([await links('reads'), await links('changes')]).toEqual([expect.toSatisfy((n) => n >= 4), 0]);
    expect((await page.open('/console/audit?only=reads')).html).toContain(
      'only&#61;reads&#38;format&#61;csv',
    );
  });

  it('not one that was refused', async () => {
    const before = (await test.call({ url: '/api/v1/audit/verification' })).json().entries;
    expect((await test.call({ url: '/api/v1/decisions/table?format=pdf' })).statusCode).toBe(400);
    expect((await test.call({ url: '/api/v1/audit/table?from=2026-02-30' })).statusCode).toBe(422);
    expect((await test.call({ url: '/api/v1/audit/verification' })).json().entries).toBe(before);
  });
});
