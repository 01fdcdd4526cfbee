import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registryWorld } from './registry-world.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.close());

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 180, g: 40, b: 30 } } });
const imagesUrl = async () => `/api/v1/products/${(await world.product()).productId}/images`;
const GPS = {
  IFD0: { Copyright: 'secret name' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '11/1 56/1 0/1' },
};

describe('an uploaded photo', () => {
  test('is kept small, upright and without EXIF', async () => {
    const photo = await picture(3000, 1500).withExif(GPS).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const url = await imagesUrl();
    world.heard.length = 0;
    const made = await world.upload(url, photo, { fields: { alt: '  Mặt trước ' } });
    expect(made).toMatchObject({ status: 201, body: { alt: 'Mặt trước', widthPx: 640, heightPx: 1280 } });
    expect(world.heard).toEqual([{ kind: 'product', id: url.split('/')[4] }]);
    const served = await world.send('GET', made.body.url, undefined, { token: null });
    expect(served).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=86400' },
    });
    const meta = await sharp(served.body).metadata();
    expect(meta).toMatchObject({ format: 'webp', width: 640, height: 1280 });
    expect([meta.exif, meta.xmp, meta.iptc, meta.icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(served.body.includes('secret name')).toBe(false);
  });

  test.each(['jpeg', 'png', 'webp'] as const)(
    'of %s keeps no word of what came with it, and stands upright',
    async (format) => {
      // Red on the left; turned by its orientation the red is on top.
      const red = await picture(20, 40).png().toBuffer();
      const photo = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'white' } })
        .composite([{ input: red, left: 0, top: 0 }])
        .withExif(GPS)
        .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>secret name</secret></x:xmpmeta>')
        .withIccProfile('p3')
        .withMetadata({ orientation: 6 })
        .toFormat(format)
        .toBuffer();
      const sent = await sharp(photo).metadata();
      expect([sent.exif, sent.xmp, sent.orientation]).not.toContain(undefined);
      const made = await world.upload(await imagesUrl(), photo);
      const { body } = await world.send('GET', made.body.url, undefined, { token: null });
      // A WebP file names its parts: pixels alone are left.
      const parts = [
        ...Buffer.from(body)
          .toString('latin1')
          .matchAll(/VP8[ LX]|EXIF|XMP |ICCP|ANIM/g),
      ].map(String);
      expect(parts).toEqual(['VP8 ']);
      expect(body.includes('secret')).toBe(false);
      const { data } = await sharp(body).raw().toBuffer({ resolveWithObject: true });
      const at = (x: number, y: number) => data[(y * 40 + x) * 3 + 1] ?? -1;
      expect([at(5, 5) < 100, at(35, 5) < 100, at(5, 35) > 200]).toEqual([true, true, true]);
    },
  );

  test.each(['jpeg', 'png', 'webp'] as const)('may be %s', async (format) => {
    const made = await world.upload(await imagesUrl(), await picture(40, 30).toFormat(format).toBuffer());
    expect(made).toMatchObject({ status: 201, body: { widthPx: 40, heightPx: 30, alt: '' } });
  });

  test('twice is one image; images are ordered, described and removed by an edit', async () => {
    const url = await imagesUrl();
    const productUrl = url.replace('/images', '');
    const [a, b] = [await picture(20, 10).png().toBuffer(), await picture(10, 20).png().toBuffer()];
    const first = (await world.upload(url, a)).body.id;
    const second = (await world.upload(url, b)).body.id;
    await world.upload(url, a, { fields: { alt: 'again' } });
    const ids = async () =>
      (await world.send('GET', productUrl)).body.images.map((image: { id: string }) => image.id);
    expect(await ids()).toEqual([second, first]);
    await world.send('PATCH', productUrl, { images: [{ id: first, alt: 'Một' }] });
    expect((await world.send('GET', productUrl)).body.images).toMatchObject([
      { id: first, alt: 'Một', url: `/media/${first}.webp` },
    ]);
    await world.send('PATCH', productUrl, { images: [] });
    expect(await ids()).toEqual([]);
  });

  test('a product has twelve at most', async () => {
    const url = await imagesUrl();
    for (let side = 1; side <= 12; side += 1) {
      expect((await world.upload(url, await picture(side, 1).png().toBuffer())).status).toBe(201);
    }
    const last = await world.upload(url, await picture(13, 1).png().toBuffer());
    expect(last).toMatchObject({ status: 422, body: { code: 'images-full', params: { limit: 12 } } });
  });
});

describe('is refused', () => {
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  const avif = Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1avif', 'latin1');
  test.each([
    ['HEIC', () => heic, 415, 'image-heic'],
    ['AVIF', () => avif, 415, 'image-heic'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'image-format'],
    ['GIF', () => picture(2, 2).gif().toBuffer(), 415, 'image-format'],
    ['TIFF', () => picture(2, 2).tiff().toBuffer(), 415, 'image-format'],
    ['HTML', () => Buffer.from('<html>'), 415, 'image-format'],
    ['nothing', () => Buffer.alloc(0), 415, 'image-format'],
    [
      'a cut photo',
      async () => (await picture(400, 400).jpeg().toBuffer()).subarray(0, 900),
      422,
      'image-damaged',
    ],
    ['a JPEG in name alone', () => Buffer.from('\xff\xd8\xff and no more', 'latin1'), 422, 'image-damaged'],
    ['a decompression bomb', () => picture(12_000, 6_000).png().toBuffer(), 422, 'image-pixels'],
    ['more than 5 MB', () => Buffer.alloc(5 * 1024 * 1024 + 1), 413, 'body-too-large'],
  ])('%s', async (_, file, status, code) => {
    const url = await imagesUrl();
    expect(await world.upload(url, await file())).toMatchObject({ status, body: { code } });
    expect((await world.send('GET', url.replace('/images', ''))).body.images).toEqual([]);
  });

  test('an upload without a file, with unknown fields, or for nothing', async () => {
    const url = await imagesUrl();
    const photo = await picture(2, 2).png().toBuffer();
    expect(await world.upload(url, photo, { name: 'picture' })).toMatchObject({
      status: 400,
      body: { code: 'field-unknown' },
    });
    expect(await world.upload(url, photo, { fields: { title: 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'field-unknown', field: 'title' },
    });
    expect(await world.upload(url, photo, { fields: { alt: 'x'.repeat(201) } })).toMatchObject({
      status: 422,
      body: { code: 'text-too-long', field: 'alt' },
    });
    expect((await world.send('POST', url, { a: 1 })).status).toBe(415);
    expect((await world.upload('/api/v1/products/none/images', photo)).status).toBe(404);
  });

  test('a producer who is not the owner', async () => {
    const { producerId, productId } = await world.product();
    const token = await world.tokenOf('producer', { producerId });
    const photo = await picture(2, 2).png().toBuffer();
    expect((await world.upload(`/api/v1/products/${productId}/images`, photo, { token })).status).toBe(202);
    expect((await world.upload(await imagesUrl(), photo, { token })).status).toBe(403);
  });

  test('a name that is no image of ours', async () => {
    for (const name of [
      `${'a'.repeat(64)}.webp`,
      `${'a'.repeat(64)}.png`,
      'x.webp',
      '..%2f..%2fetc%2fpasswd',
    ]) {
      expect((await world.send('GET', `/media/${name}`, undefined, { token: null })).status).toBe(404);
    }
  });
});
