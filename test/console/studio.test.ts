import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
let owner: string;
let client: ConsoleClient;
let officer: ConsoleClient;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  owner = await test.token('producer', { producerId: 'highland' });
  client = consoleClient(test, { authorization: `Bearer ${owner}` });
  const token = await test.token('officer', { provinceCode: '68' });
  officer = consoleClient(test, { authorization: `Bearer ${token}` });
});
afterAll(() => test.close());

async function newBatch(quantity = 100): Promise<string> {
  const payload = { variantId: 'tea-bag', quantity };
  return (await test.call({ method: 'POST', url: '/api/v1/batches', payload, token: owner })).json().code;
}

const plain = (html: string) =>
  html.replaceAll('&#61;', '=').replaceAll('&#38;', '&').replaceAll('&amp;', '&');

/** The action of the form that prints, with its hidden fields, is on the same address as the settings. */
const print = async (code: string, query = '', fields = {}) => {
  const path = `/console/batches/${code}/print`;
  const { html } = await client.open(`${path}${query}`);
  const form = /<form method="post" action="[^"]*\/print" data-form>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  const values = Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
  return client.post(path, { ...values, ...fields });
};

describe('the printing studio', () => {
  it('shows the next stamps on the last stock, and makes a job of them with one button', async () => {
    const code = await newBatch();
    const page = await client.open(`/console/batches/${code}/print`);
    expect(page.status).toBe(200);
    expect(plain(page.html)).toContain(`/api/v1/batches/${code}/preview.svg?stock=a4-65-38x21`);
    expect(page.html).toContain('100 tem, 2 tờ');
    expect(page.html.match(/data-start="/g)).toHaveLength(65);
    const printed = await print(code);
    expect(printed.location).toMatch(/^\/console\/print-jobs\/[\w-]{22}\?done=printed$/);
    const job = await client.open(printed.location ?? '');
    expect(job.status).toBe(200);
    expect(job.html).toContain('Tải tệp PDF');
    const file = /href="(\/api\/v1\/print-jobs\/[\w-]{22}\/file)"/.exec(job.html)?.[1] ?? '';
    const pdf = await test.call({ url: file, token: owner });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    const { summary } = (await test.call({ url: `/api/v1/batches/${code}` })).json();
    expect(summary).toMatchObject({ printed: 100 });
  });

  it('begins at the label whose link is followed', async () => {
    const code = await newBatch(10);
    const { html } = await client.open(`/console/batches/${code}/print`);
    const href = /<a href="([^"]+)" data-start="12"/.exec(plain(html))?.[1] ?? '';
    const page = await client.open(href);
    expect(plain(page.html)).toContain('startAt=12');
    expect(page.html).toMatch(/data-start="12" tabindex="0" class="start"/);
    const printed = await print(code, href.slice(href.indexOf('?')));
    const job = /print-jobs\/([\w-]{22})/.exec(printed.location ?? '')?.[1];
    const answer = (await test.call({ url: `/api/v1/print-jobs/${job}`, token: owner })).json();
    expect(answer).toMatchObject({ startAt: 12, first: 0, last: 9 });
  });

  it('says plainly when a label is too small, and offers no button then', async () => {
    const code = await newBatch();
    const page = await client.open(`/console/batches/${code}/print?stock=a4-189-25x10`);
    expect(page.status).toBe(200);
    expect(page.html).toContain('Nhãn này quá nhỏ');
    expect(page.html).not.toContain('Tạo tệp in');
  });

  it('finds a stock by size, labels per sheet, code or the name on its pack', async () => {
    const code = await newBatch();
    const offered = async (find: string) => {
      const page = await client.open(`/console/batches/${code}/print?${new URLSearchParams({ find })}`);
      const options = [...page.html.matchAll(/<option value="([^"]+)"([^>]*)>([^<]+) · /g)];
      return { options, ids: options.map(([, id]) => id), html: page.html };
    };
    const all = (await offered('')).ids;
    for (const typed of ['70x37', '70 × 37 mm', 'A4-24-70', 'zweckform', '24 70x37']) {
      const { ids, options } = await offered(typed);
      expect(ids).toContain('a4-24-70x37');
      expect(ids.length).toBeLessThan(all.length);
      expect(options[0]?.[2]).toContain('selected');
    }
    const comma = await offered('38,1');
    expect(comma.ids).toContain('a4-65-38x21');
    expect(comma.html).toContain('65 × 38,1 × 21,2 mm · Giấy A4');
    expect(comma.html).toContain('khổ 65 × 38,1 × 21,2 mm');
    expect((await offered('không có khổ này')).ids).toEqual(['a4-65-38x21']);
  });

  it('leaves out what cannot be printed, when told so', async () => {
    const code = await newBatch();
    const payload = { action: 'void', first: 2, last: 4, reason: 'damaged' };
    await test.call({ method: 'POST', url: `/api/v1/batches/${code}/ranges`, payload, token: owner });
    const query = '?stock=a4-65-38x21&startAt=1&output=sheet&first=1&last=10';
    const blocked = await client.open(`/console/batches/${code}/print${query}`);
    expect(blocked.html).toContain('3 tem trong dải này không in được');
    expect(blocked.html).not.toContain('Tạo tệp in');
    const page = await client.open(`/console/batches/${code}/print${query}&skipUnprintable=true`);
    expect(page.html).toContain('Bỏ qua 3 tem không in được: 3–5.');
    expect(page.html).toContain('7 tem, 1 tờ');
    const printed = await print(code, `${query}&skipUnprintable=true`);
    expect(printed.status).toBe(303);
    const job = /print-jobs\/([\w-]{22})/.exec(printed.location ?? '')?.[1];
    const answer = (await test.call({ url: `/api/v1/print-jobs/${job}`, token: owner })).json();
    expect(answer.skipped).toEqual([{ first: 2, last: 4 }]);
  });

  it('asks for a reason when stamps are printed again, and keeps what was typed when it is refused', async () => {
    const code = await newBatch(10);
    await print(code);
    const again = await client.open(`/console/batches/${code}/print`);
    expect(again.html).toContain('Lý do in lại');
    const refused = await print(code, '?stock=a4-65-38x21&startAt=2&first=1&last=10', { reason: '' });
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('hãy nêu lý do in lại');
    const done = await print(code, '?stock=a4-65-38x21&startAt=2&first=1&last=10', { reason: 'Kẹt giấy' });
    expect(done.status).toBe(303);
  });

  it('is not for who may not print', async () => {
    const code = await newBatch(10);
    const stranger = await test.token('producer', { producerId: 'bay' });
    const other = consoleClient(test, { authorization: `Bearer ${stranger}` });
    expect((await other.open(`/console/batches/${code}/print`)).status).toBe(403);
    expect((await officer.open(`/console/batches/${code}/print`)).status).toBe(200);
  });
});

describe('what a producer prints with', () => {
  const GEOMETRY = {
    'geometry.pageWidthMm': '100',
    'geometry.pageHeightMm': '150',
    'geometry.columns': '2',
    'geometry.rows': '3',
    'geometry.labelWidthMm': '45',
    'geometry.labelHeightMm': '45,5',
    'geometry.pitchXMm': '50',
    'geometry.pitchYMm': '50',
    'geometry.originXMm': '2',
    'geometry.originYMm': '2',
  };
  const PRINTER = {
    name: 'Máy kho',
    kind: 'office',
    dpi: '600',
    offsetXMm: '0,5',
    offsetYMm: '-1',
    scale: '1',
  };

  it('shows a label of the design in its form, which the API draws', async () => {
    await newBatch(5);
    const path = '/console/printing/label-designs/new';
    const shown = async (html: string) => {
      const src = plain(/data-design="[^"]+" src="([^"]+)"/.exec(html)?.[1] ?? '');
      const answer = await test.call({ url: src, token: owner });
      expect(answer.statusCode, answer.body).toBe(200);
      return { src, svg: answer.body };
    };
    const first = await shown((await client.open(path)).html);
    expect(first.src).toContain('productName=true');
    expect(first.src).toContain('logo=false');
    // A design that is refused is shown as it was typed.
    const refused = await client.submit(path, path, {
      ...{ name: '', frame: 'red', language: 'vi', level: 'L' },
      ...{ scratchWidthMm: '20,5', scratchHeightMm: '6' },
    });
    const typed = await shown(refused.html);
    expect(typed.src).toContain('productName=false');
    expect(typed.src).toContain('scratchWidthMm=20.5');
    expect(typed.svg).not.toBe(first.svg);
  });

  it('is added, chosen, changed and taken off', async () => {
    for (const [path, fields] of [
      ['printers', PRINTER],
      ['label-stocks', { name: 'Tờ 6 vuông', kind: 'sheet', ...GEOMETRY }],
      [
        'label-designs',
        {
          name: 'Hộp quà',
          productName: 'on',
          customLine: 'Quà Tết',
          frame: 'red',
          language: 'vi',
          level: 'L',
        },
      ],
    ] as const) {
      const added = await client.submit(
        `/console/printing/${path}/new`,
        `/console/printing/${path}/new`,
        fields,
      );
      expect([added.status, added.location], added.html).toEqual([303, '/console/printing?done=saved']);
      const hub = await client.open('/console/printing');
      expect(hub.html).toContain(fields.name);
      const studio = (await client.open(`/console/batches/${await newBatch(5)}/print`)).html;
      expect(studio).toContain(fields.name);
      const href =
        new RegExp(`/console/printing/${path}/([\\w-]{21})"`).exec(hub.html)?.[0].slice(0, -1) ?? '';
      if (path === 'label-stocks') {
        expect((await client.open(href)).html).toContain('value="45,5"');
        expect((await client.open(`${href}?lang=en`)).html).toContain('value="45.5"');
      }
      if (path === 'printers') expect(studio).toMatch(/dpi là số chấm in[\s\S]*trên khổ 65 × 38,1 × 21,2 mm/);
      const changed = await client.submit(href, href, { ...fields, name: 'Tên mới' });
      expect(changed.status).toBe(303);
      const ended = await client.submit('/console/printing', `${href}/end`, {});
      expect(ended.location).toBe('/console/printing?done=removed');
      expect((await client.open('/console/printing')).html).not.toContain('Tên mới');
    }
  });

  it('asks for lengths by the letters of its drawing', async () => {
    const { html } = await client.open('/console/printing/label-stocks/new');
    const drawn = [...html.matchAll(/<text[^>]*>([A-Z])<\/text>/g)].map(([, letter]) => letter);
    const asked = [...html.matchAll(/<label[^>]*>[^<]*\(([A-Z])\)/g)].map(([, letter]) => letter);
    expect(asked).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
    expect(drawn.toSorted()).toEqual(asked);
  });

  it('is shown again with what is wrong with it', async () => {
    const path = '/console/printing/label-stocks/new';
    const fields = { name: 'Sai', kind: 'sheet', ...GEOMETRY, 'geometry.pitchXMm': '40' };
    const refused = await client.submit(path, path, fields);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('href="#f-geometry-pitchXMm"');
    expect(refused.html).toContain('value="40"');
  });

  it('is calibrated by four lengths', async () => {
    await client.submit('/console/printing/printers/new', '/console/printing/printers/new', PRINTER);
    const hub = await client.open('/console/printing');
    const href = /\/console\/printing\/printers\/[\w-]{21}(?=")/.exec(hub.html)?.[0] ?? '';
    const lengths = { stock: 'a4-65-38x21', leftToAMm: '21,5', leftToBMm: '191,5', topToCMm: '20' };
    const wrong = await client.submit(href, `${href}/calibration`, { ...lengths, topToDMm: '20' });
    expect(wrong.status).toBe(422);
    const done = await client.submit(href, `${href}/calibration`, { ...lengths, topToDMm: '280' });
    expect(done.location).toBe(`${href}?done=calibrated`);
    expect((await client.open(href)).html).toContain(
      'name="offsetXMm" aria-describedby="f-offsetXMm-hint" required value="-1,5"',
    );
    expect((await client.open('/console/printing')).html).toContain('Dịch phải -1,5 mm');
  });

  it('is a producer’s; officers come from its batch', async () => {
    expect((await officer.open('/console/printing')).html).toContain('Mở từ một đợt tem');
    const hub = await officer.open('/console/printing?producerId=highland');
    expect(hub.status).toBe(200);
    expect(plain(hub.html)).toContain('?producerId=highland');
  });
});

describe('a print job for a print house', () => {
  it('is handed over by a link that is shown once, and what comes back is booked', async () => {
    const code = await newBatch(40);
    const printed = await print(code, '?stock=a4-24-70x37&output=package');
    const path = (printed.location ?? '').split('?')[0] ?? '';
    const made = await client.submit(path, `${path}/handovers`, {
      recipient: 'Nhà in Hoa Mai',
      expiresInHours: '24',
    });
    const url =
      /<input id="new-link" readonly aria-label="[^"]+" value="(https:[^"]+\/handover\/[\w-]{43})"/.exec(
        made.html,
      )?.[1] ?? '';
    expect([made.status, url.length > 0]).toEqual([200, true]);
    const later = await client.open(path);
    expect(later.html).toContain('Nhà in Hoa Mai');
    expect(later.html).not.toContain('/handover/');
    const wrong = await client.submit(path, `${path}/returns`, { good: '41' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('còn 40 tem chưa nhận');
    const unread = await client.submit(path, `${path}/returns`, { good: '1', sheet: '2', labels: '3-x' });
    expect(unread.status).toBe(400);
    expect(unread.html).toMatch(/id="f-labels" name="labels"[^>]*aria-invalid="true"/);
    const booked = await client.submit(path, `${path}/returns`, {
      good: '30',
      sheet: '2',
      labels: '1 - 3, 5,7',
    });
    expect(booked.location).toBe(`${path}?done=booked`);
    expect((await client.open(path)).html).toContain('Đã nhận: 30 tốt, 5 hỏng. Còn 5 chưa nhận.');
    const revoke = /action="([^"]+\/revocation)"/.exec(later.html)?.[1] ?? '';
    expect((await client.submit(path, revoke, {})).location).toBe(`${path}?done=revoked`);
  });
});
