import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findMedia } from '../../server/storage/media.ts';
import { NOON_MS, registryWorld } from './registry-world.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => {
  world.clock.set(NOON_MS);
  world.heard.length = 0;
});
afterAll(() => world.close());

let drawn = 0;
/** A photo that no other test uploads. */
const newPhoto = async () => {
  drawn += 1;
  const noise = { type: 'gaussian', mean: 100 + drawn, sigma: 30 } as const;
  return await sharp({ create: { width: 200, height: 120, channels: 3, background: 'black', noise } })
    .png()
    .toBuffer();
};
const uploaded = async () => String((await world.upload('/api/v1/media', await newPhoto())).body.id);
const seen = async (id: string) =>
  (await world.send('GET', `/media/${id}.webp`, undefined, { token: null })).status;
const kept = async (id: string) => (await findMedia(world.db, id)) !== undefined;

describe('an upload', () => {
  test('is for signed-in callers until something published shows it', async () => {
    const { productId } = await world.product();
    const made = await world.upload('/api/v1/media', await newPhoto());
    expect(made).toMatchObject({ status: 201, body: { widthPx: 200, heightPx: 120 } });
    const { id } = made.body;
    expect(made.headers.location).toBe(`/api/v1/media/${id}`);
    const inner = await world.send('GET', `/api/v1/media/${id}`);
    expect(inner).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp' } });
    expect((await world.send('GET', `/api/v1/media/${id}`, undefined, { token: null })).status).toBe(401);
    expect(await seen(id)).toBe(404);
    await world.send('PATCH', `/api/v1/products/${productId}`, {
      images: [{ id, alt: 'Hũ mắm', altEn: 'A jar' }],
    });
    expect(await seen(id)).toBe(200);
    const { images } = (await world.send('GET', `/api/v1/products/${productId}`)).body;
    expect(images).toEqual([
      { id, url: `/media/${id}.webp`, alt: 'Hũ mắm', altEn: 'A jar', widthPx: 200, heightPx: 120 },
    ]);
  });

  test('that nothing came to use is forgotten after a day, at the next upload', async () => {
    const left = await uploaded();
    world.clock.advance(24 * 3_600_000);
    await uploaded();
    expect(await kept(left)).toBe(true);
    world.clock.advance(1);
    await uploaded();
    expect(await kept(left)).toBe(false);
  });
});

describe('a photo', () => {
  test('is kept as long as anything shows it', async () => {
    const { productId, producerId } = await world.product();
    const product = `/api/v1/products/${productId}`;
    const id = await uploaded();
    const variant = await world.send('POST', `${product}/variants`, { name: 'Hũ', imageId: id });
    await world.send('PATCH', product, {
      story: [{ photos: [{ id, alt: 'Hũ mắm' }] }],
      images: [{ id, alt: '' }],
    });
    await world.send('PATCH', `/api/v1/producers/${producerId}`, { logoId: id, images: [{ id, alt: '' }] });
    world.clock.advance(25 * 3_600_000);
    await uploaded();
    const steps: [string, object][] = [
      [product, { images: [] }],
      [product, { story: [] }],
      [`/api/v1/variants/${variant.body.id}`, { imageId: null }],
      [`/api/v1/producers/${producerId}`, { images: [] }],
    ];
    for (const [url, change] of steps) {
      expect((await world.send('PATCH', url, change)).status).toBe(200);
      expect([url, change, await seen(id)]).toEqual([url, change, 200]);
    }
    await world.send('PATCH', `/api/v1/producers/${producerId}`, { logoId: null });
    expect([await seen(id), await kept(id)]).toEqual([404, false]);
    expect((await world.send('PATCH', product, { images: [{ id, alt: '' }] })).body.code).toBe(
      'image-unknown',
    );
  });
});

describe('a photo that is to be erased', () => {
  const erase = (id: string, token?: string) =>
    world.send(
      'POST',
      `/api/v1/media/${id}/erasure`,
      { reason: 'person-asked' },
      token === undefined ? {} : { token },
    );

  test('is gone everywhere, out of the files too, and is not taken again', async () => {
    const { productId, producerId } = await world.product();
    const product = `/api/v1/products/${productId}`;
    const photo = await newPhoto();
    const id = String((await world.upload('/api/v1/media', photo)).body.id);
    const other = await uploaded();
    const { body: bytes } = await world.send('GET', `/api/v1/media/${id}`);
    const variant = await world.send('POST', `${product}/variants`, { name: 'Hũ', imageId: id });
    const told = {
      heading: { vi: 'Người làm mắm' },
      photos: [
        { id, alt: 'Bà Tư' },
        { id: other, alt: 'Hũ' },
      ],
    };
    await world.send('PATCH', product, {
      story: [told, { photos: [{ id, alt: 'Bà Tư' }] }, { text: { vi: 'Hết' } }],
      images: [
        { id, alt: '' },
        { id: other, alt: '' },
      ],
    });
    await world.send('PATCH', `/api/v1/producers/${producerId}`, { logoId: id, images: [{ id, alt: '' }] });
    const stored = () =>
      [world.file, `${world.file}-wal`].some((file) => readFileSync(file).includes(bytes.subarray(200, 328)));
    expect(stored()).toBe(true);

    world.heard.length = 0;
    expect(await erase(id)).toMatchObject({ status: 200, body: { id, erasedMs: NOON_MS } });
    expect(world.heard).toEqual(
      expect.arrayContaining([
        { kind: 'product', id: productId },
        { kind: 'producer', id: producerId },
      ]),
    );
    expect(stored()).toBe(false);
    expect([await seen(id), await seen(other)]).toEqual([404, 200]);
    expect((await world.send('GET', `/api/v1/media/${id}`)).status).toBe(404);
    const shown = (await world.send('GET', product)).body;
    expect(shown.story).toEqual([
      { heading: { vi: 'Người làm mắm' }, photos: [{ id: other, alt: 'Hũ' }] },
      { text: { vi: 'Hết' }, photos: [] },
    ]);
    expect(shown.images.map((image: { id: string }) => image.id)).toEqual([other]);
    expect(shown.variants[0]).toMatchObject({ id: variant.body.id, imageId: null });
    const producer = (await world.send('GET', `/api/v1/producers/${producerId}`)).body;
    expect(producer).toMatchObject({ logoId: null, images: [] });

    expect(await world.upload('/api/v1/media', photo)).toMatchObject({
      status: 409,
      body: { code: 'image-erased' },
    });
    expect((await world.upload(`${product}/images`, photo)).body.code).toBe('image-erased');
    expect((await world.send('PATCH', product, { images: [{ id, alt: '' }] })).body.code).toBe(
      'image-unknown',
    );
    const entries = await world.db
      .selectFrom('auditEntry')
      .selectAll()
      .where('action', '=', 'media.erase')
      .execute();
    expect(entries).toMatchObject([
      {
        subjectId: id,
        producerId,
        provinceCode: '68',
        reason: 'person-asked',
        beforeJson: null,
        afterJson: null,
      },
    ]);
    expect((await erase(id)).body).toEqual({ id, erasedMs: NOON_MS });
    expect((await world.send('GET', product)).body).toEqual(shown);
  });

  test('is so by its own producer and by who decides there, by nobody else', async () => {
    const { productId, producerId } = await world.product();
    const id = await uploaded();
    const other = await world.product();
    await world.send('PATCH', `/api/v1/products/${productId}`, { images: [{ id, alt: '' }] });
    const stranger = await world.tokenOf('producer', { producerId: other.producerId });
    const elsewhere = await world.tokenOf('officer', { provinceCode: '01' });
    const own = await world.tokenOf('producer', { producerId });
    const unused = await uploaded();
    expect((await erase(unused, own)).body.code).toBe('forbidden');
    expect((await erase(id, stranger)).body.code).toBe('forbidden');
    expect((await erase(id, elsewhere)).body.code).toBe('forbidden');
    expect(await seen(id)).toBe(200);
    expect((await erase(id, own)).status).toBe(200);
    expect((await erase('a'.repeat(64))).status).toBe(404);
  });
});
