import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';
import { type Browser, join, newBrowser } from '../support/people.ts';

let test: TestApp;
const ids = new Map<string, string>();
const browsers = new Map<string, Browser>();

beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const people = {
    lan: { role: 'producer', producerId: 'highland' },
    bay: { role: 'producer', producerId: 'bay' },
    here: { role: 'officer', provinceCode: '68' },
    there: { role: 'officer', provinceCode: '01' },
    country: { role: 'officer' },
    inspector: { role: 'inspector', provinceCode: '68' },
  };
  for (const [name, account] of Object.entries(people)) {
    const browser = newBrowser(test);
    const { id } = await join(test, browser, {
      ...account,
      name: `Tên ${name}`,
      email: `${name}@example.vn`,
    });
    ids.set(name, `account:${id}`);
    browsers.set(name, browser);
  }
  const made = await test.call({
    method: 'POST',
    url: '/api/v1/tokens',
    payload: { name: 'Kho lạnh', role: 'producer', producerId: 'highland' },
  });
  ids.set('token', `token:${made.json().id}`);
});
afterAll(() => test.close());

/** Whom the holder of a token knows by name. */
async function knownTo(token?: string) {
  const url = `/api/v1/actors?actors=${[...ids.values(), 'system', 'account:nobody'].join(',')}`;
  const answer = await test.call({ url, ...(token === undefined ? {} : { token }) });
  expect(answer.statusCode).toBe(200);
  const items: { actor: string; kind: string; name: string | null; place: string | null }[] =
    answer.json().items;
  expect(items).toHaveLength(ids.size);
  const named = items.filter(({ name }) => name !== null).map(({ actor }) => actor);
  return { items, named: [...ids].filter(([, id]) => named.includes(id)).map(([name]) => name) };
}

describe('who acted', () => {
  it('is known by name to who looks after them, and by what they stand for to everybody else', async () => {
    expect((await knownTo()).named).toEqual([...ids.keys()]);
    const highland = await knownTo(await test.token('producer', { producerId: 'highland' }));
    expect(highland.named).toEqual(['lan', 'token']);
    expect(highland.items.find(({ actor }) => actor === ids.get('here'))).toMatchObject({
      kind: 'hidden',
      role: 'officer',
      place: 'Lâm Đồng',
    });
    const here = await knownTo(await test.token('officer', { provinceCode: '68' }));
    expect(here.named).toEqual(['lan', 'here', 'country', 'inspector', 'token']);
    expect((await knownTo(await test.token('officer'))).named).toEqual([...ids.keys()]);
    expect((await knownTo(await test.token('inspector', { provinceCode: '68' }))).named).toEqual([]);
    expect(JSON.stringify(here.items)).not.toContain('@example.vn');
  });

  it('stands by name on pages, until the person is erased', async () => {
    const id = (ids.get('here') ?? '').slice('account:'.length);
    const admin = consoleClient(test, { authorization: `Bearer ${await test.token('admin')}` });
    const producer = consoleClient(test, {
      authorization: `Bearer ${await test.token('producer', { producerId: 'highland' })}`,
    });
    const log = `/console/audit?actor=account:${id}`;
    expect((await admin.open(log)).html).toContain('Tên here (Cán bộ OCOP)');
    await test.call({ method: 'POST', url: `/api/v1/accounts/${id}/ending`, payload: { reason: 'x' } });
    await test.call({ method: 'POST', url: `/api/v1/accounts/${id}/erasure`, payload: { reason: 'x' } });
    const after = (await admin.open(log)).html;
    expect([after.includes('Tên here'), after.includes('tài khoản đã xóa (Cán bộ OCOP)')]).toEqual([
      false,
      true,
    ]);
    const lan = `/console/audit?actor=${ids.get('lan')}`;
    expect((await producer.open(lan)).html).toContain('Tên lan (Cơ sở sản xuất)');
  });
});

describe('the log of a batch', () => {
  it('names whoever of the producer acted, and tells authorities by their province', async () => {
    const issue = { variantId: 'tea-box', quantity: 40 };
    const { code } = (await test.call({ method: 'POST', url: '/api/v1/batches', payload: issue })).json();
    const range = { action: 'print', first: 0, last: 9 };
    const lan = await browsers.get('lan')?.send('POST', `batches/${code}/ranges`, range);
    expect(lan?.statusCode).toBe(201);
    const suspended = await test.call({
      method: 'POST',
      url: `/api/v1/batches/${code}/ranges`,
      payload: { action: 'suspend', first: 0, last: 1, note: 'x' },
      token: await test.token('officer', { provinceCode: '68' }),
    });
    expect(suspended.statusCode).toBe(201);
    const as = async (...args: Parameters<TestApp['token']>) => {
      const client = consoleClient(test, { authorization: `Bearer ${await test.token(...args)}` });
      return (await client.open(`/console/batches/${code}`)).html;
    };
    const own = await as('producer', { producerId: 'highland' });
    expect([own.includes('Tên lan'), own.includes('Cán bộ OCOP, Lâm Đồng')]).toEqual([true, true]);
    expect(own).not.toMatch(/(?:account|token|tài khoản|Tài khoản) [\w-]{8}/);
    const inspector = await as('inspector', { provinceCode: '68' });
    expect([inspector.includes('Tên lan'), inspector.includes('Cơ sở sản xuất, ')]).toEqual([false, true]);
  });
});
