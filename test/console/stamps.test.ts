import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient, type Fields, hiddenFields } from '../support/console.ts';

let test: TestApp;
let producer: ConsoleClient;
let token: string;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  token = await test.token('producer', { producerId: 'highland' });
  producer = consoleClient(test, { authorization: `Bearer ${token}` });
});
afterAll(() => test.close());

const order = async (quantity: number) => {
  const page = await producer.submit('/console/batches/new', '/console/batches/new', {
    variantId: 'tea-bag',
    quantity: String(quantity),
    profile: 'signed',
  });
  expect(page.status).toBe(303);
  return /batches\/([0-9A-Z]{6})\?done=ordered/.exec(page.location ?? '')?.[1] ?? '';
};
const print = async (code: string, last: number) => {
  const payload = { first: 0, last, stock: 'a4-65-38x21', startAt: 10 };
  const answer = await test.call({
    method: 'POST',
    url: `/api/v1/batches/${code}/print-jobs`,
    payload,
    token,
  });
  return answer.json().id as string;
};
const summary = async (code: string) =>
  (await test.call({ url: `/api/v1/batches/${code}`, token })).json().summary;

/** Both steps of a change: what was chosen, then its confirmation as the page offers it. */
async function change(client: ConsoleClient, code: string, action: string, fields: Fields) {
  const path = `/console/batches/${code}/${action}`;
  const review = await client.submit(path, path, fields);
  if (review.status !== 200) return { review, done: review };
  const hidden = hiddenFields(review.html, path);
  return { review, hidden, done: await client.post(path, hidden) };
}

it('offers packs that get stamps first, the others apart with the reason, and chooses none of these', async () => {
  const { html } = await producer.open('/console/batches/new');
  const [first = '', apart = ''] = html.split(
    '<optgroup label="Hiện không được công nhận, chưa đặt được tem">',
  );
  for (const id of ['tea-box', 'coffee-bag', 'extended-box', 'lastDay-box'])
    expect(first).toContain(`<option value="${id}">`);
  expect(apart).toContain('<option value="revoked-box">revoked, box (công nhận đã bị thu hồi)</option>');
  expect(apart).toContain('<option value="lapsed-box">lapsed, box (công nhận đã hết hạn)</option>');
  expect(apart).toContain(
    '<option value="twoStars-box">twoStars, box (chưa được công nhận từ 3 sao)</option>',
  );
  expect(html).not.toContain('Chọn quy cách');
  const one = (await producer.open('/console/batches/new?productId=revoked')).html;
  expect(one).toMatch(/<select [^>]*required><option value="">Chọn quy cách<\/option><optgroup/);
  expect((await producer.open('/console/batches/new?productId=tea')).html).not.toContain('<optgroup');
});

describe('a producer in the console', () => {
  it('orders, activates for a lot declared on the way, voids jammed labels and takes it back', async () => {
    const code = await order(150);
    expect((await producer.open(`/console/batches/${code}?done=ordered`)).html).toContain(
      'Bước tiếp theo: in tem',
    );
    const printJobId = await print(code, 119);

    const jam = {
      choice: 'labels',
      printJobId,
      sheet: '2',
      firstSlot: '12',
      lastSlot: '18',
      reason: 'damaged',
      note: 'kẹt giấy',
    };
    const jammed = await change(producer, code, 'void', jam);
    expect(jammed.review.html).toContain('7 tem sẽ thay đổi');
    expect(jammed.done.location).toBe(`/console/batches/${code}?done=voided`);
    expect((await summary(code)).voided.damaged).toBe(7);

    const lot = { number: 'L-2026-1', producedOn: '2026-02-20', declaredQuantity: '1.000' };
    const sheets = { choice: 'labels', printJobId, sheet: '1', lastSheet: '2', lotId: '', ...lot };
    const activated = await change(producer, code, 'activate', sheets);
    expect(activated.review.html).toContain('113 tem sẽ thay đổi');
    expect(activated.review.html).toContain('7 tem trong phần đã chọn được bỏ qua');
    expect(activated.review.html).toContain('Lô L-2026-1: sau đó kích hoạt 113 trên 1.000');
    expect(activated.done.location).toBe(`/console/batches/${code}?done=activated`);

    const page = await producer.open(`/console/batches/${code}`);
    const undoPath = `/console/batches/${code}/undo/2`;
    expect(page.html).toContain(`href="${undoPath}"`);
    expect((await producer.open(undoPath)).html).toMatch(/Hủy: hỏng, 7 tem \(\d+–\d+\), lúc /);
    const undone = await producer.submit(undoPath, undoPath, {});
    expect((await producer.open(`/console/batches/${code}`)).html).toMatch(/Hoàn tác: Hủy: hỏng, 7 tem \(/);
    expect(undone.location).toBe(`/console/batches/${code}?done=undone`);
    expect(await summary(code)).toMatchObject({ printed: 7, activated: 113, allocated: 30 });
  });

  it('does a change once however often it is sent, and tells a stale tab', async () => {
    const code = await order(100);
    await print(code, 99);
    const path = `/console/batches/${code}/void`;
    const fields = { choice: 'range', first: '1', last: '5', reason: 'lost' };
    const one = await producer.submit(path, path, fields);
    const other = await producer.submit(path, path, { ...fields, last: '10' });
    const confirmed = hiddenFields(one.html, path);
    const done = await producer.post(path, confirmed);
    const again = await producer.post(path, confirmed);
    expect([done.location, again.location]).toEqual([
      `/console/batches/${code}?done=voided`,
      `/console/batches/${code}?done=voided`,
    ]);
    const stale = await producer.post(path, hiddenFields(other.html, path));
    expect([stale.status, stale.html.includes('role="alert"')]).toEqual([412, true]);
    expect(await summary(code)).toMatchObject({ printed: 95, voided: { lost: 5 } });
  });

  it('numbers stamps from 1, on the page as in the field', async () => {
    const code = await order(20);
    await print(code, 19);
    const path = `/console/batches/${code}/void`;
    const typed = { choice: 'range', first: '1', last: '5', reason: 'lost' };
    const none = await producer.submit(path, path, { ...typed, first: '0' });
    expect(none.html).toContain('Tem trong đợt đánh số từ 1.');
    await change(producer, code, 'void', typed);
    expect((await producer.open(`/console/batches/${code}`)).html).toMatch(/Hủy: mất<.*?>1–5</s);
    const url = `/api/v1/batches/${code}/stamps`;
    const { serial } = (await test.call({ url: `${url}/4`, token })).json();
    expect((await producer.open(`/console/stamp?serial=${serial}`)).html).toContain('Hủy: mất');
    expect((await test.call({ url: `${url}/5`, token })).json().phase).toBe('printed');
  });

  it('asks only for what the chosen way needs, each way at an address of its own', async () => {
    const code = await order(100);
    const path = `/console/batches/${code}/void`;
    const required = async (address: string) => {
      const { html } = await producer.open(address);
      expect(html).not.toContain('<details data-choice');
      return [...html.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"[^>]* required[ >]/g)].map(
        ([, name]) => name,
      );
    };
    expect(await required(path)).toEqual(['first', 'last']);
    await print(code, 69);
    expect(await required(path)).toEqual(['printJobId', 'sheet']);
    expect(await required(`${path}?choice=range`)).toEqual(['first', 'last']);
    expect(await required(`${path}?choice=serials`)).toEqual(['serials']);
    expect((await producer.open(path)).html).toContain(`<a href="${path}?choice&#61;serials">`);
    const activate = path.replace('void', 'activate');
    const lot = { productId: 'tea', number: 'L-WAYS', producedOn: '2026-02-20', declaredQuantity: 90 };
    await test.call({ method: 'POST', url: '/api/v1/lots', payload: lot, token });
    expect(await required(activate)).toEqual(['lotId']);
    expect(await required(`${activate}?lot=new`)).toEqual(['number', 'producedOn', 'declaredQuantity']);
  });

  it('shows a refusal before anything is done, with what was typed', async () => {
    const code = await order(20);
    await print(code, 9);
    const path = `/console/batches/${code}/void`;
    const serial = (await test.call({ url: `/api/v1/batches/${code}/stamps/3`, token })).json().serial;
    const wrong = serial.slice(0, -1) + (serial.endsWith('0') ? '1' : '0');
    const refused = await producer.submit(path, path, {
      choice: 'serials',
      serials: `${serial}\n\n${wrong}`,
      reason: 'lost',
    });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Dòng 3:');
    expect(refused.html).toContain('aria-invalid="true"');
    expect(refused.html).toContain(wrong);
    const outside = await producer.submit(path, path, {
      choice: 'range',
      first: '5',
      last: '50',
      reason: 'lost',
    });
    expect([outside.status, outside.html.includes('nằm ngoài đợt tem')]).toEqual([409, true]);
    const none = await change(producer, code, 'activate', { choice: 'all', lotId: '' });
    expect([none.review.status, none.review.html.includes('cần có lô hàng')]).toEqual([409, true]);
  });

  it('finds a stamp by its serial, or is told what is wrong with it', async () => {
    const code = await order(5);
    const serial = (await test.call({ url: `/api/v1/batches/${code}/stamps/3`, token })).json().serial;
    expect((await producer.open(`/console/stamp?serial=${serial}`)).html).toContain(
      `/console/batches/${code}`,
    );
    const link = encodeURIComponent(`https://tem.example.vn/S/${serial}?s=${'0'.repeat(155)}`);
    expect((await producer.open(`/console/stamp?serial=${link}`)).html).toContain(`/console/batches/${code}`);
    expect((await producer.open('/console/stamp?serial=K7M2')).status).toBe(422);
  });

  it('leads back to the file of a print job, and names the job of a reopened file in Vietnamese', async () => {
    const code = await order(5);
    const id = await print(code, 4);
    await test.call({ url: `/api/v1/print-jobs/${id}/file`, token });
    const { html } = await producer.open(`/console/batches/${code}`);
    expect(html).toContain(`href="/console/print-jobs/${id}"`);
    expect(html).toContain(`Lần in ${id.slice(0, 8)}…`);
    expect(html).not.toContain('print job');
  });

  it('may not act on stamps of others', async () => {
    const { code } = (
      await test.call({
        method: 'POST',
        url: '/api/v1/batches',
        payload: { variantId: 'fish-box', quantity: 5 },
      })
    ).json();
    expect((await producer.open(`/console/batches/${code}`)).status).toBe(403);
    expect((await producer.open(`/console/batches/${code}/void`)).status).toBe(403);
    expect((await producer.open(`/console/batches/${code}/suspend`)).status).toBe(403);
  });
});

it('shows the ledger, and says when months are none', async () => {
  const page = await producer.open('/console/ledger');
  expect(page.html).toContain('Tồn cuối');
  const html = page.html.replaceAll('&#61;', '=').replaceAll('&#38;', '&');
  expect(html).toContain('href="/api/v1/ledger/table?format=xlsx&from=2025-04&to=2026-03"');
  expect(html).toMatch(/<input type="month"[^>]* name="from"[^>]* value="2025-04"/);
  const typed = (await producer.open('/console/ledger?from=11%2F2025&to=3%2F2026')).html;
  expect(typed).toMatch(/name="from"[^>]* value="2025-11".*name="to"[^>]* value="2026-03"/s);
  expect(typed.match(/<tr data-still>/g)?.length).toBe(4);
  expect(typed).toContain('<summary>4 tháng không phát sinh</summary><ul><li>11/2025: tồn cuối 0</li>');
  const wrong = await producer.open('/console/ledger?from=2027-01');
  expect([wrong.status, wrong.html.includes('role="alert"')]).toEqual([422, true]);
});

it.each([
  '/console/ledger',
  '/console/batches',
  '/console/batches/new',
  '/console/lots',
  '/console/lots/new',
  '/console/stamp',
])('%s speaks both languages', async (path) => {
  const [vi, en] = [await producer.open(path), await producer.open(`${path}?lang=en`)];
  expect([vi.status, en.status]).toEqual([200, 200]);
  expect(/<h1>([^<]+)/.exec(vi.html)?.[1]).not.toBe(/<h1>([^<]+)/.exec(en.html)?.[1]);
});
