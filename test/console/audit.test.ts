import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differenceTable } from '../../scanner-web/views/console/audit/difference.ts';
import { wordDifference } from '../../scanner-web/views/console/audit/word-difference.ts';
import { historyCard } from '../../scanner-web/views/console/index.ts';
import { SYSTEM } from '../../server/domain/audit.ts';
import { appendAudits } from '../../server/storage/audit.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
let admin: ConsoleClient;
let first: number;
const HOSTILE = `<script>x</script>"'&`;

beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  admin = consoleClient(test, { authorization: `Bearer ${await test.token('admin')}` });
  first = (await test.call({ url: '/api/v1/audit/verification' })).json().entries + 1;
  const entry = {
    ...SYSTEM,
    timeMs: test.clock.now(),
    action: 'product.edit',
    subjectKind: 'product',
    subjectId: 'tea',
    producerId: 'highland',
    provinceCode: '68',
    before: { name: 'Chè' },
    after: { name: HOSTILE },
    reason: HOSTILE,
  };
  const more = Array.from({ length: 60 }, (_, place) => ({ ...entry, reason: `number ${place}` }));
  await test.storage.db.transaction().execute((db) => appendAudits(db, [entry, ...more]));
});
afterAll(() => test.close());

const textOf = (html: string) =>
  html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
const rowsIn = (html: string) => html.match(/<a href="\/console\/audit\/\d+">/g)?.length ?? 0;

describe('the audit pages', () => {
  it('list, page and narrow', async () => {
    const page = await admin.open('/console/audit?subjectKind=product&subjectId=tea');
    expect(page.status).toBe(200);
    expect(rowsIn(page.html)).toBe(50);
    expect(page.html).toContain('Chỉ về Sản phẩm tea');
    const next = /<a class="button" rel="next" href="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect(rowsIn((await admin.open(textOf(next))).html)).toBe(11);
    expect(rowsIn((await admin.open('/console/audit?q=so%20nowhere')).html)).toBe(0);
    const found = await admin.open('/console/audit?q=number%2042');
    expect(rowsIn(found.html)).toBe(1);
    expect(textOf(found.html)).toContain('href="/api/v1/audit/table?q=number+42&only=changes&format=xlsx"');
  });

  it('lead to the page of the thing and to its history', async () => {
    const { html } = await admin.open('/console/audit?subjectKind=product&subjectId=tea');
    expect(html).toContain('<a href="/console/products/tea">');
    expect(textOf(html)).toContain('href="/console/audit?subjectKind=product&subjectId=tea"');
    expect((await admin.open(`/console/audit/${first}`)).html).toContain('href="/console/products/tea"');
  });

  it('tell changes without reads, and reads alone', async () => {
    const actions = async (query: string) =>
      (await test.call({ url: `/api/v1/audit?${query}` }))
        .json()
        .items.map(({ action }: { action: string }) => action);
    await test.call({ url: '/api/v1/accounts' });
    expect(new Set(await actions('only=reads'))).toEqual(new Set(['account.list']));
    expect(await actions('only=changes&subjectKind=account')).toEqual([]);
  });

  it('begin with changes, and tell of reads when asked for', async () => {
    await test.call({ url: '/api/v1/accounts' });
    const isTold = async (query: string) =>
      (await admin.open(`/console/audit${query}`)).html.split('<table')[1]?.includes('Danh sách tài khoản');
    const told = await Promise.all(
      ['', '?only=all', '?only=reads', '?action=account.list&only=changes'].map(isTold),
    );
    expect(told).toEqual([false, true, true, true]);
  });

  it('show an entry, with text as text', async () => {
    const page = await admin.open(`/console/audit/${first}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain(HOSTILE);
    expect(page.html).toContain('&#60;script&#62;');
    expect(page.html).toMatch(/<td data-label="Trước">Chè<\/td>/);
    expect((await admin.open('/console/audit/999999')).status).toBe(404);
    expect((await admin.open('/console/audit/none')).status).toBe(400);
  });

  it('show an inspector cases alone, and a producer its own', async () => {
    const headers = async (...caller: Parameters<TestApp['token']>) => ({
      authorization: `Bearer ${await test.token(...caller)}`,
    });
    const inspector = consoleClient(test, await headers('inspector'));
    expect(rowsIn((await inspector.open('/console/audit')).html)).toBe(0);
    expect((await inspector.open(`/console/audit/${first}`)).status).toBe(404);
    const bay = consoleClient(test, await headers('producer', { producerId: 'bay' }));
    // Of its own there is the making of its token.
    expect(rowsIn((await bay.open('/console/audit')).html)).toBe(1);
    expect((await bay.open(`/console/audit/${first}`)).status).toBe(404);
  });
});

describe('what changed', () => {
  const membersOf = (value: object | null) => (value === null ? null : { ...value });
  const cells = (html: string) =>
    [...html.matchAll(/<t[hd] (?:scope="row" )?data-label="[^"]*">(.*?)<\/t[hd]>/g)].map(([, cell]) => cell);

  it.each<[string, object | null, object | null, readonly string[]]>([
    ['a text', { name: 'a' }, { name: 'b' }, ['Name', 'a', 'b']],
    [
      'nothing to something',
      { gtin: null },
      { gtin: '0893' },
      ['GTIN', '<i class="muted">empty</i>', '0893'],
    ],
    [
      'a member below others',
      { story: { vi: 'a', en: 'x' } },
      { story: { vi: 'b', en: 'x' } },
      ['Story · Vietnamese', 'a', 'b'],
    ],
    [
      'an item of a list',
      { standards: [{ name: 'HACCP' }, { name: 'ISO' }] },
      { standards: [{ name: 'HACCP' }, { name: 'OCOP' }] },
      ['Standards · item 2 · Name', 'ISO', 'OCOP'],
    ],
    [
      'a day and a number',
      { expiresOn: '2026-11-03', stars: 3 },
      { expiresOn: '2027-11-03', stars: 4 },
      ['Expires on', '3 Nov 2026', '3 Nov 2027', 'Stars', '3', '4'],
    ],
    ['yes and no', { recalled: false }, { recalled: true }, ['Recalled', 'no', 'yes']],
    [
      'a code that has a word',
      { role: 'officer' },
      { role: 'admin' },
      ['Role', 'OCOP officer', 'Administrator'],
    ],
    [
      'what must not be told',
      { phone: { hidden: true } },
      { phone: null },
      ['Phone', '<i class="muted">hidden</i>', '<i class="muted">empty</i>'],
    ],
    ['something new', null, { quantity: 12_000, gtin: null }, ['Quantity', '12,000']],
    ['something that ended', { quantity: 5 }, null, ['Quantity', '5']],
    ['a member nobody named', { zeta: 1 }, { zeta: 2 }, ['zeta', '1', '2']],
  ])('%s', (_name, before, after, expected) => {
    expect(cells(differenceTable(membersOf(before), membersOf(after), 'en'))).toEqual(expected);
  });

  it('in a long text: the words', () => {
    const before = 'Cây chè cổ thụ mọc trên núi cao, quanh năm sương phủ, được hái bằng tay.';
    const after = 'Cây chè cổ thụ trên núi rất cao, quanh năm sương phủ, được hái bằng tay.';
    const [, was, is] = cells(differenceTable({ story: before }, { story: after }, 'vi'));
    expect(was).toContain('cổ thụ <del>mọc </del>trên núi cao,');
    expect(is).toContain('cổ thụ trên núi <ins>rất </ins>cao,');
  });
});

describe('words that differ', () => {
  const apply = (before: string, after: string) => {
    const parts = wordDifference(before, after);
    const side = (other: 'before' | 'after') =>
      parts
        .filter((part) => part.in !== other)
        .map(({ text }) => text)
        .join('');
    return [side('after'), side('before')];
  };

  it.each([
    ['', ''],
    ['', 'a b'],
    ['a b', ''],
    ['a b c d', 'a c d e'],
    ['same same', 'same same'],
    ['a  b\nc', 'a b\n\nc'],
    ['x '.repeat(900), 'y '.repeat(900)],
  ])('give both texts back: %j, %j', (before, after) => {
    expect(apply(before, after)).toEqual([before, after]);
  });
});

it('a history is nothing for who may not read the log, and says when it is empty', () => {
  const viewer = { actor: 'local', role: 'admin', known: new Map() };
  const history = { subjectKind: 'lot', subjectId: 'x', entries: [], viewer };
  expect(historyCard(null, 'vi')).toBe('');
  expect(historyCard(history, 'en')).toContain('No change has been recorded yet.');
});

it.each([
  ['/console/products/tea', 'product.edit'],
  ['/console/lots/lot', 'lot.amend'],
  ['/console/profile', 'producer.edit'],
])('%s tells the last changes of its thing', async (path, action) => {
  const { db } = test.storage;
  const subjectId = { '/console/products/tea': 'tea', '/console/profile': 'highland' }[path] ?? 'lot';
  const [subjectKind = ''] = action.split('.');
  const lot = { number: 'L-1', producedOn: '2026-02-20', declaredQuantity: 10 };
  let id = subjectId;
  if (subjectKind === 'lot') {
    const made = await test.call({
      method: 'POST',
      url: '/api/v1/lots',
      payload: { productId: 'tea', ...lot },
    });
    id = made.json().id;
  }
  const told = {
    ...SYSTEM,
    timeMs: test.clock.now(),
    action,
    subjectKind,
    subjectId: id,
    producerId: 'highland',
    provinceCode: '68',
    before: null,
    after: null,
    reason: 'điều cần biết',
  };
  await db.transaction().execute((transaction) => appendAudits(transaction, [told]));
  const producer = consoleClient(test, {
    authorization: `Bearer ${await test.token('producer', { producerId: 'highland' })}`,
  });
  const page = await producer.open(path.replace(/lot$/, id));
  expect(page.status).toBe(200);
  expect(page.html).toContain('<q>điều cần biết</q>');
  expect(textOf(page.html)).toContain(`/console/audit?subjectKind=${subjectKind}&subjectId=${id}`);
});
