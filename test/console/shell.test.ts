import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../server/domain/principal.ts';
import { writeRegistry } from '../issuance/registry-rows.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let test: TestApp;
const clients = new Map<Role, ConsoleClient>();
beforeAll(async () => {
  test = await startTestApp();
  await writeRegistry(test.storage.db);
  for (const role of ROLES) {
    const token = await test.token(role, role === 'producer' ? { producerId: 'highland' } : {});
    clients.set(role, consoleClient(test, { authorization: `Bearer ${token}` }));
  }
});
afterAll(() => test.close());

describe('the console', () => {
  it.each(ROLES)('greets a %s with areas that are there', async (role) => {
    const client = clients.get(role);
    const page = await client?.open('/console');
    expect(page?.status).toBe(200);
    const links = [...(page?.html.matchAll(/<a class="card" href="([^"]+)"/g) ?? [])].map(([, href]) => href);
    for (const href of links) expect([href, (await client?.open(href ?? ''))?.status]).toEqual([href, 200]);
  });

  it('sends who is not signed in to the sign-in page and leads back', async () => {
    const nobody = consoleClient(test, {});
    expect((await nobody.open('/console?x=1')).location).toBe('/console/sign-in?next=%2Fconsole%3Fx%3D1');
  });

  it('shows an address that is not there as a page, also to nobody', async () => {
    for (const client of [clients.get('producer'), consoleClient(test, {})]) {
      const page = await client?.open('/console/nowhere/at/all');
      expect(page?.status).toBe(404);
      expect(page?.html).toContain('Không có trang này');
    }
  });

  it('remembers the language that was asked for', async () => {
    const page = await clients.get('admin')?.open('/console?lang=en');
    expect(page?.html).toContain('<html lang="en">');
    const cookie = String(page?.response.headers['set-cookie']).split(';')[0] ?? '';
    const token = await test.token('admin');
    const later = await consoleClient(test, { authorization: `Bearer ${token}`, cookie }).open('/console');
    expect(later.html).toContain('<html lang="en">');
  });

  it('is kept by nobody on the way, and its style sheet by everybody', async () => {
    const page = await clients.get('admin')?.open('/console');
    expect(page?.response.headers['cache-control']).toBe('no-store');
    const href = /<link rel="stylesheet" href="([^"]+)"/.exec(page?.html ?? '')?.[1] ?? '';
    const style = await consoleClient(test, {}).open(href);
    expect([style.status, style.response.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  });
});
