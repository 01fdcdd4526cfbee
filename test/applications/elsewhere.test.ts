import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { upsertCommune } from '../../server/storage/places.ts';
import { applicationWorld, COMMUNE, SAID } from './application-world.ts';

let world: Awaited<ReturnType<typeof applicationWorld>>;
beforeAll(async () => {
  world = await applicationWorld();
});
afterAll(() => world.close());

describe('whoever decides', () => {
  test('is shown like-named producers and applications of its own place alone', async () => {
    const name = 'Hợp tác xã Sầu riêng Đạ Huoai';
    const said = { name, taxCode: '5800777666' };
    const payload = { name, provinceCode: '68' };
    await world.test.call({ method: 'POST', url: '/api/v1/producers', payload });
    await upsertCommune(world.db, { ...COMMUNE, code: '24764', name: 'Xã Đạ Huoai', matchKey: 'da huoai' });
    await world.apply({ ...said, contact: { ...SAID.contact, email: 'sau1@example.vn' } });
    await world.apply({ ...said, commune: '24764', contact: { ...SAID.contact, email: 'sau2@example.vn' } });
    const { id, communeCode } = await world.read(name);
    const seenBy = async (binding: object) => {
      const token = await world.test.token('officer', { provinceCode: '68', ...binding });
      const { like, twins } = (await world.test.call({ url: `/api/v1/applications/${id}`, token })).json();
      return [like.length, twins.length];
    };
    expect([await seenBy({}), await seenBy({ communeCode })]).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  test('hears that a tax code is registered elsewhere, without hearing whose it is', async () => {
    const { name, taxCode } = { name: 'HTX Hồ tiêu Đức Trọng', taxCode: '5800666555' };
    await upsertCommune(world.db, { ...COMMUNE, code: '24765', name: 'Xã Bảo Thuận', matchKey: 'bao thuan' });
    const register = (payload: object) =>
      world.test.call({
        method: 'POST',
        url: '/api/v1/producers',
        payload: { identifier: '5800 666 555', ...payload },
      });
    await world.apply({ name, taxCode, contact: { ...SAID.contact, email: 'tieu@example.vn' } });
    const { id, communeCode } = await world.read(name);
    const seenBy = async (binding: object) => {
      const token = await world.test.token('officer', { provinceCode: '68', ...binding });
      const seen = (await world.test.call({ url: `/api/v1/applications/${id}`, token })).json();
      return [seen.like.length, seen.taxCodeElsewhere];
    };
    expect(await seenBy({})).toEqual([0, null]);
    await register({ name: 'HTX Cùng Mã Khác Xã', provinceCode: '68', commune: '24765' });
    expect([await seenBy({}), await seenBy({ communeCode })]).toEqual([
      [1, null],
      [0, 'province'],
    ]);
    await register({ name: 'HTX Cùng Mã Khác Tỉnh', provinceCode: '22' });
    expect([await seenBy({}), await seenBy({ communeCode })]).toEqual([
      [1, 'country'],
      [0, 'country'],
    ]);
    const ministry = (await world.test.call({ url: `/api/v1/applications/${id}` })).json();
    expect([ministry.like.length, ministry.taxCodeElsewhere]).toEqual([2, null]);
  });
});
