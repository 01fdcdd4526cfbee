import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WAITING_LIMIT } from '../../server/applications/apply.ts';
import { CONTACT_DAYS, forgetApplicants } from '../../server/applications/retention.ts';
import { upsertCommune } from '../../server/storage/places.ts';
import { newBrowser, secretOf } from '../support/people.ts';
import { applicationWorld, COMMUNE, newSecret, SAID } from './application-world.ts';

let world: Awaited<ReturnType<typeof applicationWorld>>;
beforeAll(async () => {
  world = await applicationWorld();
});
afterAll(() => world.close());

const DAY_MS = 24 * 3_600_000;

/** Whether the database's files hold a text anywhere, rows or not. */
const keptInFiles = (text: string) => {
  const { file } = world.test.storage;
  return [file, `${file}-wal`].some((path) => readFileSync(path).includes(text));
};

describe('a producer without an account', () => {
  test('applies, is approved, and comes in by its invitation, with producer and account made together', async () => {
    const { status, body, secret } = await world.apply();
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'submitted', communeCode: '24763', communeName: 'Xã Đức Trọng' });
    expect(body.url).toContain(`/console/apply/${secret}`);
    const seen = await world.read(SAID.name);
    expect(seen).toMatchObject({ mayDecide: true, like: [], contact: { email: 'suong@example.vn' } });
    const decided = await world.decide(seen.id, { decision: 'approve', version: seen.updatedMs });
    expect(decided.statusCode).toBe(200);
    const { producerId, link } = decided.json();
    expect((await world.test.call({ url: `/api/v1/producers/${producerId}` })).json()).toMatchObject({
      name: SAID.name,
      kind: 'cooperative',
      identifier: '5800 123 456',
      communeCode: '24763',
    });
    expect((await world.own('GET', secret)).json()).toMatchObject({ state: 'approved' });
    const browser = newBrowser(world.test);
    const accepted = await browser.send('POST', `one-time-links/${secretOf(link.url)}`, {
      password: 'mận chín đầu mùa 7 kg',
    });
    expect(accepted.json()).toMatchObject({ stage: 'open' });
    // A second click, a second tab.
    const again = await world.decide(seen.id, { decision: 'approve', version: seen.updatedMs });
    expect(again.json().code).toBe('application-decided');
  });

  test('applies once however often the same form is sent', async () => {
    const secret = newSecret();
    const first = await world.apply({ name: 'HTX Hai Lần' }, secret);
    const second = await world.apply({ name: 'HTX Hai Lần' }, secret);
    expect([first.status, second.status]).toEqual([201, 201]);
    const rows = await world.db
      .selectFrom('application')
      .where('name', '=', 'HTX Hai Lần')
      .selectAll()
      .execute();
    expect(rows).toHaveLength(1);
  });

  test.each([
    [{ name: ' ' }, 'text-empty', 'name'],
    [{ provinceCode: '99' }, 'province-unknown', 'provinceCode'],
    [{ commune: 'Xã Không Có' }, 'commune-unknown', 'commune'],
    [{ products: ['  '] }, 'text-empty', 'products'],
    [{ contact: { ...SAID.contact, email: 'khong phai thu' } }, 'email-invalid', 'contact.email'],
    [{ products: Array(21).fill('Chè') }, 'field-invalid', 'products'],
  ])('is told what is wrong: %j', async (said, code, field) => {
    expect((await world.apply(said)).body).toMatchObject({ code, field });
  });

  test('from one network is slowed down, and a large body refused', async () => {
    const send = (payload: object) =>
      world.test.app.inject({
        method: 'POST',
        url: '/api/v1/applications',
        remoteAddress: '192.0.2.44',
        payload,
      });
    const large = await send({ ...SAID, secret: newSecret(), address: 'x'.repeat(40_000) });
    expect(large.statusCode).toBe(413);
    const codes: number[] = [];
    for (let time = 0; time < 12; time += 1)
      codes.push((await send({ ...SAID, name: `HTX Dồn ${time}`, secret: newSecret() })).statusCode);
    expect(codes.slice(0, 10)).toEqual(Array(10).fill(201));
    expect(codes.slice(10)).toEqual([429, 429]);
  });

  test('from the many networks of one IPv6 connection is slowed down too', async () => {
    const secret = newSecret();
    const send = async (remoteAddress: string) => {
      const payload = { ...SAID, name: 'HTX Một đường truyền', secret };
      const request = { method: 'POST', url: '/api/v1/applications', remoteAddress, payload } as const;
      return (await world.test.app.inject(request)).statusCode;
    };
    for (let time = 0; time < 40; time += 1) expect(await send(`2001:db8:5:${time}::1`)).toBe(201);
    expect(await send('2001:db8:5:ffff::1')).toBe(429);
    expect(await send('2001:db8:6::1')).toBe(201);
    await world.own('DELETE', secret);
  });

  test('mends what was returned and sends it again', async () => {
    const { secret } = await world.apply({ name: 'HTX Bổ Sung' });
    const seen = await world.read('HTX Bổ Sung');
    const empty = await world.decide(seen.id, { decision: 'return', version: seen.updatedMs });
    expect(empty.json()).toMatchObject({ code: 'return-reason' });
    await world.decide(seen.id, { decision: 'return', version: seen.updatedMs, reason: 'Thiếu địa chỉ' });
    expect((await world.own('GET', secret)).json()).toMatchObject({
      state: 'returned',
      reason: 'Thiếu địa chỉ',
    });
    const amended = await world.own('PUT', secret, { ...SAID, name: 'HTX Bổ Sung', address: 'Thôn 9' });
    expect(amended.json()).toMatchObject({ state: 'submitted', address: 'Thôn 9' });
    // What was looked at before is not what waits now.
    const stale = await world.decide(seen.id, { decision: 'approve', version: seen.updatedMs });
    expect(stale.json().code).toBe('version-conflict');
    const now = await world.read('HTX Bổ Sung');
    const refused = { decision: 'refuse', version: now.updatedMs, reason: 'Không có trên địa bàn' };
    expect((await world.decide(now.id, refused)).json()).toMatchObject({ state: 'refused' });
    expect((await world.own('PUT', secret, { ...SAID })).json().code).toBe('application-decided');
  });

  test('is told where as many wait as may, also on the way there', async () => {
    const { secret } = await world.apply({ name: 'HTX Chuyển Tỉnh' });
    const row = await world.db
      .selectFrom('application')
      .where('name', '=', 'HTX Chuyển Tỉnh')
      .selectAll()
      .executeTakeFirstOrThrow();
    const waiting = Array.from({ length: WAITING_LIMIT }, (_, at) => {
      const secretHash = `waiting-${at}`;
      return { ...row, id: secretHash, secretHash, name: 'HTX Chờ', provinceCode: '22', communeCode: null };
    });
    for (let at = 0; at < WAITING_LIMIT; at += 50)
      await world.db
        .insertInto('application')
        .values(waiting.slice(at, at + 50))
        .execute();
    await upsertCommune(world.db, { ...COMMUNE, code: '06994', provinceCode: '22' });
    const there = { provinceCode: '22' };
    expect((await world.apply(there)).body.code).toBe('applications-full');
    const amend = (said: object) => world.own('PUT', secret, { ...SAID, name: 'HTX Chuyển Tỉnh', ...said });
    expect((await amend(there)).json().code).toBe('applications-full');
    expect((await amend({ address: 'Thôn 4' })).statusCode).toBe(200);
    await world.db.deleteFrom('application').where('id', '=', 'waiting-0').execute();
    expect((await amend(there)).statusCode).toBe(200);
    const told = await world.db
      .selectFrom('auditEntry')
      .where('subjectId', '=', row.id)
      .where('action', '=', 'application.amend')
      .select('provinceCode')
      .orderBy('seq')
      .execute();
    expect(told.map(({ provinceCode }) => provinceCode)).toEqual(['68', '22']);
    await world.db.deleteFrom('application').where('name', '=', 'HTX Chờ').execute();
    expect((await amend({})).statusCode).toBe(200);
    await world.own('DELETE', secret);
  });

  test('takes its application back and is erased; a household with its name', async () => {
    const { secret } = await world.apply({ name: 'Hộ Trần Văn Lúa', kind: 'household' });
    expect((await world.own('DELETE', secret)).json()).toMatchObject({
      state: 'withdrawn',
      name: '',
      contact: null,
    });
    const left = JSON.stringify(await world.db.selectFrom('application').selectAll().execute());
    expect(left).not.toContain('Trần Văn Lúa');
    expect((await world.own('GET', newSecret())).json().code).toBe('application-unknown');
    expect(keptInFiles('Trần Văn Lúa')).toBe(false);
  });

  test('is erased with the account that came of it, also from the files of the database', async () => {
    const person = { ...SAID.contact, name: 'Hoàng Thị Ngoãn', email: 'ngoan@example.vn' };
    const { secret } = await world.apply({ name: 'Hợp tác xã Suối Ngoãn', taxCode: null, contact: person });
    const seen = await world.read('Hợp tác xã Suối Ngoãn');
    await world.decide(seen.id, { decision: 'approve', version: seen.updatedMs });
    const { accountId } = await world.db
      .selectFrom('application')
      .select('accountId')
      .where('id', '=', seen.id)
      .executeTakeFirstOrThrow();
    expect(keptInFiles(person.email)).toBe(true);
    for (const act of ['ending', 'erasure']) {
      const url = `/api/v1/accounts/${accountId}/${act}`;
      await world.test.call({ method: 'POST', url, payload: { reason: 'Theo yêu cầu' } });
    }
    expect((await world.own('GET', secret)).json()).toMatchObject({ state: 'approved', contact: null });
    for (const personal of [person.name, person.email]) expect(keptInFiles(personal)).toBe(false);
  });
});

describe('whoever decides', () => {
  test('is shown producers of the same tax code, name or a similar one, and may say that it is one of them', async () => {
    const known = await world.test.call({
      method: 'POST',
      url: '/api/v1/producers',
      payload: { name: 'Hợp tác xã Mắc ca Tây Sơn', provinceCode: '68', identifier: '5800-999-888' },
    });
    const { id } = known.json();
    await world.apply({
      name: 'HTX Mắc ca Tây Sơn',
      taxCode: '5800999888',
      contact: { ...SAID.contact, email: 'macca@example.vn' },
    });
    const seen = await world.read('HTX Mắc ca Tây Sơn');
    expect(seen.like).toMatchObject([{ id, by: 'tax-code' }]);
    const asNew = await world.decide(seen.id, { decision: 'approve', version: seen.updatedMs });
    expect(asNew.json().code).toBe('producer-exists');
    const approve = { decision: 'approve', version: seen.updatedMs, producerId: id };
    expect((await world.decide(seen.id, approve)).json()).toMatchObject({
      state: 'approved',
      producerId: id,
    });
  });

  test('makes nothing at all when the invitation cannot be made', async () => {
    await world.apply({ name: 'HTX Trùng Thư', contact: { ...SAID.contact, email: 'macca@example.vn' } });
    const seen = await world.read('HTX Trùng Thư');
    const answer = await world.decide(seen.id, { decision: 'approve', version: seen.updatedMs });
    expect(answer.json().code).toBe('email-taken');
    const made = await world.db
      .selectFrom('producer')
      .where('name', '=', 'HTX Trùng Thư')
      .selectAll()
      .execute();
    expect(made).toEqual([]);
  });

  test('sees only the own place, and a producer or inspector nothing', async () => {
    await world.apply({ name: 'HTX Địa Bàn' });
    const { id, updatedMs } = await world.read('HTX Địa Bàn');
    const token = (binding: object) => world.test.token('officer', binding);
    const elsewhere = await token({ provinceCode: '22' });
    const commune = await token({ provinceCode: '68', communeCode: '24763' });
    const names = async (bearer: string) => {
      const answer = await world.test.call({ url: '/api/v1/applications?limit=200', token: bearer });
      return answer.json().items.map(({ name }: { name: string }) => name);
    };
    expect(await names(elsewhere)).toEqual([]);
    expect(await names(commune)).toContain('HTX Địa Bàn');
    const decision = { decision: 'refuse', version: updatedMs, reason: 'Không rõ' };
    expect((await world.decide(id, decision, elsewhere)).statusCode).toBe(404);
    const inspector = await world.test.token('inspector', { provinceCode: '68' });
    expect((await world.test.call({ url: '/api/v1/applications', token: inspector })).statusCode).toBe(403);
    expect((await world.decide(id, decision, commune)).json()).toMatchObject({ state: 'refused' });
  });

  test('is told in the log, which repeats nothing that the applicant said', async () => {
    const entries = await world.db
      .selectFrom('auditEntry')
      .where('subjectKind', '=', 'application')
      .selectAll()
      .execute();
    expect(new Set(entries.map(({ action }) => action))).toContain('application.read');
    const told = entries.map(({ beforeJson, afterJson, reason }) => [beforeJson, afterJson, reason]);
    expect(JSON.stringify(told)).not.toMatch(/Sương|example\.vn|0901.?234.?567|Suối Bạc/);
  });

  test(`has forgotten who applied ${CONTACT_DAYS} days after the decision`, async () => {
    const persons = async () =>
      (
        await world.db
          .selectFrom('applicationContact')
          .innerJoin('application', 'application.id', 'applicationId')
          .where('state', '!=', 'submitted')
          .selectAll()
          .execute()
      ).length;
    const clock = (days: number) => () => world.test.clock.now() + days * DAY_MS;
    await forgetApplicants({ db: world.db, clock: clock(CONTACT_DAYS - 1) });
    expect(await persons()).toBeGreaterThan(0);
    await forgetApplicants({ db: world.db, clock: clock(CONTACT_DAYS + 1) });
    expect(await persons()).toBe(0);
  });
});
