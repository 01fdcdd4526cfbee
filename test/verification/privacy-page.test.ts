import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ config: { scanRetentionDays: 47 } });
});
afterAll(() => test.close());

describe('the page about privacy', () => {
  it.each([
    ['vi', 'xóa sau 47 ngày', '91/2025/QH15'],
    ['en', 'deleted after 47 days', '91/2025/QH15'],
  ])('says in %s how long checks are kept here, and by which law', async (lang, days, law) => {
    const { statusCode, body } = await test.call({ url: `/privacy?lang=${lang}`, token: null });
    expect(statusCode).toBe(200);
    expect(body).toContain(days);
    expect(body).toContain(law);
    expect(body).not.toContain('noindex');
  });

  it.each(['/', '/S/K7M2QX00042F3K9B'])('is linked from %s', async (url) => {
    const { body } = await test.call({ url, token: null, headers: { accept: 'text/html' } });
    expect(body).toContain('href="/privacy?lang=vi"');
  });
});
