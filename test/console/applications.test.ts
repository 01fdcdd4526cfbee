import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applicationWorld, SAID } from '../applications/application-world.ts';
import { type ConsoleClient, consoleClient, hiddenFields } from '../support/console.ts';

let world: Awaited<ReturnType<typeof applicationWorld>>;
let applicant: ConsoleClient;
let officer: ConsoleClient;
beforeAll(async () => {
  world = await applicationWorld();
  applicant = consoleClient(world.test, { 'sec-fetch-site': 'same-origin' });
  const token = await world.test.token('officer', { provinceCode: '68' });
  officer = consoleClient(world.test, { authorization: `Bearer ${token}` });
});
afterAll(() => world.close());

const fields = {
  ...{ name: 'HTX Trang Mới', kind: 'cooperative', provinceCode: '68', commune: 'Đức Trọng' },
  ...{ address: '', taxCode: '', products: 'Chè\nMật ong' },
  ...{ 'contact.name': 'Lê Mây', 'contact.email': 'may@example.vn', 'contact.phone': '' },
};

describe('the pages of an applicant', () => {
  test('lead from signing in to the form, and from the form to where it stands', async () => {
    expect((await applicant.open('/console/sign-in')).html).toContain('href="/console/apply"');
    const sent = await applicant.submit('/console/apply', '/console/apply', fields);
    expect(sent.status).toBe(303);
    const page = await applicant.open(sent.location ?? '');
    expect(page.html).toContain('Đã gửi hồ sơ.');
    expect(page.html).toContain('Chè\nMật ong</textarea>');
    expect(page.response.headers['cache-control']).toBe('no-store');
  });

  test('keep what was typed and name the field that is wrong', async () => {
    const wrong = await applicant.submit('/console/apply', '/console/apply', {
      ...fields,
      commune: 'Xã Sao',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/name="commune"[^>]*aria-invalid="true"/);
    expect(wrong.html).toContain('value="HTX Trang Mới"');
    const mail = { ...fields, 'contact.email': 'sai' };
    const second = await applicant.submit('/console/apply', '/console/apply', mail);
    expect(second.html).toMatch(/name="contact.email"[^>]*aria-invalid="true"/);
  });
});

describe('the pages of who decides', () => {
  test('lead from the start page over the queue to the invitation', async () => {
    expect((await officer.open('/console')).html).toContain('1 cơ sở mới xin đăng ký');
    const list = await officer.open('/console/review/applications');
    const href = /href="(\/console\/review\/applications\/[^"?]+)"/.exec(list.html)?.[1] ?? '';
    const returned = await officer.submit(href, `${href}/return`, { reason: 'Thiếu địa chỉ' });
    expect(returned.location).toBe('/console/review/applications?done=returned');
    const link = await world.db.selectFrom('application').selectAll().executeTakeFirstOrThrow();
    expect(link.state).toBe('returned');
  });

  test('show the invitation once where no letters are sent, and whom the applicant may be', async () => {
    await world.test.call({
      method: 'POST',
      url: '/api/v1/producers',
      payload: { name: 'HTX Suối Bạc Chè', provinceCode: '68' },
    });
    await world.apply(SAID);
    const { id } = await world.read(SAID.name);
    const href = `/console/review/applications/${id}`;
    const page = await officer.open(href);
    expect(page.html).toContain('tên gần giống');
    const approve = { ...hiddenFields(page.html, `${href}/approve`), producerId: 'new' };
    const approved = await officer.post(`${href}/approve`, approve);
    expect(approved.html).toMatch(/\/console\/link\/[A-Za-z0-9_-]{43}/);
    expect(approved.html).toContain('Hồ sơ tiếp theo');
    expect((await officer.open(href)).html).toContain('Bước tiếp theo');
    const twice = await officer.post(`${href}/approve`, approve);
    expect(twice.status).toBe(409);
    expect(twice.html).toContain('đã được xử lý');
  });

  test('say that the tax code is registered in another province, and not whose it is', async () => {
    const name = 'HTX Cam Cao Phong Mới';
    await world.test.call({
      method: 'POST',
      url: '/api/v1/producers',
      payload: { name: 'HTX Cam Vịnh', provinceCode: '22', identifier: '5700 111 222' },
    });
    const contact = { ...SAID.contact, email: 'cam@example.vn' };
    await world.apply({ ...SAID, name, taxCode: '5700111222', contact });
    const { id } = await world.read(name);
    const { html } = await officer.open(`/console/review/applications/${id}`);
    expect(html).toMatch(/data-severity="warning".*Bộ cho biết được đó là cơ sở nào/s);
    expect(html).not.toContain('HTX Cam Vịnh');
  });

  test('keep what the queue is narrowed to, from the list through a decision', async () => {
    const contact = { ...SAID.contact, email: 'kept@example.vn' };
    await world.apply({ ...SAID, name: 'HTX Giữ Bộ Lọc', taxCode: null, contact });
    const { id } = await world.read('HTX Giữ Bộ Lọc');
    const queue = '/console/review/applications?state=submitted&provinceCode=68';
    const query = 'state=submitted&provinceCode=68';
    const plain = (html: string) => html.replaceAll('&#61;', '=').replaceAll('&#38;', '&');
    expect(plain((await officer.open(queue)).html)).toContain(`applications/${id}?${query}"`);
    const href = `/console/review/applications/${id}`;
    const page = await officer.open(`${href}?${query}`);
    expect(plain(page.html)).toContain(`action="${href}/return?${query}"`);
    const form = {
      ...hiddenFields(plain(page.html).replaceAll(`?${query}`, ''), `${href}/return`),
      reason: 'Thiếu địa chỉ',
    };
    const returned = await officer.post(`${href}/return?${query}`, form);
    expect(returned.location).toBe(`${queue}&done=returned`);
  });
});
