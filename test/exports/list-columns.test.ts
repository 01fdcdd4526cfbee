import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS, type ListName } from '../../server/exports/lists.ts';
import { SAID as APPLICATION, newSecret } from '../applications/application-world.ts';
import { type CaseWorld, caseWorld } from '../cases/case-world.ts';

const Item = Type.Record(Type.String(), Type.Unknown());
const Answer = Type.Object({ items: Type.Array(Item) });

/** Members of the answers that their files leave out: for programs, a list or an object, or told by another column. */
const LEFT_OUT: Readonly<Record<ListName, readonly string[]>> = {
  producers: ['formerAddress', 'updatedMs'],
  products: ['updatedMs'],
  variants: ['imageId', 'updatedMs'],
  lots: [
    'productId',
    'recall.actor',
    'recall.notice.en',
    'recall.notice.vi',
    'createdBy',
    'materials',
    'stages',
  ],
  batches: [
    'variantId',
    'productId',
    'producerId',
    'hiddenCode',
    'linkForm',
    'origin',
    'kid',
    'logVersion',
    'quotaRule',
    'createdBy',
    'summary.expiresInDays',
  ],
  accounts: ['hasSecondFactor', 'needsSecondFactor', 'person.locale'],
  submissions: [
    'producerId',
    'subjectId',
    'parentId',
    'submittedBy',
    'decidedBy',
    'grounds',
    'resultId',
    'supersedes',
    'updatedMs',
  ],
  applications: ['communeCode', 'updatedMs'],
  cases: [
    'batchCode',
    'stampIndex',
    'verdict',
    'productId',
    'producerId',
    'openedBy',
    'causeClass',
    'updatedMs',
  ],
  imports: ['version', 'createdBy', 'updatedMs', 'undoneBy'],
  'product-figures': [],
};

/** What narrows each list to some rows. */
const FILTERS: Partial<Record<ListName, string>> = {
  variants: 'productId=nuts',
  'product-figures': 'producerId=longviet',
};

let world: CaseWorld;
const get = (path: string) => world.market.test.call({ url: `/api/v1/${path}` });

beforeAll(async () => {
  world = await caseWorld();
  const { test } = world.market;
  const send = async (url: string, payload: object, token?: string) => {
    const method = url.startsWith('products/') ? 'PATCH' : 'POST';
    const answer = await world.market.test.call({
      method,
      url: `/api/v1/${url}`,
      payload,
      ...(token === undefined ? {} : { token }),
    });
    expect([url, answer.statusCode < 300, answer.body]).toEqual([url, true, answer.body]);
  };
  const reported = await world.report({ stamp: world.market.links.authentic, text: 'x' });
  expect(reported.status).toBe(201);
  await send('applications', { ...APPLICATION, commune: '24763', secret: newSecret() });
  const person = {
    role: 'officer',
    provinceCode: '68',
    name: '=Hoa',
    email: 'hoa@example.vn',
    phone: '+84 90',
  };
  await send('accounts', person);
  await send('products/nuts', { nameEn: 'Nuts' }, await test.token('producer', { producerId: 'longviet' }));
  await send('lots', { productId: 'nuts', number: '=L2', producedOn: '2026-11-01', declaredQuantity: 5 });
  const form = new FormData();
  for (const [name, value] of Object.entries({
    number: '7/QĐ-UBND',
    signedOn: '2026-02-10',
    authority: 'UBND tỉnh Lâm Đồng',
    provinceCode: '68',
  }))
    form.append(name, value);
  form.append('file', new Blob(['Tên sản phẩm;Nhóm;Chủ thể;Sao\nChè;Đồ uống;HTX Một;3\n']), 'annex.csv');
  const encoded = new Response(form);
  const uploaded = await test.call({
    method: 'POST',
    url: '/api/v1/imports/annexes',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  expect([uploaded.statusCode, uploaded.body]).toEqual([201, uploaded.body]);
});
afterAll(() => world.market.close());

const UTC_PLUS_7_MS = 7 * 3_600_000;
const wallClock = (timeMs: number) =>
  new Date(timeMs + UTC_PLUS_7_MS).toISOString().slice(0, 19).replace('T', ' ');

/** What a CSV cell must hold, by the list's own answer. */
function told(value: unknown, kind: string): string {
  if (value === null || value === undefined) return '';
  if (kind === 'time') return wallClock(Number(value));
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  return kind === 'text' && /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** What a cell of a workbook must hold. */
function typed(value: unknown, kind: string): unknown {
  if (value === null || value === undefined || value === '') return null;
  if (kind === 'time') return wallClock(Number(value));
  return Array.isArray(value) ? value.join('; ') : value;
}

/** Cells as {@link typed} has them: a reader tells days and times as moments of UTC, in fractions of a day. */
function read(cell: unknown, kind: string): unknown {
  if (!(cell instanceof Date)) return cell;
  const text = new Date(Math.round(cell.getTime() / 1_000) * 1_000).toISOString();
  return kind === 'day' ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every member that is not an object, by its names with dots between them. */
function flat(item: Readonly<Record<string, unknown>>, before = ''): Map<string, unknown> {
  return new Map(
    Object.entries(item).flatMap(([name, value]) =>
      isRecord(value) ? [...flat(value, `${before}${name}.`)] : [[`${before}${name}`, value] as const],
    ),
  );
}

const isOfObjects = (value: unknown) => Array.isArray(value) && value.some(isRecord);

describe.each(Object.keys(LISTS) as ListName[])('the file of the list of %s', (list) => {
  const columns: readonly { readonly member: string; readonly kind: string }[] = LISTS[list].columns;
  const items = async () => {
    const filter = FILTERS[list] ?? '';
    const path = LISTS[list].path.replace(':productId', 'nuts');
    const query = list === 'variants' ? '' : `?limit=200&${filter}`;
    const { body } = await get(`${path}${list === 'product-figures' ? `?${filter}` : query}`);
    const found = Value.Parse(Answer, JSON.parse(body)).items.map((item) => flat(item));
    expect(found.length).toBeGreaterThan(0);
    return found;
  };

  it('has in every cell what the list says', async () => {
    const rows = await items();
    const csv = await get(`exports/lists/${list}?${FILTERS[list] ?? ''}&format=csv`);
    expect([csv.statusCode, csv.body.startsWith('\ufeff')]).toEqual([200, true]);
    const [header = [], ...cells]: string[][] = parse(csv.body.slice(1));
    expect(header.length).toBe(columns.length);
    expect(cells).toEqual(
      rows.map((item) => columns.map(({ member, kind }) => told(item.get(member), kind))),
    );

    const xlsx = await get(`exports/lists/${list}?${FILTERS[list] ?? ''}&format=xlsx`);
    const [names, ...sheet] = await readSheet(xlsx.rawPayload);
    expect(names).toEqual(header);
    expect(sheet.map((row) => row.map((cell, place) => read(cell, columns[place]?.kind ?? '')))).toEqual(
      rows.map((item) => columns.map(({ member, kind }) => typed(item.get(member), kind))),
    );
  });

  it('leaves out nothing that a reader would miss', async () => {
    const members = new Set(
      (await items()).flatMap((item) =>
        [...item].flatMap(([name, value]) => (isOfObjects(value) ? [] : [name])),
      ),
    );
    const exported = new Set(columns.map(({ member }) => member));
    const isWhole = (name: string) => ![...exported].some((other) => other.startsWith(`${name}.`));
    const missing = [...members].filter((name) => isWhole(name) && !exported.has(name));
    expect(missing.toSorted()).toEqual(LEFT_OUT[list].toSorted());
  });
});
