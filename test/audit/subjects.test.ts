import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationWorld, SAID } from '../applications/application-world.ts';
import { consoleClient } from '../support/console.ts';
import { join, newBrowser } from '../support/people.ts';

let world: Awaited<ReturnType<typeof applicationWorld>>;
let erased: string;
beforeAll(async () => {
  world = await applicationWorld();
  const { test } = world;
  const person = { role: 'producer', producerId: 'highland', name: 'Lê Thị Lan', email: 'lan@example.vn' };
  erased = (await join(test, newBrowser(test), person)).id;
  for (const act of ['ending', 'erasure']) {
    const answer = await test.call({
      method: 'POST',
      url: `/api/v1/accounts/${erased}/${act}`,
      payload: { reason: 'đã nghỉ việc' },
    });
    expect(answer.statusCode, answer.body).toBeLessThan(300);
  }
});
afterAll(() => world.close());

const textOf = (html: string) =>
  html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(+code));

/** What an administrator, or an officer of Lâm Đồng, reads on a page of the log. */
async function read(path: string, role: 'admin' | 'officer' = 'admin') {
  const token = await world.test.token(role, role === 'officer' ? { provinceCode: '68' } : {});
  const page = await consoleClient(world.test, { authorization: `Bearer ${token}` }).open(path);
  expect(page.status).toBe(200);
  return { html: page.html, text: textOf(page.html).replaceAll(/\s+/g, ' ') };
}

describe('what an entry is about, in words', () => {
  it('the list of accounts that somebody read', async () => {
    await world.test.call({ url: '/api/v1/accounts' });
    const { text, html } = await read('/console/audit?action=account.list');
    expect(text).toContain('Danh sách tài khoản');
    expect(text).not.toContain('*');
    expect(html).not.toContain('/console/accounts/*');
  });

  it('a table that somebody took along', async () => {
    await world.test.call({ url: '/api/v1/ledger/table?format=csv' });
    expect((await read('/console/audit?action=table.export')).text).toContain('Sổ theo dõi tem');
  });

  it('an application by the name of the producer that applies, with the way to it', async () => {
    await world.apply();
    const { id } = await world.read(SAID.name);
    for (const role of ['admin', 'officer'] as const) {
      const { text, html } = await read('/console/audit?subjectKind=application', role);
      expect(text).toContain(SAID.name);
      expect(text).not.toContain(id);
      expect(html).toContain(`href="/console/review/applications/${id}"`);
    }
  });

  it('an account whose person was erased: by nothing that tells who it was, nor by its id', async () => {
    for (const role of ['admin', 'officer'] as const) {
      const { text } = await read(`/console/audit?subjectKind=account&subjectId=${erased}`, role);
      expect(text).toContain('Tài khoản đã xóa thông tin cá nhân');
      expect(text).not.toContain(erased.slice(0, 8));
      expect(text).not.toContain('Lan');
    }
  });

  it('an application whose applicant was erased: by the beginning of its id', async () => {
    const { secret } = await world.apply({ name: 'Hộ Trần Văn Mây', kind: 'household' });
    const { id } = await world.read('Hộ Trần Văn Mây');
    expect((await world.own('DELETE', secret)).statusCode).toBeLessThan(300);
    const { text } = await read(`/console/audit?subjectKind=application&subjectId=${id}`);
    expect(text).toContain(`Hồ sơ đăng ký cơ sở ${id.slice(0, 8)}…`);
    expect(text).not.toContain('Mây');
  });
});
