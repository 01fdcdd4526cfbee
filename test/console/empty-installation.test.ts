import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
let admin: ConsoleClient;
let officer: ConsoleClient;
beforeAll(async () => {
  test = await startTestApp();
  const as = async (...who: Parameters<TestApp['token']>) =>
    consoleClient(test, { authorization: `Bearer ${await test.token(...who)}` });
  admin = await as('admin');
  officer = await as('officer', { provinceCode: '68' });
});
afterAll(() => test.close());

const REGISTRY = '/console/imports/lists/new?kind=registry';

it.each(['/console/accounts/new?role=producer', '/console/tokens/new?role=producer'])(
  '%s leads to the import of producers instead of showing a form that nobody can send',
  async (path) => {
    const { html } = await admin.open(path);
    expect(html).toContain('Chưa có chủ thể nào');
    expect(html.replaceAll('&#61;', '=')).toContain(`href="${REGISTRY}"`);
    expect(html).not.toContain('name="email"');
    expect((await admin.open(path.replace('producer', 'inspector'))).html).toMatch(/<form[^>]*method="post"/);
  },
);

it('the import of producers asks for the communes first, of whoever may import them', async () => {
  const [ours, theirs] = [await admin.open(REGISTRY), await officer.open(REGISTRY)];
  expect(ours.html).toContain('Danh mục xã, phường chưa có.');
  expect(ours.html.replaceAll('&#61;', '=')).toContain('href="/console/imports/lists/new?kind=communes"');
  expect(theirs.html.replaceAll('&#61;', '=')).not.toContain('kind=communes"');
  expect(theirs.html).toContain('Hãy nhờ quản trị viên');
});
