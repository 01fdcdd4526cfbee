import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient, hiddenFields } from '../support/console.ts';

let test: TestApp;
let officer: ConsoleClient;
let token: string;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  token = await test.token('officer', { provinceCode: '68' });
  officer = consoleClient(test, { authorization: `Bearer ${token}` });
});
afterAll(() => test.close());

const NEW = '/console/imports/new';
let numbers = 700;

/** Uploads an annex through its page and answers where that leads. */
async function upload(text: string, fields: Record<string, string> = {}) {
  numbers += 1;
  const form = new FormData();
  const page = await officer.open(NEW);
  const given = {
    ...hiddenFields(page.html, NEW),
    'decision.number': `${numbers}/QĐ-UBND`,
    'decision.signedOn': '2026-02-10',
    'decision.authority': 'UBND tỉnh Lâm Đồng',
    ...fields,
  };
  for (const [name, value] of Object.entries(given)) form.append(name, value);
  form.append('file', new Blob([text]), 'phu-luc.csv');
  const encoded = new Response(form);
  return await test.app.inject({
    method: 'POST',
    url: NEW,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'text/html',
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
}
const uploaded = async (text: string) => {
  const answer = await upload(text);
  expect(answer.statusCode).toBe(303);
  return String(answer.headers.location).replace('/columns', '');
};

describe('an annex', () => {
  it('goes from its file to the register, mended on the way', async () => {
    const href = await uploaded(
      'PHỤ LỤC\nSTT;Tên sản phẩm;Nhóm;Chủ thể;Hạng\n1;Chè Ô Long;Đồ uống;HTX Chè Mây;3 sao\n2;Chè xanh;Đồ uống;HTX Chè Mây;2 sao\n3;Chè bỏ;Gạch;HTX Chè Mây;3\n',
    );
    const columns = await officer.open(`${href}/columns`);
    expect(columns.html).toContain('<option value="product_name" selected>');
    const saved = await officer.submit(`${href}/columns`, `${href}/columns`, {
      headerRow: '2',
      headerRows: '1',
      'column.1': 'product_name',
      'column.2': 'group',
      'column.3': 'producer',
      'column.4': 'stars',
    });
    // The page that waits goes on telling how far the rows are.
    expect(saved.location).toMatch(/\?progressId=[\w-]{16,64}$/);
    const followed = String(saved.location);
    expect(columns.html).toContain('data-follow=');
    expect((await officer.open(followed)).status).toBe(200);
    const id = followed.replace(/^.*=/, '');
    const progress = await test.app.inject({
      ...{ url: `/api/v1/progress/${id}`, headers: { authorization: `Bearer ${token}` } },
    });
    expect(progress.json()).toEqual({ unit: 'rows', state: 'done', done: 3, total: 3 });
    expect((await officer.open(`${href}?progressId=x`)).status).toBe(200);
    const seen = await officer.open(href);
    expect(seen.html).toContain('Chưa nhập được');
    expect((await officer.open(`${href}/confirmation`)).html).toContain('Còn 2 dòng chưa nhập được');
    const row = `${href}/rows/4`;
    const mended = await officer.submit(href, row, { 'cell.stars': '4', do: 'save' });
    expect(mended.location).toBe(`${href}?done=saved#row-4`);
    await officer.submit(`${href}?only=refused`, `${href}/rows/5`, { do: 'leave-out' });
    const confirm = await officer.open(`${href}/confirmation`);
    expect(confirm.html).toContain('Sẽ cấp 2 giấy chứng nhận, thêm 2 sản phẩm và 1 chủ thể vào sổ.');
    const fields = hiddenFields(confirm.html, `${href}/confirmation`);
    expect(confirm.html).toContain('Đang ghi 2 dòng vào sổ');
    const twice = await Promise.all([1, 2].map(() => officer.post(`${href}/confirmation`, fields)));
    expect(twice.map(({ status }) => status).every((status) => status === 303 || status === 409)).toBe(true);
    const done = await officer.open(`${href}?done=imported`);
    expect(done.html).toContain('Đã nhập phụ lục vào sổ.');
    expect((await officer.open('/console/certificates?q=che%20o%20long')).html).toContain('Chè Ô Long');
    expect(done.html).toContain('Đã nhập</span>');
    expect((await officer.open(`${href}/undo`)).html).toContain(
      '2 sản phẩm và 1 chủ thể mà lần nhập này đã thêm',
    );
    expect((await officer.submit(`${href}/undo`, `${href}/undo`, { reason: ' ' })).status).toBe(400);
    const undone = await officer.submit(`${href}/undo`, `${href}/undo`, { reason: 'Nhầm quyết định' });
    expect(undone.location).toBe(`${href}?done=undone`);
    expect((await officer.open(href)).html).toContain('2 sản phẩm và 1 chủ thể đã rời khỏi các danh sách');
    const settled = (await officer.open(href)).html;
    const listed = (await officer.open('/console/imports')).html;
    expect(listed).toMatch(/Đã hoàn tác<\/span><br><span class="muted small">[^<]+, [^<]*\d{4}/);
    expect((await officer.open(`${href}/confirmation`)).html).not.toContain('name="version"');
    expect(settled).toMatch(/Đã hoàn tác lúc [^<]+\. Người thực hiện: [^<]+\. Lý do: Nhầm quyết định/);
    expect(settled).toContain('Đã nhập, rồi hoàn tác</span>');
    expect(settled).not.toContain('class="tiles"');
    expect((await officer.open('/console/certificates?q=che%20o%20long&state=valid')).html).not.toContain(
      'Chè Ô Long',
    );
  });

  it('asks which producer is meant', async () => {
    const href = await uploaded('Tên sản phẩm;Nhóm;Chủ thể;Hạng\nTrà sen;Đồ uống;HTX Highlandd;3\n');
    const page = await officer.open(href);
    expect(page.html).toContain('Hợp tác xã highland');
    const linked = await officer.submit(href, `${href}/rows/2`, { producer: 'highland', do: 'save' });
    expect(linked.status).toBe(303);
    expect((await officer.open(href)).html).toContain('Sổ đang ghi khác ở: Tên chủ thể');
  });

  it('whose header is not found is pointed at by hand', async () => {
    const href = await uploaded('a;b;c\nx;y;z\n');
    expect((await officer.open(href)).location).toBe(`${href}/columns`);
    expect((await officer.open(`${href}/columns`)).html).toContain('Chưa nhận ra dòng tiêu đề');
    const moved = await officer.submit(`${href}/columns`, `${href}/columns`, {
      headerRow: '1',
      headerRows: '1',
    });
    expect(moved.location).toBe(`${href}/columns`);
    expect((await officer.open(`${href}/columns`)).html).toContain('name="column.2"');
    const gone = await officer.submit(`${href}/discard`, `${href}/discard`, {});
    expect(gone.location).toBe('/console/imports?done=discarded');
    expect((await officer.open(href)).status).toBe(404);
  });
});

describe('an upload that is refused', () => {
  it.each([
    ['a number without a body', { 'decision.number': '12' }, 'f-decision-number-fault'],
    ['no authority', { 'decision.authority': '' }, 'f-decision-authority-fault'],
  ])('%s: told at its field, the rest kept', async (_, fields, id) => {
    const answer = await upload('Tên sản phẩm;Chủ thể\nTrà;HTX\n', fields);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).toContain(`id="${id}"`);
    expect(answer.body).toContain('value="2026-02-10"');
  });

  it('a file that is no table', async () => {
    const answer = await upload('%PDF-1.7');
    expect([answer.statusCode, answer.body.includes('id="f-file-fault"')]).toEqual([415, true]);
  });
});

it.each(['vi', 'en'])('every page is there in %s', async (lang) => {
  const href = await uploaded(`Tên sản phẩm;Nhóm;Chủ thể;Hạng\nTrà ${lang};Đồ uống;HTX ${lang} Một;3\n`);
  for (const path of [
    '/console/imports',
    NEW,
    href,
    `${href}/columns`,
    `${href}/confirmation`,
    `${href}/discard`,
  ]) {
    const page = await officer.open(`${path}?lang=${lang}`);
    expect([path, page.status, page.html.includes(`<html lang="${lang}">`)]).toEqual([path, 200, true]);
  }
});
