import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { consoleClient } from '../support/console.ts';
import { signedIn } from '../support/sessions.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  const url = '/api/v1/batches';
  const ordered = await test.call({ method: 'POST', url, payload: { variantId: 'tea-bag', quantity: 130 } });
  expect(ordered.statusCode).toBe(201);
});
afterAll(() => test.close());

/** Pages of the console that a page leads to; files that it hands out are not followed. */
const pagesIn = (html: string) =>
  [...html.matchAll(/ href="(\/console[^"#]*)"/g)]
    .map(([, href = '']) => href.replaceAll('&#38;', '&').replaceAll('&#61;', '='))
    .filter((href) => !/table|preview|\.(pdf|svg|csv|zpl|zip)/.test(href));

/** One page of each kind is enough: what names a thing is left out, and what narrows a list. */
const kindOf = (href: string) =>
  (href.split('?')[0] ?? '')
    .split('/')
    .map((part, place) => (place > 2 && /\d|-/.test(part) ? ':id' : part))
    .join('/');

describe('the links of the console', () => {
  it.each([
    ['admin', {}],
    ['officer', {}],
    ['officer', { provinceCode: '68' }],
    ['producer', { producerId: 'highland' }],
    ['inspector', { provinceCode: '68' }],
  ] as const)('lead a %s of %o only to pages that open', async (role, binding) => {
    const { cookie } = await signedIn(test, { role, ...binding });
    const client = consoleClient(test, { cookie });
    const seen = new Map<string, string>();
    const refused: string[] = [];
    const open = async (href: string, from: string) => {
      const kind = kindOf(href);
      if (seen.has(kind)) return;
      seen.set(kind, href);
      const { status, html } = await client.open(href);
      if (status !== 200) refused.push(`${status} ${href} (on ${from})`);
      for (const next of pagesIn(html)) await open(next, href);
    };
    await open('/console', 'nothing');
    expect(refused).toEqual([]);
    expect(seen.size).toBeGreaterThan(role === 'inspector' ? 3 : 25);
  });
});

it.each(['__proto__', 'constructor', 'toString', 'nothing'])(
  'an address with done=%s says nothing was done',
  async (key) => {
    const { cookie } = await signedIn(test, { role: 'admin' });
    const client = consoleClient(test, { cookie });
    for (const path of ['review', 'products', 'review/applications', 'account', 'tokens']) {
      const { status, html } = await client.open(`/console/${path}?done=${key}`);
      expect([path, status, /data-severity="ok"/.test(html.slice(0, html.indexOf('<table')))]).toEqual([
        path,
        200,
        false,
      ]);
    }
  },
);
