import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WAITING_LIMIT } from '../../server/review/submit.ts';
import { type ReviewWorld, reviewWorld } from './review-world.ts';

let world: ReviewWorld;
beforeAll(async () => {
  world = await reviewWorld();
});
beforeEach(() => world.test.clock.advance(60_000));
afterAll(() => world.close());

const GTINS = ['9521234500018', '9521234500025', '9521234500032'] as const;
const newProduct = (name: string, more: object = {}, query = '') =>
  world.send('producer', 'POST', `products${query}`, {
    producerId: 'highland',
    name,
    productGroup: 'beverage',
    ...more,
  });
const newPack = (name: string, more: object = {}, query = '') =>
  world.send('producer', 'POST', `products/coffee/variants${query}`, { name, ...more });

describe('a new product', () => {
  test('is registered once it is approved, with all that was said of it', async () => {
    const said = { annualQuantity: 500, annualQuantityUnit: 'hộp', story: [{ text: { vi: 'Chè cổ thụ' } }] };
    const asked = await newProduct('Chè Shan', said);
    expect(asked).toMatchObject({
      status: 202,
      body: { kind: 'product-new', title: 'Chè Shan', subjectId: null, parentId: 'highland', before: null },
    });
    const { number } = asked.body;
    expect((await world.send('admin', 'GET', 'products?q=che%20shan')).body.items).toEqual([]);
    const { resultId } = (await world.decide('commune', number, { decision: 'approve' })).body;
    expect((await world.send('producer', 'GET', `products/${resultId}`)).body).toMatchObject({
      name: 'Chè Shan',
      producerId: 'highland',
      annualQuantity: 500,
      story: [{ text: { vi: 'Chè cổ thụ' }, photos: [] }],
    });
  });

  test('is asked for once by its name, and amended or taken up by its number', async () => {
    const { number } = (await newProduct('Trà hoa')).body;
    expect((await newProduct('TRÀ  HOA')).body).toMatchObject({
      code: 'submission-exists',
      params: { number },
    });
    const amended = await newProduct('Trà hoa vàng', {}, `?submission=${number}`);
    expect(amended.body).toMatchObject({ number, title: 'Trà hoa vàng' });
    await world.decide('officer', number, { decision: 'return', grounds: ['incomplete'] });
    const taken = await newProduct('Trà hoa vàng', { nameEn: 'Golden tea' }, `?submission=${number}`);
    expect(taken.body).toMatchObject({ state: 'submitted', supersedes: number });
    const stale = await newProduct('Trà hoa vàng', {}, `?submission=${number}`);
    expect(stale.body).toMatchObject({ code: 'submission-unknown', field: 'submission' });
    const foreign = await world.send('stranger', 'POST', `products?submission=${taken.body.number}`, {
      producerId: 'bay',
      name: 'Trà hoa vàng',
      productGroup: 'beverage',
    });
    expect(foreign.body.code).toBe('submission-unknown');
  });

  test('of somebody else is not asked for', async () => {
    const foreign = await world.send('stranger', 'POST', 'products', {
      producerId: 'highland',
      name: 'x',
      productGroup: 'food',
    });
    expect(foreign.status).toBe(403);
    expect((await newProduct('tea')).body.code).toBe('product-exists');
  });

  test('that was registered meanwhile goes on waiting when it is approved', async () => {
    const { number } = (await newProduct('Cà phê chồn')).body;
    const made = { producerId: 'highland', name: 'Cà phê chồn', productGroup: 'beverage' };
    expect((await world.send('officer', 'POST', 'products', made)).status).toBe(201);
    expect((await world.decide('officer', number, { decision: 'approve' })).body.code).toBe('product-exists');
    expect((await world.read(number)).state).toBe('submitted');
    expect(
      (await world.decide('officer', number, { decision: 'return', grounds: ['duplicate'] })).status,
    ).toBe(200);
  });
});

describe('a GTIN', () => {
  const packs = async () =>
    (await world.send('admin', 'GET', 'products/coffee/variants')).body.items.map(
      ({ id, gtin }: { id: string; gtin: string | null }) => [id, gtin],
    );

  test('is claimed with a pack, and carried once the claim is approved', async () => {
    const claim = (await world.send('producer', 'PATCH', 'variants/coffee-box', { gtin: GTINS[0] })).body;
    expect(claim).toMatchObject({ kind: 'pack', claimsGtin: `0${GTINS[0]}`, before: { gtin: null } });
    const made = (await newPack('Túi 250 g', { gtin: GTINS[1], netContent: '250 g' })).body;
    expect(made).toMatchObject({ kind: 'pack-new', claimsGtin: `0${GTINS[1]}`, parentId: 'coffee' });
    const { items } = (await world.send('officer', 'GET', 'submissions?claimsGtin=true&order=oldest')).body;
    expect(items.map(({ number }: { number: number }) => number)).toEqual([claim.number, made.number]);
    expect((await packs()).every(([, gtin]: [string, string | null]) => gtin === null)).toBe(true);
    await world.decide('officer', claim.number, { decision: 'approve' });
    const { resultId } = (await world.decide('officer', made.number, { decision: 'approve' })).body;
    expect(await packs()).toEqual(
      expect.arrayContaining([
        ['coffee-box', `0${GTINS[0]}`],
        [resultId, `0${GTINS[1]}`],
      ]),
    );
    const renamed = (await world.send('producer', 'PATCH', 'variants/coffee-box', { name: 'Hộp to' })).body;
    expect(renamed).toMatchObject({ claimsGtin: null, after: { name: 'Hộp to' } });
  });

  test('that two claim is carried by the first who is approved', async () => {
    const mine = (await newPack('Lon', { gtin: GTINS[2] })).body.number;
    const theirs = (await world.send('stranger', 'PATCH', 'variants/fish-box', { gtin: GTINS[2] })).body
      .number;
    expect((await world.decide('elsewhere', theirs, { decision: 'approve' })).status).toBe(200);
    expect((await world.decide('officer', mine, { decision: 'approve' })).body.code).toBe('gtin-taken');
    expect((await world.read(mine)).state).toBe('submitted');
  });
});

describe('a producer', () => {
  test('that moves takes along what waits', async () => {
    const { number } = (await world.send('producer', 'PATCH', 'producers/highland', { phone: '1' })).body;
    await world.send('ministry', 'PATCH', 'producers/highland', { provinceCode: '22' });
    expect((await world.send('officer', 'GET', `submissions/${number}`)).status).toBe(403);
    expect((await world.send('elsewhere', 'GET', `submissions/${number}`)).status).toBe(200);
    await world.send('ministry', 'PATCH', 'producers/highland', { provinceCode: '68', commune: '24736' });
    expect((await world.read(number, 'commune')).mayDecide).toBe(true);
    await world.send('producer', 'POST', `submissions/${number}/withdrawal`);
  });

  test('asks about its own entry, in what is its own', async () => {
    const asked = await world.send('producer', 'PATCH', 'producers/highland', {
      phone: '0263 3 822 822',
      about: { vi: 'Hợp tác xã trồng chè', en: 'Tea growers' },
      buyLinks: [{ label: 'Gian hàng', url: 'https://shop.example' }],
      commune: '24722',
    });
    expect(asked.body).toMatchObject({ kind: 'profile', before: { phone: null, commune: '24736' } });
    for (const member of ['name', 'kind', 'identifier', 'provinceCode']) {
      const value = { name: 'x', kind: 'company', identifier: 'x', provinceCode: '22' }[member];
      const refused = await world.send('producer', 'PATCH', 'producers/highland', { [member]: value });
      expect(refused.body).toMatchObject({ code: 'forbidden', field: member });
    }
    await world.decide('officer', asked.body.number, { decision: 'approve' });
    expect((await world.send('admin', 'GET', 'producers/highland')).body).toMatchObject({
      phone: '0263 3 822 822',
      communeCode: '24722',
      about: { en: 'Tea growers' },
      buyLinks: [{ url: 'https://shop.example/' }],
    });
  });

  test('has so many submissions waiting at most', async () => {
    const waiting = (await world.send('producer', 'GET', 'submissions?state=submitted&limit=200')).body.items
      .length;
    for (let place = waiting; place < WAITING_LIMIT; place += 1) {
      expect((await newPack(`Gói ${place}`)).status).toBe(202);
    }
    expect((await newPack('Một gói nữa')).body).toMatchObject({
      code: 'submissions-full',
      params: { limit: WAITING_LIMIT },
    });
  });
});
