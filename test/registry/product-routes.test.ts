import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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

const HTML = `<script>alert("1")</script>`;
const SQL = `'; drop table product; --`;

describe('products', () => {
  const CONTENT = {
    nameEn: 'Fermented anchovy sauce',
    story: [
      { heading: { vi: 'Gốc gác' }, text: { vi: 'Chuyện kể.\n\nDòng hai', en: HTML }, photos: [] },
      { heading: { vi: 'Cách làm', en: 'How it is made' }, photos: [] },
    ],
    ingredients: { vi: 'Cá cơm, muối' },
    instructions: { vi: 'Lắc đều', en: 'Shake' },
    storage: { vi: 'Nơi khô mát' },
    warnings: { vi: SQL },
    buyLinks: [{ label: 'Sàn số', url: 'https://shop.example/mam' }],
    standards: [{ name: 'TCVN 5107:2018', number: '12/2025', issuer: 'QUATEST', validUntil: '2027-01-31' }],
    externalIds: [{ system: 'verigoods', id: 'A-1' }],
  };

  test('keep everything that is said of them', async () => {
    const { producerId } = await world.product();
    const said = {
      name: 'Nước mắm',
      productGroup: 'food',
      ocopCode: '83 - 829 - 28780 - 3 - 2022',
      annualQuantity: 12_000,
      annualQuantityUnit: 'chai',
      ...CONTENT,
    };
    const made = await world.send('POST', '/api/v1/products', { producerId, ...said });
    expect(made).toMatchObject({
      status: 201,
      body: { ...said, ocopCode: '83-829-28780-3-2022', images: [], variants: [] },
    });
    const read = await world.send('GET', String(made.headers.location));
    expect(read.body).toEqual(made.body);
    const emptied = await world.send('PATCH', String(made.headers.location), {
      story: [],
      nameEn: null,
      standards: [],
      ocopCode: '(68).(24736).(12).2026',
    });
    expect(emptied.body).toMatchObject({
      story: [],
      nameEn: null,
      standards: [],
      ocopCode: '68.24736.12.2026',
      warnings: CONTENT.warnings,
    });
  });

  test.each([
    [{ productGroup: 'arms' }, 'field-invalid', 'productGroup'],
    [{ ocopCode: '83-829-28780-2022' }, 'ocop-code-invalid', 'ocopCode'],
    [{ ocopCode: '83-829-28780-0-2022' }, 'ocop-code-invalid', 'ocopCode'],
    [{ ocopCode: '83-829-28780-3-1999' }, 'ocop-code-invalid', 'ocopCode'],
    [{ annualQuantity: 0 }, 'field-invalid', 'annualQuantity'],
    [{ annualQuantity: 1.5 }, 'field-invalid', 'annualQuantity'],
    [{ story: 'text' }, 'field-invalid', 'story'],
    [{ story: [{ text: { en: 'x' } }] }, 'field-missing', 'story[0].text.vi'],
    [{ story: [{ text: { vi: '   ' } }] }, 'text-empty', 'story[0].text.vi'],
    [{ story: [{ text: { vi: 'x', fr: 'x' } }] }, 'field-unknown', 'story[0].text.fr'],
    [{ story: [{ text: { vi: 'x' } }, {}] }, 'section-empty', 'story[1]'],
    [{ story: Array.from({ length: 13 }, () => ({ text: { vi: 'x' } })) }, 'field-invalid', 'story'],
    [
      {
        story: [
          { text: { vi: 'x'.repeat(4_000) } },
          { heading: { vi: 'x' }, text: { vi: 'x'.repeat(1_000) } },
        ],
      },
      'story-too-long',
      'story',
    ],
    [{ story: [{ photos: [{ id: 'a'.repeat(64), alt: 'x' }] }] }, 'image-unknown', 'story[0].photos[0].id'],
    [{ story: [{ photos: [{ id: 'a'.repeat(64), alt: '' }] }] }, 'field-invalid', 'story[0].photos[0].alt'],
    [{ storage: { vi: 'x'.repeat(1_501) } }, 'field-invalid', 'storage.vi'],
    [{ buyLinks: [{ label: 'x', url: 'http://shop.example' }] }, 'link-invalid', 'buyLinks[0].url'],
    [{ buyLinks: [{ label: 'x', url: 'https://a@shop.example' }] }, 'link-invalid', 'buyLinks[0].url'],
    [{ buyLinks: [{ label: 'x', url: 'https://127.0.0.1/' }] }, 'link-invalid', 'buyLinks[0].url'],
    [{ buyLinks: [{ label: 'x', url: 'javascript:alert(1)' }] }, 'link-invalid', 'buyLinks[0].url'],
    [{ buyLinks: [{ label: 'x', url: 'https://localhost/' }] }, 'link-invalid', 'buyLinks[0].url'],
    [{ standards: [{ name: 'ISO', validUntil: '2026-02-30' }] }, 'date-invalid', 'standards[0].validUntil'],
    [
      { externalIds: Array.from({ length: 31 }, () => ({ system: 'a', id: 'b' })) },
      'field-invalid',
      'externalIds',
    ],
    [{ images: [{ id: 'a'.repeat(64), alt: '' }] }, 'image-unknown', 'images[0].id'],
    [{ producerId: 'other' }, 'field-unknown', 'producerId'],
  ])('a change to %j: %s', async (change, code, field) => {
    const { productId } = await world.product();
    const before = await world.send('GET', `/api/v1/products/${productId}`);
    const refused = await world.send('PATCH', `/api/v1/products/${productId}`, change);
    expect(refused.body).toMatchObject({ code, field });
    expect((await world.send('GET', `/api/v1/products/${productId}`)).body).toEqual(before.body);
  });

  test('one name once for a producer', async () => {
    const { producerId } = await world.product('Mắm Hòa');
    const register = (name: string) =>
      world.send('POST', '/api/v1/products', { producerId, name, productGroup: 'food' });
    expect((await register('MẮM HOÀ')).body.code).toBe('product-exists');
    expect((await register('Mắm Hoa')).status).toBe(201);
    expect(
      (await world.send('POST', '/api/v1/products', { producerId: 'none', name: 'x', productGroup: 'food' }))
        .body,
    ).toMatchObject({ code: 'producer-unknown', field: 'producerId' });
  });

  test('two edits of one version: the second is refused, without a version it is taken', async () => {
    const { productId } = await world.product();
    const url = `/api/v1/products/${productId}`;
    const etag = String((await world.send('GET', url)).headers.etag);
    const edit = (nameEn: string, headers: Record<string, string>) =>
      world.send('PATCH', url, { nameEn }, { headers });
    expect((await edit('one', { 'if-match': etag })).status).toBe(200);
    expect(await edit('two', { 'if-match': etag })).toMatchObject({
      status: 412,
      body: { code: 'version-conflict' },
    });
    expect((await edit('three', { 'if-match': `"x", ${etag}` })).status).toBe(412);
    expect((await edit('four', {})).status).toBe(200);
    expect((await edit('five', { 'if-match': '*' })).body.nameEn).toBe('five');
  });

  test('are listed by producer, group and province', async () => {
    const { productId, producerId } = await world.product('Ruốc');
    const ids = async (query: string) =>
      (await world.send('GET', `/api/v1/products?${query}`)).body.items.map(
        (item: { id: string }) => item.id,
      );
    expect(await ids(`producerId=${producerId}`)).toEqual([productId]);
    expect(await ids('q=ruoc&productGroup=food&provinceCode=68')).toContain(productId);
    expect(await ids('q=ruoc&productGroup=tourism')).toEqual([]);
    expect(await ids('q=ruoc&provinceCode=01')).toEqual([]);
    expect((await world.send('GET', '/api/v1/products?productGroup=x')).status).toBe(400);
  });
});

describe('variants', () => {
  test('carry a checked GTIN that no other has', async () => {
    const { productId } = await world.product();
    const add = (body: object) => world.send('POST', `/api/v1/products/${productId}/variants`, body);
    const made = await add({ name: 'Chai 500 ml', netContent: '500 ml', gtin: '9521234500018' });
    expect(made).toMatchObject({ status: 201, body: { productId, gtin: '09521234500018', imageId: null } });
    expect(world.heard).toContainEqual({ kind: 'product', id: productId });
    expect((await add({ name: 'CHAI  500 ML' })).body.code).toBe('variant-exists');
    expect((await add({ name: 'Hộp', gtin: '09521234500018' })).body).toMatchObject({
      code: 'gtin-taken',
      field: 'gtin',
    });
    expect((await add({ name: 'Hộp', gtin: '9521234500017' })).body).toMatchObject({
      code: 'gtin-invalid',
      field: 'gtin',
    });
    expect((await add({ name: 'Hộp', gtin: '952123450001' })).body).toMatchObject({ code: 'gtin-invalid' });
    expect((await add({ name: 'Hộp', imageId: 'a'.repeat(64) })).body.code).toBe('image-unknown');
    world.clock.advance(1);
    const plain = await add({ name: 'Hộp' });
    const url = `/api/v1/variants/${plain.body.id}`;
    expect((await world.send('PATCH', url, { gtin: '9521234500018' })).body.code).toBe('gtin-taken');
    expect((await world.send('PATCH', url, { gtin: '9521234500025' })).body.gtin).toBe('09521234500025');
    expect((await world.send('PATCH', url, { gtin: '9521234500025', name: 'Hộp to' })).body.name).toBe(
      'Hộp to',
    );
    expect((await world.send('PATCH', url, { gtin: null })).body.gtin).toBeNull();
    const listed = await world.send('GET', `/api/v1/products/${productId}/variants`);
    expect(listed.body.items.map((item: { name: string }) => item.name)).toEqual(['Chai 500 ml', 'Hộp to']);
  });
});
