import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';
import { signedIn } from '../support/sessions.ts';

let test: TestApp;
let officer: ConsoleClient;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  officer = consoleClient(test, { cookie: (await signedIn(test, { role: 'officer' })).cookie });
});
afterAll(() => test.close());

/** Where the answer of a form leads in the other language. */
const otherLanguage = (html: string) => /class="lang" href="([^"]*)\?lang&#61;en"/.exec(html)?.[1];

describe('the answer of a form', () => {
  it.each([
    ['/console/certificates/certificate-tea/extension', '/console/certificates/certificate-tea/extension'],
    ['/console/review/7/approve', '/console/review/7'],
    ['/console/cases/K7M2QX/reports/9/erase', '/console/cases/K7M2QX'],
    ['/console/account/password', '/console/account'],
    ['/console/imports/a%20b/rows/5', '/console/imports/a%20b'],
  ])('%s is opened in the other language at %s', async (action, page) => {
    // Without the token of the form: refused before anything is looked at.
    const { status, html } = await officer.post(action, { csrf: 'of another session' });
    expect([status, otherLanguage(html)]).toEqual([403, page]);
  });

  it('has a page behind it, whatever form of the console it is', async () => {
    const routes = test.app.routeAccess.filter(({ url }) => url.startsWith('/console'));
    const gets = routes.filter(({ method }) => method === 'GET').map(({ url }) => url);
    const pages = gets.map((url) => new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+')}$`));
    const forms = routes.filter(
      ({ method, access }) => method === 'POST' && access !== 'public' && access.includes('officer'),
    );
    expect(forms.length).toBeGreaterThan(40);
    for (const { url } of forms) {
      const behind = otherLanguage((await officer.post(url.replaceAll(/:\w+/g, '1'), {})).html) ?? '';
      expect([url, behind, pages.some((page) => page.test(behind))]).toEqual([url, behind, true]);
    }
  });
});
