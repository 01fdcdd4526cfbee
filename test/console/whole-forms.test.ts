import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NewProduct, ProducerEdit, ProductEdit, VariantEdit } from '../../server/registry/schemas.ts';
import { type ReviewWorld, reviewWorld } from '../review/review-world.ts';
import { type ConsoleClient, consoleClient } from '../support/console.ts';

let world: ReviewWorld;
const as = (who: keyof ReviewWorld['tokens']): ConsoleClient =>
  consoleClient(world.test, { authorization: `Bearer ${world.tokens[who]}` });
beforeAll(async () => {
  world = await reviewWorld();
});
beforeEach(() => world.test.clock.advance(60_000));
afterAll(() => world.close());

/** Members of a form: names of its fields up to the first dot or bracket. */
const membersOf = (html: string) =>
  new Set([...html.matchAll(/ name="([a-zA-Z]+)/g)].map(([, name]) => name));

it('every member that the API takes has a field, or is left to somebody else with a reason', async () => {
  const without = async (who: 'producer' | 'officer', path: string, schema: { properties: object }) => {
    const members = membersOf((await as(who).open(path)).html);
    // Of photos the form shows those that are there, and a field for one more.
    if (members.has('logo')) members.add('logoId');
    if (members.has('sections')) members.add('story');
    return Object.keys(schema.properties).filter((member) => !members.has(member) && member !== 'images');
  };
  const official = ['name', 'kind', 'identifier', 'provinceCode'];
  expect(await without('officer', '/console/producers/highland', ProducerEdit)).toEqual([]);
  expect(await without('producer', '/console/profile', ProducerEdit)).toEqual(official);
  expect(await without('officer', '/console/products/tea/edit', ProductEdit)).toEqual([]);
  expect(await without('producer', '/console/products/tea/edit', ProductEdit)).toEqual([
    'name',
    'productGroup',
    'ocopCode',
    'annualQuantity',
    'annualQuantityUnit',
  ]);
  expect(await without('producer', '/console/packs/tea-box', VariantEdit)).toEqual([]);
  // What a new product tells of itself is added once it is there.
  expect(await without('producer', '/console/new-product', NewProduct)).toEqual([
    'ocopCode',
    'story',
    'ingredients',
    'instructions',
    'storage',
    'warnings',
    'standards',
    'externalIds',
    'buyLinks',
    'producerId',
  ]);
});

it('standards, external ids and places of sale of a product are asked for, and an empty line is none', async () => {
  const path = '/console/products/tea/edit';
  const sent = await as('producer').upload(path, path, {
    'standards[1].name': 'VietGAP',
    'standards[1].number': 'VG-12',
    'standards[1].validUntil': '2027-05-01',
    'externalIds[0].system': 'iCheck',
    'externalIds[0].id': '8934567',
    'buyLinks[4].label': 'Sàn Postmart',
    'buyLinks[4].url': 'https://postmart.vn/che',
  });
  expect(sent.location).toBe('/console/products/tea?done=submitted');
  const { items } = (await world.send('officer', 'GET', 'submissions?kind=product&state=submitted')).body;
  expect((await world.read(items[0].number)).after).toEqual({
    standards: [{ name: 'VietGAP', number: 'VG-12', validUntil: '2027-05-01' }],
    externalIds: [{ system: 'iCheck', id: '8934567' }],
    buyLinks: [{ label: 'Sàn Postmart', url: 'https://postmart.vn/che' }],
  });
  const again = (await as('producer').open(path)).html;
  expect(again).toMatch(/name="standards\[0\]\.number"[^>]* value="VG-12"/);
  const refused = await as('producer').upload(path, path, {
    'standards[0].name': 'VietGAP',
    'standards[0].validUntil': '2027-02-30',
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toMatch(/name="standards\[0\]\.validUntil"[^>]* aria-invalid="true"/);
  await world.clear();
});

it('a producer names its commune, its former address and where it sells', async () => {
  const path = '/console/profile';
  const form = (await as('producer').open(path)).html;
  expect(form).toMatch(/<option value="24736" selected>Xã Quảng Trực/);
  const sent = await as('producer').upload(path, path, {
    commune: '24722',
    address: 'Thôn 1',
    formerAddress: 'Xã Đắk N’Drung, huyện Đắk Song, Đắk Nông',
    'buyLinks[0].label': 'Cửa hàng',
    'buyLinks[0].url': 'https://che.example.vn/',
  });
  expect(sent.location).toBe('/console/profile?done=submitted');
  const { items } = (await world.send('officer', 'GET', 'submissions?kind=profile&state=submitted')).body;
  expect((await world.read(items[0].number)).after).toEqual({
    commune: '24722',
    formerAddress: 'Xã Đắk N’Drung, huyện Đắk Song, Đắk Nông',
    buyLinks: [{ label: 'Cửa hàng', url: 'https://che.example.vn/' }],
  });
  await world.clear();
});

it('an officer keeps what a producer and its products are; another one does not', async () => {
  const path = '/console/producers/highland';
  const said = { name: 'Hợp tác xã highland', kind: 'company', identifier: '5800123456', address: 'Thôn 1' };
  const saved = await as('officer').upload(path, path, { ...said, provinceCode: '68', commune: '24736' });
  expect(saved.location).toBe(`${path}?done=saved`);
  expect((await world.send('admin', 'GET', 'producers/highland')).body).toMatchObject({
    kind: 'company',
    identifier: '5800123456',
    communeCode: '24736',
  });
  // The communes to choose from were those of the old province.
  const moved = await as('ministry').upload(path, path, { ...said, provinceCode: '22', commune: '24736' });
  expect(moved.location).toBe(`${path}?done=saved`);
  const producer = (await world.send('admin', 'GET', 'producers/highland')).body;
  expect(producer).toMatchObject({ provinceCode: '22', communeCode: null });
  expect((await as('officer').open(path)).status).toBe(403);
  await as('ministry').upload(path, path, { ...said, provinceCode: '68', commune: '' });

  const product = '/console/products/coffee/edit';
  const edited = await as('officer').upload(product, product, {
    name: 'Cà phê',
    productGroup: 'beverage',
    annualQuantity: '12.000',
    annualQuantityUnit: 'kg',
  });
  expect(edited.location).toBe('/console/products/coffee?done=saved');
  expect((await world.send('admin', 'GET', 'products/coffee')).body).toMatchObject({
    name: 'Cà phê',
    annualQuantity: 12_000,
    annualQuantityUnit: 'kg',
  });
});

it('a pack is shown by one of its product’s photos', async () => {
  const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#224466' } })
    .png()
    .toBuffer();
  const path = '/console/packs/tea-box';
  expect((await as('officer').open(path)).html).toContain('hãy thêm ảnh vào sản phẩm trước');
  const edit = '/console/products/tea/edit';
  const added = await as('officer').upload(
    edit,
    edit,
    { name: 'tea', productGroup: 'beverage', 'images.newAlt': 'Hộp chè' },
    { 'images.file': photo },
  );
  expect(added.location).toBe('/console/products/tea?done=saved');
  const { images } = (await world.send('admin', 'GET', 'products/tea')).body;
  const [{ id }] = images;
  expect((await as('officer').open(path)).html).toContain(`name="imageId" value="${id}"`);
  await as('officer').submit(path, path, { name: 'box', netContent: '', gtin: '', imageId: id });
  expect((await world.send('admin', 'GET', 'variants/tea-box')).body.imageId).toBe(id);
  await as('officer').submit(path, path, { name: 'box', netContent: '', gtin: '', imageId: '' });
  expect((await world.send('admin', 'GET', 'variants/tea-box')).body.imageId).toBeNull();
});

it('a photo is erased for good once it was said what would follow', async () => {
  const photo = await sharp({ create: { width: 61, height: 40, channels: 3, background: '#884466' } })
    .png()
    .toBuffer();
  const { id } = (await world.upload('officer', 'media', photo)).body;
  await world.send('officer', 'PATCH', 'products/coffee', { images: [{ id, alt: 'Cà phê' }] });
  const path = `/console/photos/${id}/erasure`;
  const edit = '/console/products/coffee/edit';
  expect((await as('producer').open(edit)).html).toContain(
    `href="${path}?back&#61;${edit}"`.replace('&#61;', '='),
  );
  const page = (await as('producer').open(`${path}?back=${edit}`)).html;
  expect(page).toMatch(/<dt>Sản phẩm<\/dt><dd>1<\/dd>/);
  expect(page).toContain('Không lấy lại được');
  expect((await as('producer').submit(`${path}?back=${edit}`, path, {})).status).toBe(400);
  expect((await as('stranger').open(path)).status).toBe(403);
  const erased = await as('producer').submit(`${path}?back=${edit}`, path, { reason: 'person-asked' });
  expect(erased.location).toBe(`${edit}?done=erased`);
  expect((await world.send('admin', 'GET', 'products/coffee')).body.images).toEqual([]);
  expect((await as('producer').open(path)).status).toBe(404);
});
