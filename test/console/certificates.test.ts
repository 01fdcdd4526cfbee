import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient, hiddenFields } from '../support/console.ts';

let test: TestApp;
let officer: ConsoleClient;
let producer: ConsoleClient;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const as = async (...args: Parameters<TestApp['token']>) =>
    consoleClient(test, { authorization: `Bearer ${await test.token(...args)}` });
  officer = await as('officer', { provinceCode: '68' });
  producer = await as('producer', { producerId: 'highland' });
  await post('/api/v1/batches', { variantId: 'tea-box', quantity: 1_200 });
});
afterAll(() => test.close());

const post = async (url: string, payload: object) => {
  const answer = await test.call({ method: 'POST', url, payload });
  expect([url, answer.statusCode < 300 || answer.body]).toEqual([url, true]);
  return answer.json();
};
const REGISTER = '/console/certificates';
const TEA = `${REGISTER}/certificate-tea`;
const DECISION = {
  'decision.number': '45/QĐ-UBND',
  'decision.signedOn': '2026-02-10',
  'decision.authority': 'UBND tỉnh Lâm Đồng',
};
const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&#61;', '=').replaceAll('&#38;', '&'),
  );

/** Sends the form of an act, then confirms what it is shown. */
async function actThrough(client: ConsoleClient, path: string, fields: Record<string, string>) {
  const tried = await client.submit(path, path, fields);
  expect([path, tried.status]).toEqual([path, 200]);
  const done = await client.post(path, hiddenFields(tried.html, path));
  return { tried, done };
}

describe('the register', () => {
  it('shows what an officer’s province has, narrowed, and the same as a file', async () => {
    const all = await officer.open(REGISTER);
    expect(all.status).toBe(200);
    expect(all.html).toContain('certificates/certificate-tea');
    expect(all.html).not.toContain('certificates/certificate-fish');
    const revoked = await officer.open(`${REGISTER}?state=revoked`);
    expect(revoked.html).toContain('certificates/certificate-revoked');
    expect(revoked.html).not.toContain('certificates/certificate-tea');
    const href = linksOf(revoked.html).find((link) => link.includes('format=xlsx')) ?? '';
    const file = await officer.open(href);
    const [header, ...rows] = await readSheet(file.response.rawPayload);
    expect(header?.slice(0, 2)).toEqual(['Sản phẩm', 'Nhóm']);
    expect(rows.map((row) => [row[0], row[6]])).toEqual([['revoked', 'revoked']]);
    expect((await officer.open(`${REGISTER}?q=khongco`)).html).toContain(
      'Không có giấy chứng nhận nào như vậy',
    );
  });

  it('shows a producer its own, without what officers do', async () => {
    const page = await producer.open(TEA);
    expect(page.status).toBe(200);
    expect(linksOf(page.html).filter((href) => href.startsWith(`${TEA}/`))).toEqual([]);
    expect((await producer.open(`${TEA}/revocation`)).status).toBe(403);
    const foreign = await producer.open(`${REGISTER}/certificate-fish`);
    expect([foreign.status, foreign.html.includes('id="stamps"')]).toEqual([200, false]);
  });
});

describe('an act', () => {
  it('is shown with what would follow before it is done, once', async () => {
    const path = `${TEA}/revocation`;
    const fields = { ...DECISION, ground: 'a', 'decision.number': '46/QĐ-UBND' };
    const { tried, done } = await actThrough(officer, path, fields);
    expect(tried.html).toContain(
      '1.200 tem đã in hoặc đã cấp (thuộc 1 đợt tem của sản phẩm) sẽ không kích hoạt được nữa',
    );
    expect([done.status, done.location]).toEqual([303, `${TEA}?done=revocation`]);
    const again = await officer.post(path, hiddenFields(tried.html, path));
    expect(again.location).toBe(`${TEA}?done=revocation`);
    const page = await officer.open(done.location ?? '');
    expect(page.html).toContain('Đã thu hồi giấy chứng nhận.');
    expect(page.html).toContain('Bị thu hồi');
  });

  it('that is refused keeps what was typed and says why at its field', async () => {
    const path = `${REGISTER}/certificate-coffee/revocation`;
    const page = await officer.submit(path, path, { ...DECISION, ground: 'b', conclusion: '' });
    expect(page.status).toBe(422);
    expect(page.html).toContain('id="f-conclusion-fault"');
    expect(page.html).toContain('value="45/QĐ-UBND"');
    const cancelled = await officer.submit(path, path, { ...DECISION, ground: 'e' });
    const edit = await officer.post(path, { ...hiddenFields(cancelled.html, path), step: 'edit' });
    expect([edit.status, edit.html.includes('value="45/QĐ-UBND"')]).toEqual([200, true]);
    expect((await test.call({ url: '/api/v1/certificates/certificate-coffee' })).json().status).toBe('valid');
  });

  it('an extension without a decision asks for its reason at its field', async () => {
    const path = `${REGISTER}/certificate-lapsed/extension`;
    const page = await officer.submit(path, path, { until: '2026-06-01' });
    expect([page.status, page.html.includes('id="f-reason-fault"')]).toEqual([422, true]);
    expect(page.html).toContain('value="2026-06-01"');
  });

  it('on what somebody else changed meanwhile is refused', async () => {
    const path = `${REGISTER}/certificate-lastDay/extension`;
    const tried = await officer.submit(path, path, { until: '2026-05-01', reason: 'x' });
    test.clock.advance(1_000);
    await post('/api/v1/certificates/certificate-lastDay/extension', { until: '2026-04-01', reason: 'x' });
    const done = await officer.post(path, hiddenFields(tried.html, path));
    expect([done.status, done.html.includes('vừa được người khác sửa')]).toEqual([412, true]);
  });

  it.each([
    ['extension', 'lapsed', { until: '2026-06-01', reason: 'chờ kết quả' }],
    ['renewal', 'extended', { ...DECISION, stars: '4' }],
    [
      'correction',
      'coffee',
      {
        ...DECISION,
        stars: '3',
        issuedOn: '2026-02-10',
        startsOn: '2026-02-10',
        expiresOn: '2029-01-01',
        reason: 'Nhập nhầm',
      },
    ],
    [
      'upgrade',
      'coffee',
      { ...DECISION, stars: '4', 'decision.number': '49/QĐ-UBND', 'decision.signedOn': '2026-02-20' },
    ],
    ['withdrawal', 'twoStars', { reason: 'Nhầm sản phẩm' }],
  ])('%s goes through', async (act, product, fields) => {
    const path = `${REGISTER}/certificate-${product}/${act}`;
    const { done } = await actThrough(officer, path, { ...fields });
    expect([done.status, done.location?.endsWith(`?done=${act}`)]).toEqual([303, true]);
    expect((await officer.open(done.location ?? '')).status).toBe(200);
  });

  it('a first certificate is issued to a product that was looked for', async () => {
    const choice = await officer.open(`${REGISTER}/new?q=undecided`);
    const href = linksOf(choice.html).find((link) => link.includes('productId=undecided')) ?? '';
    const path = `${REGISTER}/new`;
    const tried = await officer.submit(href, path, {
      ...DECISION,
      stars: '4',
      'decision.number': '47/QĐ-UBND',
    });
    expect(tried.status).toBe(200);
    const done = await officer.post(path, hiddenFields(tried.html, path));
    expect(done.location).toMatch(/\/console\/certificates\/.+\?done=issue$/);
    const decisions = await officer.open('/console/decisions?q=47');
    const file = /href="([^"]*decisions\/table[^"]*csv)"/.exec(decisions.html)?.[1] ?? '';
    expect(file).toContain('q&#61;47');
    expect((await officer.open(file.replaceAll('&#61;', '=').replaceAll('&#38;', '&'))).status).toBe(200);
    const decision = linksOf(decisions.html).find((link) => /decisions\/[\w-]{21}$/.test(link)) ?? '';
    const page = await officer.open(decision);
    expect(page.html).toContain('undecided');
    const correction = await officer.submit(`${decision}/correction`, `${decision}/correction`, {
      ...DECISION,
      'decision.number': '48/QĐ-UBND',
      reason: 'Gõ nhầm số',
    });
    expect(correction.location).toContain('?done=decision');
    expect((await officer.open(correction.location ?? '')).html).toContain('48/QĐ-UBND');
  });

  it('a decision that only extends shows what it extended, and is corrected by who decides about that', async () => {
    const number = { 'decision.number': '61/QĐ-UBND' };
    await actThrough(officer, `${REGISTER}/certificate-lastDay/extension`, {
      ...DECISION,
      ...number,
      until: '2026-05-15',
    });
    const list = await officer.open('/console/decisions?q=61');
    const decision = linksOf(list.html).find((link) => /decisions\/[\w-]{21}$/.test(link)) ?? '';
    const page = await officer.open(decision);
    expect(page.html).toContain('certificates/certificate-lastDay');
    expect(linksOf(page.html)).toContain(`${decision}/correction`);
    const elsewhere = consoleClient(test, {
      authorization: `Bearer ${await test.token('officer', { provinceCode: '01' })}`,
    });
    expect(linksOf((await elsewhere.open(decision)).html)).not.toContain(`${decision}/correction`);
    expect((await elsewhere.open(`${decision}/correction`)).status).toBe(403);
    const right = { ...DECISION, 'decision.number': '62/QĐ-UBND', reason: 'Gõ nhầm số' };
    const done = await officer.submit(`${decision}/correction`, `${decision}/correction`, right);
    expect(done.location).toContain('?done=decision');
    expect((await officer.open(done.location ?? '')).html).toContain('certificates/certificate-lastDay');
  });

  it('shows what people saw on a day in the past', async () => {
    const page = await officer.open(`${TEA}?shownOn=2026-02-28`);
    expect(page.html).toContain('Cuối ngày 28/02/2026');
  });
});

it.each(['vi', 'en'])('every page is there in %s', async (lang) => {
  const paths = [
    REGISTER,
    TEA,
    '/console/decisions',
    `${REGISTER}/new`,
    `${REGISTER}/certificate-coffee/correction`,
  ];
  for (const path of paths) {
    const page = await officer.open(`${path}?lang=${lang}`);
    expect([path, page.status, page.html.includes(`<html lang="${lang}">`)]).toEqual([path, 200, true]);
  }
});
