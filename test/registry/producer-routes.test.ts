import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listProducers } from '../../server/storage/producers.ts';
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

describe('producers', () => {
  test('are registered, read, changed', async () => {
    const made = await world.send('POST', '/api/v1/producers', {
      name: '  HTX  Nông nghiệp xanh ',
      provinceCode: '68',
      commune: 'X. Quảng Trực',
      address: 'Bon Đắk Huýt',
      website: HTML,
      identifier: SQL,
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: 'HTX Nông nghiệp xanh',
        kind: 'cooperative',
        communeCode: '24736',
        website: HTML,
        identifier: SQL,
        phone: null,
      },
    });
    const url = String(made.headers.location);
    expect(world.heard).toEqual([{ kind: 'producer', id: made.body.id }]);
    const edited = await world.send('PATCH', url, { commune: null, phone: '0263', website: null });
    expect(edited).toMatchObject({ status: 200, body: { communeCode: null, phone: '0263', website: null } });
    expect(edited.body.updatedMs).toBeGreaterThan(made.body.updatedMs);
    expect((await world.send('GET', url)).body).toEqual(edited.body);
  });

  test('one name once in a province, in any spelling', async () => {
    const register = (name: string, provinceCode: string) =>
      world.send('POST', '/api/v1/producers', { name, provinceCode });
    expect((await register('Công ty TNHH Hòa Thủy', '68')).status).toBe(201);
    expect((await register('CTY TNHH HOÀ THUỶ', '68')).body).toMatchObject({
      code: 'producer-exists',
      field: 'name',
    });
    expect((await register('Công ty TNHH Hòa Thủy', '01')).status).toBe(201);
    const other = await register('Công ty TNHH Hoa Thủy', '68');
    expect(other.status).toBe(201);
    const renamed = await world.send('PATCH', `/api/v1/producers/${other.body.id}`, {
      name: 'Công ty TNHH Hoà Thủy',
    });
    expect(renamed).toMatchObject({ status: 409, body: { code: 'producer-exists' } });
  });

  test.each([
    [{ provinceCode: '68' }, 'field-missing', 'name'],
    [{ name: 'A' }, 'field-missing', 'provinceCode'],
    [{ name: ' \u200b ', provinceCode: '68' }, 'text-empty', 'name'],
    [{ name: 'x'.repeat(201), provinceCode: '68' }, 'field-invalid', 'name'],
    [{ name: 7, provinceCode: '68' }, 'field-invalid', 'name'],
    [{ name: 'A', provinceCode: '99' }, 'province-unknown', 'provinceCode'],
    [{ name: 'A', provinceCode: '6' }, 'field-invalid', 'provinceCode'],
    [{ name: 'A', provinceCode: '68', commune: 'Xã Không Có' }, 'commune-unknown', 'commune'],
    [{ name: 'A', provinceCode: '01', commune: '24736' }, 'commune-unknown', 'commune'],
    [{ name: 'A', provinceCode: '68', kind: 'bank' }, 'field-invalid', 'kind'],
    [{ name: 'A', provinceCode: '68', owner: 'x' }, 'field-unknown', 'owner'],
  ])('%j: %s', async (body, code, field) => {
    const before = await world.countRows();
    expect((await world.send('POST', '/api/v1/producers', body)).body).toMatchObject({ code, field });
    expect(await world.countRows()).toEqual(before);
  });

  test('are found without tones, page by page', async () => {
    for (const name of ['Tổ hợp tác Ðà Giang', 'Tổ hợp tác Đá Giang', 'Tổ hợp tác Dã Giang 100%']) {
      await world.send('POST', '/api/v1/producers', { name, provinceCode: '04' });
    }
    const search = async (query: string) =>
      (await world.send('GET', `/api/v1/producers?${query}`)).body.items.map(
        (item: { name: string }) => item.name,
      );
    expect((await search(`q=${encodeURIComponent('ĐÃ giang')}&provinceCode=04`)).length).toBe(3);
    expect(await search('q=giang+100%25')).toEqual(['Tổ hợp tác Dã Giang 100%']);
    expect(await search('q=giang&provinceCode=01')).toEqual([]);
    expect(await search('q=%25')).toEqual(await search(''));
    for (const contains of ['%', '_', '\\']) {
      expect(await listProducers(world.db, { limit: 9, contains })).toEqual([]);
    }
    const first = await world.send('GET', '/api/v1/producers?q=da%20giang&limit=2');
    const second = await world.send(
      'GET',
      `/api/v1/producers?q=da%20giang&limit=2&cursor=${first.body.next}`,
    );
    expect([...first.body.items, ...second.body.items].length).toBe(3);
    expect(second.body.next).toBeNull();
    expect((await world.send('GET', '/api/v1/producers?limit=201')).status).toBe(400);
    expect((await world.send('GET', '/api/v1/producers?cursor=e30')).body.code).toBe('cursor-invalid');
  });
});
