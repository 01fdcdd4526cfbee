import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditEntry, SYSTEM } from '../../server/domain/audit.ts';
import { appendAudits } from '../../server/storage/audit.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

const NOON_MS = Date.parse('2026-05-10T12:00:00+07:00');
const DAY_MS = 86_400_000;
const ENTRY: AuditEntry = {
  ...SYSTEM,
  timeMs: NOON_MS,
  action: 'product.edit',
  subjectKind: 'product',
  subjectId: 'tea',
  producerId: 'highland',
  provinceCode: '68',
  before: null,
  after: null,
  reason: null,
};

/** Told from oldest to newest; the reasons name them. */
const ENTRIES: readonly AuditEntry[] = [
  { ...ENTRY, reason: 'midnight', timeMs: Date.parse('2026-05-09T00:00:00+07:00') },
  { ...ENTRY, reason: 'evening', timeMs: Date.parse('2026-05-09T23:59:59+07:00') },
  { ...ENTRY, reason: 'morning', timeMs: Date.parse('2026-05-10T00:00:00+07:00') },
  { ...ENTRY, reason: 'bay', subjectId: 'fish', producerId: 'bay', provinceCode: '22' },
  { ...ENTRY, reason: 'named', before: { name: 'Chè' }, after: { name: 'Chè Ô Long' } },
  {
    ...ENTRY,
    reason: 'by somebody',
    actor: 'token:abc',
    role: 'officer',
    action: 'lot.amend',
    subjectKind: 'lot',
  },
  { ...ENTRY, reason: 'province', producerId: null, subjectKind: 'decision', subjectId: 'd1' },
  {
    ...ENTRY,
    reason: 'installation',
    producerId: null,
    provinceCode: null,
    subjectKind: 'key',
    action: 'key.create',
  },
  { ...ENTRY, reason: '=HYPERLINK("x")', subjectId: 'formula' },
];

let test: TestApp;
let first: number;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const commune = (code: string, provinceCode: string) => ({
    code,
    provinceCode,
    name: code,
    matchKey: code,
  });
  await upsertCommune(test.storage.db, commune('06700', '22'));
  await upsertCommune(test.storage.db, commune('24736', '68'));
  await test.storage.db
    .updateTable('producer')
    .set({ communeCode: '06700' })
    .where('id', '=', 'bay')
    .execute();
  first = (await test.call({ url: '/api/v1/audit/verification' })).json().entries + 1;
  await test.storage.db.transaction().execute((db) => appendAudits(db, ENTRIES));
});
afterAll(() => test.close());

const get = async (query: string, token?: string) => {
  const answer = await test.call({ url: `/api/v1/audit${query}`, ...(token === undefined ? {} : { token }) });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const reasons = async (query: string, token?: string) =>
  (await get(`?limit=200&${query}`, token)).items
    .map(({ reason }: { reason: string | null }) => reason)
    .filter((reason: string | null) => reason !== null);

describe('reading the audit log', () => {
  it.each<[string, readonly string[]]>([
    ['from=2026-05-09&to=2026-05-09', ['evening', 'midnight']],
    ['to=2026-05-09', ['evening', 'midnight']],
    ['from=2026-05-10&action=product.edit&producerId=highland', ['=HYPERLINK("x")', 'named', 'morning']],
    ['actor=token:abc', ['by somebody']],
    ['action=lot.amend', ['by somebody']],
    ['subjectKind=product&subjectId=fish', ['bay']],
    ['producerId=bay', ['bay']],
    ['provinceCode=22', ['bay']],
    ['q=che o LONG', ['named']],
    ['q=ô long chè', ['named']],
    ['q=somebody amend', ['by somebody']],
    ['q=nowhere', []],
  ])('?%s', async (query, expected) => {
    expect(await reasons(query)).toEqual(expected);
  });

  it('shows one entry with what it changed', async () => {
    expect(await get(`/${first + 4}`)).toMatchObject({
      seq: first + 4,
      before: { name: 'Chè' },
      after: { name: 'Chè Ô Long' },
      timeMs: NOON_MS,
      subjectName: 'tea',
      producerName: 'Hợp tác xã highland',
    });
  });

  it('pages through the same entries in any step, also where times are equal', async () => {
    const whole = (await get('?limit=200')).items;
    expect(whole.length).toBeGreaterThan(ENTRIES.length);
    const stepped: unknown[] = [];
    for (let cursor = ''; ; ) {
      const page = await get(`?limit=2${cursor}`);
      stepped.push(...page.items);
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(stepped).toEqual(whole);
  });

  it('looks at a bounded stretch for a text, and goes on from there', async () => {
    const many = Array.from({ length: 1_500 }, (_, place) => ({
      ...ENTRY,
      timeMs: NOON_MS + DAY_MS + place,
    }));
    await test.storage.db.transaction().execute((db) => appendAudits(db, many));
    const page = await get('?q=midnight');
    expect(page.items).toEqual([]);
    expect((await get(`?q=midnight&cursor=${page.next}`)).items).toMatchObject([{ reason: 'midnight' }]);
  });
});

describe('who may read what', () => {
  const all = 'to=2026-05-10';
  it.each<[string, Parameters<TestApp['token']>, readonly string[]]>([
    ['an officer of a province', ['officer', { provinceCode: '22' }], ['bay']],
    ['an officer of a commune', ['officer', { provinceCode: '22', communeCode: '06700' }], ['bay']],
    [
      'an officer of a commune without producers',
      ['officer', { provinceCode: '68', communeCode: '24736' }],
      [],
    ],
    [
      'an officer of the country',
      ['officer'],
      ['=HYPERLINK("x")', 'province', 'by somebody', 'named', 'bay', 'morning', 'evening', 'midnight'],
    ],
    [
      'a producer',
      ['producer', { producerId: 'highland' }],
      ['=HYPERLINK("x")', 'by somebody', 'named', 'morning', 'evening', 'midnight'],
    ],
  ])('%s', async (_name, caller, expected) => {
    const token = await test.token(...caller);
    expect(await reasons(all, token)).toEqual(expected);
    const answer = await test.call({ url: `/api/v1/audit/${first + 7}`, token });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
    const table = await test.call({ url: `/api/v1/audit/table?format=csv&${all}`, token });
    const rows: string[][] = parse(table.body, { bom: true });
    expect(rows.length).toBe((await get(`?limit=200&${all}`, token)).items.length + 1);
  });

  it('an inspector nothing but cases', async () => {
    const token = await test.token('inspector');
    expect(await reasons(all, token)).toEqual([]);
    const answer = await test.call({ url: `/api/v1/audit/${first + 7}`, token });
    expect(answer.statusCode).toBe(404);
  });
});

describe('the table', () => {
  it('is a CSV file that runs no formula', async () => {
    const answer = await test.call({
      url: '/api/v1/audit/table?format=csv&to=2026-05-10&subjectId=formula',
      headers: { 'accept-language': 'en' },
    });
    expect(answer.headers['content-disposition']).toContain('audit.csv');
    const [header = [], row = []]: string[][] = parse(answer.body, { bom: true });
    expect(header.slice(0, 3)).toEqual(['No.', 'Time', 'Who']);
    expect(row).toContain('\'=HYPERLINK("x")');
    expect(row[1]).toBe('2026-05-10 12:00:00');
  });

  it('is a workbook, narrowed by the words that were searched', async () => {
    const answer = await test.call({ url: '/api/v1/audit/table?q=che%20o%20long' });
    const rows = await readSheet(answer.rawPayload);
    expect(rows[0]?.slice(0, 3)).toEqual(['Số', 'Thời điểm', 'Người thực hiện']);
    expect(rows.slice(1).map((cells) => cells[12])).toEqual(['named']);
  });

  it.each(['from=2026-02-30', 'to=2026-13-01'])('refuses a day that does not exist: %s', async (query) => {
    for (const path of ['', '/table']) {
      const answer = await test.call({ url: `/api/v1/audit${path}?${query}` });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'date-invalid']);
    }
  });
});
