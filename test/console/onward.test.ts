import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepForm, onwardPath, readKeptForm } from '../../server/console/kept-form.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { signedIn } from '../support/sessions.ts';

describe('the way on after signing in', () => {
  it.each(['/console', '/console/lots/x?done=ok', '/console/a/../lots', '/console?x=/../..'])(
    'is %s',
    (path) => {
      expect(onwardPath(path)).toBe(path);
    },
  );

  it.each([
    '/console/../api/v1/batches/K7M2QX/stamps.csv?first=0&last=9',
    '/console/%2e%2e/api/v1/tokens',
    '/console/.%2E/handover/x',
    '/console/..//evil.example',
    '/console//evil.example',
    '/consoles',
  ])('never leaves the console: %s', (path) => {
    expect(onwardPath(path)).toBe('/console');
    const kept = Buffer.from(JSON.stringify({ action: path, fields: [] })).toString('base64url');
    expect([readKeptForm(kept), keepForm(path, [])]).toEqual([undefined, '']);
  });
});

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
});
afterAll(() => test.close());

describe('the page of a thing', () => {
  it.each(['tea%2Fvariants', 'tea%3Fx', 'tea%23', '..%2Fproducts', '%5C'])(
    'is not found as %s',
    async (id) => {
      for (const url of [`/console/products/${id}`, `/console/products/${id}/new-pack`])
        expect([url, (await test.call({ url, headers: { accept: 'text/html' } })).statusCode]).toEqual([
          url,
          404,
        ]);
    },
  );
});

describe('a second factor', () => {
  it('is offered anew where the form came without what it had shown', async () => {
    const officer = await signedIn(test, { role: 'officer', provinceCode: '68' }, 'enrol');
    const send = (url: string, payload: string, headers: object) =>
      test.call({ method: 'POST', url, token: null, headers: { ...officer.headers, ...headers }, payload });
    const offered = await send('/api/v1/account/second-factor', '', {});
    const fields = new URLSearchParams({ offer: offered.json().offer, code: '000000' });
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const answer = await send('/console/second-factor', fields.toString(), form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('otpauth://');
  });
});
