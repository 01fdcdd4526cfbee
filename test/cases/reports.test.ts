import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseWorld, caseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.market.close());

let networks = 0;
const networkOfItsOwn = () => {
  networks += 1;
  return `198.51.${networks}.7`;
};

/** Sends a form with files as a browser does. */
async function sendForm(
  url: string,
  fields: Readonly<Record<string, string>>,
  photo: Uint8Array | null,
  headers: Readonly<Record<string, string>> = { 'sec-fetch-site': 'same-origin' },
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('photo', new Blob([new Uint8Array(photo ?? [])]), photo === null ? '' : 'IMG_0001.jpg');
  const encoded = new Response(form);
  return await world.market.test.app.inject({
    method: 'POST',
    url,
    remoteAddress: networkOfItsOwn(),
    headers: { 'content-type': encoded.headers.get('content-type') ?? '', ...headers },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
}

const photographed = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#a33' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'PhoneOfTheReporter' }, IFD3: { GPSLatitude: '11/1 56/1 0/1' } })
    .toBuffer();

describe('a report', () => {
  it('joins others about the same stamp, also when they come at once', async () => {
    const { link } = await world.fresh();
    const { serial } = await world.judged(link);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        world.report({ stamp: index % 2 === 0 ? link : serial.toLowerCase() }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    const { body } = await world.get(`cases/${answers[0]?.body.number}`);
    expect(body).toMatchObject({
      reports: 8,
      reporters: 8,
      severity: 'medium',
      openedBy: 'report',
      kind: 'copied',
    });
  });

  it('is one however often it is sent, and one person is one', async () => {
    const { link } = await world.fresh();
    const onceKey = 'a-key-of-my-own';
    const first = await world.report({ stamp: link, onceKey }, '192.0.2.9');
    const again = await world.report({ stamp: link, onceKey }, '192.0.2.9');
    expect(again.body).toEqual(first.body);
    await world.report({ stamp: link }, '192.0.2.9');
    expect((await world.get(`cases/${first.body.number}`)).body).toMatchObject({ reports: 2, reporters: 1 });
  });

  it('is taken about a serial that was never issued, and about what is no serial', async () => {
    const { unknown } = world.market.links;
    const serial = /\/21\/([^?]+)/.exec(unknown)?.[1];
    const one = await world.report({ stamp: unknown });
    const other = await world.report({ stamp: serial });
    expect(other.body.number).toBe(one.body.number);
    const { body } = await world.get(`cases/${one.body.number}`);
    expect(body).toMatchObject({
      serial: null,
      typed: serial,
      batchCode: null,
      provinceCode: null,
      verdict: null,
    });
    const strange = await world.report({ stamp: ' Tem   không có mã ', kind: 'other' });
    expect((await world.get(`cases/${strange.body.number}`)).body.typed).toBe('Tem không có mã');
    const closed = await world.post(`cases/${strange.body.number}/closing`, {
      rootCause: 'reporter-mistaken',
    });
    expect(closed.status).toBe(200);
  });

  it('keeps a case from being closed by who has not read it', async () => {
    const { link } = await world.fresh();
    const { body: sent } = await world.report({ stamp: link });
    const { updatedMs: version } = (await world.get(`cases/${sent.number}`)).body;
    await world.report({ stamp: link, text: 'Thêm một hũ nữa' });
    const closing = (seen: number) =>
      world.post(`cases/${sent.number}/closing`, { rootCause: 'reporter-mistaken', version: seen });
    expect((await closing(version)).body.code).toBe('version-conflict');
    expect((await closing((await world.get(`cases/${sent.number}`)).body.updatedMs)).status).toBe(200);
  });

  it('weighs more about stock that should not be on goods', async () => {
    const { body } = await world.report({ stamp: world.market.links.withdrawn });
    expect((await world.get(`cases/${body.number}`)).body).toMatchObject({
      verdict: 'withdrawn',
      severity: 'medium',
    });
  });

  it.each([
    [{ kind: 'nonsense' }, 'field-invalid'],
    [{ provinceCode: '99' }, 'province-unknown'],
    [{ contact: { email: 'nobody' } }, 'email-invalid'],
    [{ stamp: '   ' }, 'text-empty'],
    [{ more: 1 }, 'field-unknown'],
    [{ text: 'x'.repeat(1_001) }, 'field-invalid'],
  ])('is refused with %j', async (said, code) => {
    const { link } = await world.fresh();
    expect((await world.report({ stamp: link, ...said })).body.code).toBe(code);
  });

  it('is limited by network', async () => {
    const { link } = await world.fresh();
    const statuses: number[] = [];
    for (let sent = 0; sent < 11; sent += 1)
      statuses.push((await world.report({ stamp: link }, '192.0.9.1')).status);
    expect(statuses).toEqual([...Array(10).fill(201), 429]);
  });

  it('keeps a photo without what the camera wrote, for who handles the case only', async () => {
    const { link } = await world.fresh();
    const upload = await photographed();
    expect(upload.includes('PhoneOfTheReporter')).toBe(true);
    const sent = await sendForm('/api/v1/reports', { stamp: link, kind: 'copied' }, upload);
    expect(sent.statusCode).toBe(201);
    const { number } = sent.json();
    const { body } = await world.get(`cases/${number}`);
    expect(body.found).toMatchObject([{ hasPhoto: true, hasContact: false }]);
    const url = `/api/v1/cases/${number}/reports/${body.found[0].id}/photo`;
    const photo = await world.market.test.call({ url });
    expect(photo.headers['content-type']).toBe('image/webp');
    const { exif, format } = await sharp(photo.rawPayload).metadata();
    expect([format, exif]).toEqual(['webp', undefined]);
    expect(photo.rawPayload.includes('PhoneOfTheReporter')).toBe(false);
    const { test } = world.market;
    const far = await test.token('inspector', { provinceCode: '01' });
    expect((await test.call({ url, token: far })).statusCode).toBe(403);
    expect((await test.call({ url, token: null })).statusCode).toBe(401);
  });
});

describe('the page', () => {
  it('is reached from the page of a stamp, pressingly when something is wrong', async () => {
    const page = async (link: string) =>
      (await world.market.test.app.inject({ url: link, headers: { accept: 'text/html' } })).body;
    const { link } = await world.fresh();
    const { pathname, search } = new URL(link);
    expect(await page(pathname + search)).toMatch(
      /<p class="small hint screen"><a href="\/report\?serial&#61;[^"]+"/,
    );
    const gone = new URL(world.market.links.withdrawn);
    expect(await page(gone.pathname + gone.search)).toContain('class="button" href="/report?serial&#61;');
  });

  it.each(['vi', 'en'])('takes a report without script in %s and says what comes next', async (lang) => {
    const { link } = await world.fresh();
    const { serial } = await world.judged(link);
    const { app } = world.market.test;
    const page = await app.inject({ url: `/report?serial=${serial}&lang=${lang}` });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain('<script');
    expect(page.body).toContain(`value="${serial}"`);
    expect(page.body).toContain(
      lang === 'vi' ? 'Cách liên hệ và ảnh bị xóa 90 ngày' : 'erased 90 days after',
    );
    const onceKey = /name="onceKey" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const fields = { stamp: serial, kind: 'copied', text: '', provinceCode: '', place: '', onceKey };
    const contact = { name: '', phone: '', email: '' };
    const sent = await sendForm(`/report?lang=${lang}`, { ...fields, ...contact }, await photographed());
    expect(sent.statusCode).toBe(303);
    const again = await sendForm(`/report?lang=${lang}`, { ...fields, ...contact }, null);
    expect(again.headers.location).toBe(sent.headers.location);
    const onward = await app.inject({ url: String(sent.headers.location) });
    const number = /VV-\d{4}-\d{6}/.exec(onward.body)?.[0];
    expect(onward.body).toContain(lang === 'vi' ? 'Đã nhận báo cáo' : 'Report received');
    expect((await world.get(`cases/${number}`)).body.found).toMatchObject([{ hasPhoto: true }]);
  });

  it('is reached from the start page too, and says how often suspicion was wrong', async () => {
    const { app } = world.market.test;
    expect((await app.inject({ url: '/?lang=en' })).body).toContain('href="/report?lang=en"');
    const { link } = await world.fresh();
    await world.suspect(link);
    const rate = async () =>
      /id="rate">(.*?)<\/section>/.exec((await app.inject({ url: '/report?lang=en' })).body)?.[1];
    expect(await rate()).toContain('Suspected: 1; of these false alarms: 0, still open: 1.');
    const { body } = await world.report({ stamp: link });
    await world.post(`cases/${body.number}/closing`, { rootCause: 'on-display' });
    expect(await rate()).toContain('false alarms: 1, still open: 0. Of a million checked stamps 1,000,000');
  });

  it('keeps what was typed when it is refused', async () => {
    const { link } = await world.fresh();
    const fields = { stamp: link, text: 'Dán đè lên tem khác', onceKey: 'kept-once-key' };
    const missing = await sendForm('/report', fields, null);
    expect(missing.statusCode).toBe(400);
    expect(missing.body).toContain('Hãy chọn chuyện gì đã xảy ra.');
    expect(missing.body).toContain('Dán đè lên tem khác');
    expect(missing.body).toContain('value="kept-once-key"');
    const wrong = await sendForm('/report?lang=en', { ...fields, kind: 'copied' }, Buffer.from('no photo'));
    expect(wrong.statusCode).toBe(415);
    expect(wrong.body).toContain('Dán đè lên tem khác');
    expect(wrong.body).toContain('id="photo-fault"');
    const huge = await sendForm('/report', { ...fields, kind: 'copied' }, Buffer.alloc(5 * 1024 * 1024 + 1));
    expect(huge.statusCode).toBe(413);
    expect(huge.body).toContain('tối đa 5 MB');
  });

  it('takes nothing from a page of another site', async () => {
    const { link } = await world.fresh();
    const fields = { stamp: link, kind: 'copied' };
    const sent = await sendForm('/report', fields, null, { 'sec-fetch-site': 'cross-site' });
    expect(sent.statusCode).toBe(403);
  });
});
