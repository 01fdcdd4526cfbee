import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { UPLOADS_PER_DAY_LIMIT } from '../../server/registry/upload-limit.ts';
import { findMedia } from '../../server/storage/media.ts';
import { holdUpload } from '../../server/storage/media-uses.ts';
import { type ReviewWorld, reviewWorld } from './review-world.ts';

let world: ReviewWorld;
beforeAll(async () => {
  world = await reviewWorld();
});
beforeEach(() => world.test.clock.advance(60_000));
afterAll(() => world.close());

let drawn = 0;
const photo = async () => {
  drawn += 1;
  return await sharp({ create: { width: 30 + drawn, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
};
const isPublic = async (id: string) =>
  (await world.test.call({ url: `/media/${id}.webp`, token: null })).statusCode === 200;
const isKept = async (id: string) => (await findMedia(world.db, id)) !== undefined;
const uploaded = async (): Promise<string> =>
  (await world.upload('producer', 'media', await photo())).body.id;
/** A day later uploads that nothing came to use are let go of. */
const aDayLater = async () => {
  world.test.clock.advance(25 * 3_600_000);
  await uploaded();
};

describe('a photo that a producer adds', () => {
  test('is seen by nobody outside before it is approved, and by everybody after', async () => {
    const first = await world.upload('producer', 'products/tea/images', await photo());
    expect(first).toMatchObject({ status: 202, body: { kind: 'product', before: { images: [] } } });
    const second = await world.upload('producer', 'products/tea/images', await photo());
    const { number, after } = second.body;
    expect(number).toBe(first.body.number);
    const ids = after.images.map((image: { id: string }) => image.id);
    expect(ids.length).toBe(2);
    expect(await isPublic(ids[0])).toBe(false);
    expect(
      (await world.test.call({ url: `/api/v1/media/${ids[0]}`, token: world.tokens.officer })).statusCode,
    ).toBe(200);
    await aDayLater();
    await world.decide('officer', number, { decision: 'approve' });
    expect(await isPublic(ids[1])).toBe(true);
    await world.send('officer', 'PATCH', 'products/tea', { images: [] });
    // The submission still tells what was approved.
    expect([await isPublic(ids[0]), await isKept(ids[0])]).toEqual([false, true]);
  });

  test('is forgotten when it is taken back', async () => {
    const id = await uploaded();
    const story = [{ photos: [{ id, alt: 'Đồi chè' }] }];
    const { number } = (await world.send('producer', 'PATCH', 'products/tea', { story })).body;
    await aDayLater();
    expect(await isKept(id)).toBe(true);
    await world.send('producer', 'POST', `submissions/${number}/withdrawal`);
    expect(await isKept(id)).toBe(false);
  });

  test('and that is erased is in no submission any more, whatever became of it', async () => {
    const [id, other] = [await uploaded(), await uploaded()];
    const told = {
      heading: { vi: 'Người hái' },
      photos: [
        { id, alt: 'Chị Sáu' },
        { id: other, alt: 'Nương' },
      ],
    };
    const images = [
      { id, alt: 'Chị Sáu' },
      { id: other, alt: '' },
    ];
    const asked = await world.send('producer', 'PATCH', 'products/tea', {
      story: [told, { photos: [{ id, alt: 'Chị Sáu' }] }],
      images,
    });
    const pack = await world.send('producer', 'PATCH', 'variants/tea-bag', { imageId: id });
    const logo = await world.send('producer', 'PATCH', 'producers/highland', { logoId: id });
    await world.decide('officer', logo.body.number, { decision: 'return', reason: 'x' });
    const erased = await world.send('producer', 'POST', `media/${id}/erasure`, { reason: 'person-asked' });
    expect(erased.status).toBe(200);
    const { after, updatedMs } = await world.read(asked.body.number);
    expect(updatedMs).toBeGreaterThan(asked.body.updatedMs);
    expect(after).toEqual({
      story: [{ heading: { vi: 'Người hái' }, photos: [{ id: other, alt: 'Nương' }] }],
      images: [{ id: other, alt: '' }],
    });
    expect((await world.read(pack.body.number)).after).toEqual({ imageId: null });
    expect((await world.read(logo.body.number)).after).toEqual({ logoId: null });
    expect((await world.decide('officer', asked.body.number, { decision: 'approve' })).status).toBe(200);
    const all = await world.db.selectFrom('submission').selectAll().execute();
    const log = await world.db.selectFrom('auditEntry').selectAll().execute();
    expect(JSON.stringify([all, log])).not.toContain('Chị Sáu');
  });

  test('and that is published is erased by who shows it, whoever else names it', async () => {
    const id = await uploaded();
    const { number } = (
      await world.send('producer', 'PATCH', 'products/tea', { images: [{ id, alt: 'Chị Sáu' }] })
    ).body;
    await world.decide('officer', number, { decision: 'approve' });
    const named = await world.send('stranger', 'PATCH', 'producers/bay', { logoId: id });
    expect(named.status).toBe(202);
    const erase = (by: 'stranger' | 'producer') =>
      world.send(by, 'POST', `media/${id}/erasure`, { reason: 'person-asked' });
    expect((await erase('stranger')).status).toBe(403);
    expect((await erase('producer')).status).toBe(200);
    const { body } = await world.send('stranger', 'GET', `submissions/${named.body.number}`);
    expect(body.after).toEqual({ logoId: null });
  });
});

test('a producer uploads so many photos a day, another one and an officer are not held up by it', async () => {
  await aDayLater();
  world.test.clock.advance(25 * 3_600_000);
  const nowMs = world.test.clock.now();
  const id = await uploaded();
  for (let made = 1; made < UPLOADS_PER_DAY_LIMIT; made += 1)
    await holdUpload(world.db, id, nowMs + made, 'highland');
  world.test.clock.advance(60_000);
  const refused = await world.upload('producer', 'media', await photo());
  expect([refused.status, refused.body.code, refused.body.params]).toEqual([
    429,
    'uploads-full',
    { limit: UPLOADS_PER_DAY_LIMIT },
  ]);
  expect((await world.upload('colleague', 'products/tea/images', await photo())).status).toBe(429);
  expect((await world.upload('stranger', 'media', await photo())).status).toBe(201);
  expect((await world.upload('officer', 'media', await photo())).status).toBe(201);
  world.test.clock.advance(24 * 3_600_000);
  expect((await world.upload('producer', 'media', await photo())).status).toBe(201);
});
