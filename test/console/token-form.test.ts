import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';

const FORM = '/console/tokens/new?role=producer';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
});
afterAll(() => test.close());

it('makes no token of a producer before one is chosen', async () => {
  const admin = consoleClient(test, { authorization: `Bearer ${await test.token('admin')}` });
  const { html } = await admin.open(FORM);
  expect(html.match(/type="radio"[^>]* name="producerId"/g)?.length).toBeGreaterThan(1);
  expect(html).not.toMatch(/name="producerId"[^>]* checked/);
  const refused = await admin.submit(FORM, '/console/tokens/new', { name: 'Kho' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('id="f-producerId-fault"');
});
