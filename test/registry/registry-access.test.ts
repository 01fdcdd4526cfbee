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

describe('who may', () => {
  test('a producer asks for changes of its own goods, of nothing else, and what is published stays', async () => {
    const own = await world.product();
    const other = await world.product();
    const token = await world.tokenOf('producer', { producerId: own.producerId });
    const published = async () => [
      (await world.send('GET', `/api/v1/products/${own.productId}`)).body,
      (await world.send('GET', `/api/v1/producers/${own.producerId}`)).body,
    ];
    const before = await published();
    const patch = (url: string, body: object) => world.send('PATCH', url, body, { token });
    expect(
      (await patch(`/api/v1/products/${own.productId}`, { nameEn: 'x', story: [{ text: { vi: 'x' } }] }))
        .status,
    ).toBe(202);
    for (const member of ['name', 'productGroup', 'ocopCode', 'annualQuantity', 'annualQuantityUnit']) {
      const value = {
        name: 'x',
        productGroup: 'food',
        ocopCode: null,
        annualQuantity: 5,
        annualQuantityUnit: 'x',
      }[member];
      expect(await patch(`/api/v1/products/${own.productId}`, { [member]: value })).toMatchObject({
        status: 403,
        body: { code: 'forbidden', field: member },
      });
    }
    expect((await patch(`/api/v1/products/${other.productId}`, { nameEn: 'x' })).status).toBe(403);
    expect((await patch(`/api/v1/producers/${own.producerId}`, { phone: '1' })).status).toBe(202);
    expect((await patch(`/api/v1/producers/${own.producerId}`, { name: 'x' })).status).toBe(403);
    expect((await patch(`/api/v1/producers/${other.producerId}`, { phone: '1' })).status).toBe(403);
    const add = (id: string) =>
      world.send('POST', `/api/v1/products/${id}/variants`, { name: 'x' }, { token });
    expect((await add(own.productId)).status).toBe(202);
    expect((await add(other.productId)).status).toBe(403);
    expect(
      (await world.send('POST', '/api/v1/producers', { name: 'x', provinceCode: '68' }, { token })).status,
    ).toBe(403);
    const read = async (id: string) =>
      (await world.send('GET', `/api/v1/products/${id}`, undefined, { token })).body;
    expect(await published()).toEqual(before);
    expect(await read(own.productId)).toHaveProperty('annualQuantity');
    expect(await read(other.productId)).not.toHaveProperty('annualQuantity');
  });

  test('an officer of a province decides there alone', async () => {
    const { productId, producerId } = await world.product();
    for (const [provinceCode, status] of [
      ['68', 200],
      ['01', 403],
    ] as const) {
      const token = await world.tokenOf('officer', { provinceCode });
      expect(
        (await world.send('PATCH', `/api/v1/products/${productId}`, { annualQuantity: 5 }, { token })).status,
      ).toBe(status);
      expect(
        (await world.send('PATCH', `/api/v1/producers/${producerId}`, { phone: '5' }, { token })).status,
      ).toBe(status);
      const made = await world.send(
        'POST',
        '/api/v1/producers',
        { name: `P ${provinceCode}`, provinceCode: '68' },
        { token },
      );
      expect(made.status).toBe(status === 200 ? 201 : 403);
      const product = { producerId, name: `P ${provinceCode}`, productGroup: 'food' };
      expect((await world.send('POST', '/api/v1/products', product, { token })).status).toBe(
        status === 200 ? 201 : 403,
      );
      expect(
        (await world.send('PATCH', `/api/v1/producers/${producerId}`, { provinceCode: '04' }, { token }))
          .status,
      ).toBe(403);
    }
  });

  test('an inspector reads, a stranger does not', async () => {
    const { productId, producerId } = await world.product();
    const inspector = await world.tokenOf('inspector');
    for (const url of [
      '/api/v1/products',
      `/api/v1/products/${productId}`,
      `/api/v1/producers/${producerId}`,
      '/api/v1/communes',
    ]) {
      expect((await world.send('GET', url, undefined, { token: inspector })).status).toBe(200);
      expect((await world.send('GET', url, undefined, { token: null })).status).toBe(401);
    }
    expect(
      (await world.send('PATCH', `/api/v1/products/${productId}`, { nameEn: 'x' }, { token: inspector }))
        .status,
    ).toBe(403);
    for (const url of [
      '/api/v1/products/none',
      '/api/v1/producers/none',
      '/api/v1/variants/none',
      '/api/v1/products/none/variants',
    ]) {
      expect((await world.send('GET', url)).body.code).toBe('not-found');
    }
  });
});
