import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../server/domain/principal.ts';
import type { BindingRequest } from '../../server/identity/binding.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { type CallOptions, startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient, hiddenFields } from '../support/console.ts';
import { signedIn, signedInAgain, type TestSession } from '../support/sessions.ts';

/** Somebody's form with all that it needs to be taken. */
interface OpenForm {
  readonly binding: BindingRequest;
  /** Where it is sent. */
  readonly path: string;
  /** Where it is opened, unless at its own path. */
  readonly page?: string;
  readonly fields: Readonly<Record<string, string>>;
}

const HIGHLAND: BindingRequest = { role: 'producer', producerId: 'highland' };
const PROVINCE: BindingRequest = { role: 'officer', provinceCode: '68' };

let test: TestApp;
let batch = '';
let lotId = '';
beforeAll(async () => {
  test = await startTestApp();
  const { db } = test.storage;
  await writeRegistry(db);
  const commune = { code: '24763', provinceCode: '68', name: 'Xã Đức Trọng', matchKey: 'duc trong' };
  await upsertCommune(db, commune);
  const post = async (url: string, payload: object) =>
    (await test.call({ method: 'POST', url: `/api/v1/${url}`, payload })).json();
  // Nobody is the last administrator.
  await signedIn(test, { role: 'admin' });
  batch = (await post('batches', { variantId: 'tea-bag', quantity: 100 })).code;
  await post(`batches/${batch}/ranges`, { action: 'print', first: 0, last: 99 });
  const lot = { productId: 'tea', number: 'L1', producedOn: '2026-02-20', declaredQuantity: 100 };
  lotId = (await post('lots', lot)).id;
});
afterAll(() => test.close());

const FORMS: Readonly<Record<string, () => OpenForm>> = {
  'an order': () => ({
    binding: HIGHLAND,
    path: '/console/batches/new',
    fields: { variantId: 'tea-bag', quantity: '40' },
  }),
  'an activation that was looked at': () => ({
    binding: HIGHLAND,
    path: `/console/batches/${batch}/activate`,
    fields: { step: 'confirm', choice: 'range', first: '1', last: '10', lotId, onceKey: 'activate-it' },
  }),
  'a lot': () => ({
    binding: HIGHLAND,
    path: '/console/lots/new',
    fields: { productId: 'tea', number: 'L2', producedOn: '2026-02-21', declaredQuantity: '50' },
  }),
  'an extension that was looked at': () => ({
    binding: PROVINCE,
    path: '/console/certificates/certificate-coffee/extension',
    fields: { step: 'confirm', until: '2027-08-01', reason: 'Chờ kết quả', onceKey: 'extend-it' },
  }),
  'a recall': () => ({
    binding: PROVINCE,
    path: `/console/lots/${lotId}/recall`,
    fields: { reason: 'Nhiễm khuẩn', 'notice.vi': 'Không dùng sản phẩm của lô này', onceKey: 'recall-it' },
  }),
  'an invitation': () => ({
    binding: { role: 'admin' },
    path: '/console/accounts/new',
    page: '/console/accounts/new?role=inspector',
    fields: { role: 'inspector', name: 'Lê Văn Minh', email: 'minh@example.vn', provinceCode: '68' },
  }),
};

interface Change {
  readonly name: string;
  readonly of: readonly Role[];
  readonly call: (accountId: string) => CallOptions;
  /** Who they are then; null when they cannot sign in any more, or are as before. */
  readonly afterwards: BindingRequest | null;
}

const become = (name: string, of: readonly Role[], afterwards: BindingRequest): Change => ({
  name,
  of,
  call: (id) => ({ method: 'PATCH', url: `/api/v1/accounts/${id}`, payload: afterwards }),
  afterwards,
});
const EVERYBODY: readonly Role[] = ['producer', 'officer', 'admin'];

/** What an administrator does meanwhile to the account of whoever has a form open. */
const CHANGES: readonly Change[] = [
  become('another producer', ['producer'], { role: 'producer', producerId: 'bay' }),
  become('another province', ['officer'], { role: 'officer', provinceCode: '22' }),
  become('one commune alone', ['officer'], { role: 'officer', communeCode: '24763' }),
  become('another role', EVERYBODY, { role: 'inspector', provinceCode: '68' }),
  {
    name: 'account ended',
    of: EVERYBODY,
    call: (id) => ({
      method: 'POST',
      url: `/api/v1/accounts/${id}/ending`,
      payload: { reason: 'Nghỉ việc' },
    }),
    afterwards: null,
  },
  {
    name: 'signed out',
    of: EVERYBODY,
    call: (id) => ({ method: 'DELETE', url: `/api/v1/accounts/${id}/sessions` }),
    afterwards: null,
  },
];

/** Everything that is kept, but for what sessions, attempts and the change itself leave. */
async function kept(): Promise<string> {
  const { db } = test.storage;
  const own = ['account', 'session', 'audit_entry', 'refusal', 'idempotency_key', 'account_device', 'person'];
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
    db,
  );
  const tables: unknown[] = [];
  for (const { name } of rows.filter(
    (table) => !own.includes(table.name) && !table.name.startsWith('sqlite_'),
  ))
    tables.push(name, (await sql`select * from ${sql.table(name)}`.execute(db)).rows);
  return JSON.stringify(tables);
}

const send = ({ cookie }: TestSession, { path }: OpenForm, fields: Record<string, string>) =>
  consoleClient(test, { cookie, 'sec-fetch-site': 'same-origin' }).post(path, fields);

const CASES = Object.entries(FORMS).flatMap(([form, formOf]) =>
  CHANGES.filter(({ of }) => of.includes(formOf().binding.role)).map((change) => ({
    ...change,
    name: `${form}, ${change.name}`,
    formOf,
  })),
);

/** The page that says no. */
const REFUSED = /<h1>Bạn không có quyền ở đây<\/h1>|role="alert"/;

const fieldsOf = async ({ cookie }: TestSession, { path, page = path }: OpenForm) =>
  hiddenFields((await consoleClient(test, { cookie }).open(page)).html, path);

describe('a form that stands open while an administrator acts on its sender', () => {
  it.each(CASES)('does nothing, in words: $name', async ({ formOf, call, afterwards }) => {
    const form = formOf();
    const sender = await signedIn(test, form.binding);
    const fields = { ...(await fieldsOf(sender, form)), ...form.fields };
    const changed = await test.call(call(sender.accountId));
    expect([changed.statusCode < 300, changed.body]).toEqual([true, changed.body]);

    const before = await kept();
    const answer = await send(sender, form, fields);
    expect([answer.status, answer.html.includes('vẫn được giữ')]).toEqual([401, true]);
    // Nor when they sign in again, as who they are now.
    if (afterwards !== null) {
      const again = await signedInAgain(test, sender, afterwards.role);
      const later = await send(again, form, { ...fields, csrf: again.csrf });
      expect([later.status, REFUSED.test(later.html)]).toEqual([403, true]);
    }
    expect(await kept()).toBe(before);
  });

  it.each(Object.entries(FORMS))('is taken where nobody did: %s', async (_name, formOf) => {
    const form = formOf();
    const sender = await signedIn(test, form.binding);
    const before = await kept();
    const answer = await send(sender, form, { ...(await fieldsOf(sender, form)), ...form.fields });
    expect([answer.status < 400, answer.status < 400 || answer.html]).toEqual([true, true]);
    expect(await kept()).not.toBe(before);
  });
});
