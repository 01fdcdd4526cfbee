import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CaseWorld, caseWorld } from './case-world.ts';

let world: CaseWorld;
beforeAll(async () => {
  world = await caseWorld();
});
afterAll(() => world.market.close());

it('a report of one’s own opens the case to a province, and nobody else’s contact or photo', async () => {
  const { test } = world.market;
  const { link } = await world.fresh();
  const contact = { phone: '0911 222 333' };
  const first = await world.report({ stamp: link, provinceCode: '79', contact });
  const path = `cases/${first.body.number}`;
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
    .webp()
    .toBuffer();
  const [victim] = (await world.get(path)).body.found;
  await test.storage.db
    .insertInto('reportPhoto')
    .values({ reportId: victim.id, widthPx: 8, heightPx: 8, bytes })
    .execute();
  const curious = await test.token('officer', { provinceCode: '01' });
  expect((await world.get(path, curious)).status).toBe(404);
  await world.report({ stamp: link, provinceCode: '01' });
  const photo = (token?: string) =>
    test.call({
      url: `/api/v1/${path}/reports/${victim.id}/photo`,
      ...(token === undefined ? {} : { token }),
    });
  const { status, body } = await world.get(path, curious);
  expect(status).toBe(200);
  const shown = body.found.find(({ id }: { id: string }) => id === victim.id);
  expect(shown).toMatchObject({
    mayRead: false,
    hasContact: true,
    contact: null,
    hasPhoto: true,
    photo: null,
  });
  expect((await photo(curious)).statusCode).toBe(403);
  const erasure = `${path}/reports/${victim.id}/erasure`;
  expect((await world.post(erasure, { parts: ['contact'] }, curious)).status).toBe(403);
  for (const provinceCode of ['79', '68']) {
    const token = await test.token('officer', { provinceCode });
    const theirs = (await world.get(path, token)).body.found.find(
      ({ id }: { id: string }) => id === victim.id,
    );
    expect(theirs).toMatchObject({ id: victim.id, mayRead: true, contact, photo: { widthPx: 8 } });
    expect((await photo(token)).statusCode).toBe(200);
  }
});
