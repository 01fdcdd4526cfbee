import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, caseWorld } from '../cases/case-world.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let world: CaseWorld;
let officer: ConsoleClient;
let number: string;
let link: string;
beforeAll(async () => {
  world = await caseWorld();
  const { test } = world.market;
  officer = await clientOf('officer', '68');
  link = (await world.fresh()).link;
  await world.suspect(link);
  const contact = { name: 'Phạm Thị Hoa', phone: '0905 111 222' };
  const said = {
    stamp: link,
    text: 'Hai hũ cùng một mã',
    provinceCode: '79',
    place: 'Chợ Bến Thành',
    contact,
  };
  number = (await world.report(said)).body.number ?? '';
  await world.report({ stamp: 'TEM LẠ KHÔNG RÕ', kind: 'other', provinceCode: '68' });
  test.clock.advance(3 * 86_400_000);
});
afterAll(() => world.market.close());

const clientOf = async (role: 'officer' | 'inspector', provinceCode: string) =>
  consoleClient(world.market.test, {
    authorization: `Bearer ${await world.market.test.token(role, { provinceCode })}`,
    'accept-language': 'vi',
  });

describe('the queue of cases', () => {
  it('shows what waits, the most pressing first, with how many', async () => {
    const { html } = await officer.open('/console/cases');
    expect(html).toContain('Vụ việc nghi vấn');
    expect(html).toMatch(/Đang mở<\/span><b>2<\/b>/);
    const [pressing, strange] = [html.indexOf(number), html.indexOf('TEM LẠ KHÔNG RÕ')];
    expect(pressing).toBeGreaterThan(0);
    expect(strange).toBeGreaterThan(pressing);
    expect(html).toContain('1 báo cáo, 1 người');
    expect(html).not.toContain('Phạm Thị Hoa');
  });

  it('is narrowed, and says so when nothing is left', async () => {
    const { html } = await officer.open('/console/cases?kind=other');
    expect(html).not.toContain(`/console/cases/${number}`);
    expect((await officer.open('/console/cases?kind=expired-goods')).html).toContain(
      'Hãy bỏ bớt điều kiện lọc',
    );
    expect((await officer.open('/console/cases?state=closed')).html).toContain('Không có vụ việc nào');
  });

  it('is narrowed by age, product and producer, and gone through case by case with the filter kept', async () => {
    const names = async (query: string) => {
      const { html } = await officer.open(`/console/cases?${query}`);
      return [...new Set([...html.matchAll(/\/console\/cases\/(VV-\d+-\d+)\?/g)].map(([, id]) => id))];
    };
    const [first = '', second = ''] = await names('state=open');
    expect(first).toBe(number);
    expect(await names('state=open&minAgeDays=7')).toEqual([first]);
    expect(await names('producerId=longviet')).toEqual([first]);
    expect(await names('productId=extended')).toEqual([]);
    const { html } = await officer.open(`/console/cases/${first}?state=open`);
    expect(html).toContain(`href="/console/cases/${second}?state&#61;open"`);
    expect(html).toContain('productId=nuts');
    const narrow = (await officer.open(`/console/cases/${first}?state=open&producerId=longviet`)).html;
    expect(narrow).not.toContain(`/console/cases/${second}`);
    expect((await officer.open(`/console/cases/${second}?state=open`)).html).toContain('Vụ việc trước');
  });

  it('goes out as a file without who reported', async () => {
    const token = await world.market.test.token('officer', { provinceCode: '68' });
    const url = '/api/v1/exports/lists/cases?format=csv&state=open';
    const { body, statusCode } = await world.market.test.call({ url, token });
    expect(statusCode).toBe(200);
    expect(body).toContain(number);
    expect(body).not.toContain('Hoa');
  });

  it('stands on the start page of officers and inspectors', async () => {
    const inspector = await clientOf('inspector', '79');
    for (const client of [officer, inspector]) {
      const { html } = await client.open('/console');
      expect(html).toContain('2 vụ việc nghi vấn đang mở');
      expect(html).toContain('href="/console/cases"');
    }
  });
});

describe('the page of a case', () => {
  it('says what, why, when and where, readable without colour', async () => {
    const { html } = await officer.open(`/console/cases/${number}`);
    expect(html).toContain('Nhiều người khác nhau đã kiểm tra tem này');
    expect(html).toContain('Hai hũ cùng một mã');
    expect(html).toContain('Phạm Thị Hoa · 0905 111 222');
    expect(html).toContain('Chợ Bến Thành, Thành phố Hồ Chí Minh');
    expect(html).toMatch(
      /<title>Thành phố Hồ Chí Minh<\/title><rect class="tile-seen"[^>]*\/><text[^>]*>1<\/text>/,
    );
    expect(html.match(/class="tile-(?:seen|empty)"/g)).toHaveLength(34);
    expect(html).toContain('Người mới kiểm tra, theo ngày');
  });

  it('is closed with a root cause, and opened again', async () => {
    const path = `/console/cases/${number}`;
    const missing = await officer.submit(path, `${path}/close`, { note: 'Chưa chọn' });
    expect(missing.status).toBe(400);
    expect(missing.html).toContain('Chưa chọn');
    const closed = await officer.submit(path, `${path}/close`, { rootCause: 'on-display', note: 'Quầy mẫu' });
    expect(closed.location).toBe(`${path}?done=closed`);
    expect((await world.judged(link)).verdict).toBe('authentic');
    const page = await officer.open(`${path}?done=closed`);
    expect(page.html).toContain('Đã khép vụ việc.');
    expect(page.html).toContain('Không cảnh báo sao chép');
    expect(page.html).toContain('Khép vụ việc nghi vấn');
    const reopened = await officer.submit(path, `${path}/reopen`, { reason: 'Nhầm' });
    expect(reopened.location).toBe(`${path}?done=reopened`);
    expect((await world.judged(link)).verdict).toBe('suspect-copy');
  });

  it('has what a reporter told of itself erased', async () => {
    const path = `/console/cases/${number}`;
    const { html } = await officer.open(path);
    const action = /action="([^"]+\/erase)"/.exec(html)?.[1] ?? '';
    const none = await officer.submit(path, action, {});
    expect(none.status).toBe(400);
    const erased = await officer.submit(path, action, { parts: ['contact', 'text'] });
    expect(erased.location).toBe(`${path}?done=erased`);
    const after = await officer.open(path);
    expect(after.html).not.toContain('Phạm Thị Hoa');
    expect(after.html).not.toContain('Hai hũ cùng một mã');
  });

  it('is reached from the page of its stamp, but not by a producer', async () => {
    const { test } = world.market;
    const { serial } = await world.judged(link);
    const page = `/console/stamp?serial=${serial}`;
    expect((await officer.open(page)).html).toContain(`href="/console/cases/${number}"`);
    const token = await test.token('producer', { producerId: 'longviet' });
    const producer = consoleClient(test, { authorization: `Bearer ${token}` });
    const { status, html } = await producer.open(page);
    expect(status).toBe(200);
    expect(html).not.toContain('/console/cases');
  });

  it('offers no form to who may only look', async () => {
    const far = await clientOf('inspector', '01');
    const { status, html } = await far.open(`/console/cases/${number}`);
    expect(status).toBe(200);
    expect(html).not.toContain(`${number}/close`);
    expect((await (await clientOf('officer', '01')).open(`/console/cases/${number}`)).status).toBe(404);
  });
});
