import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOON_MS, registryWorld } from '../registry-world.ts';
import { annexDrafts, DAY_MS, ANNEXES as URL } from './annex-drafts.ts';

let world: Awaited<ReturnType<typeof registryWorld>>;
beforeAll(async () => {
  world = await registryWorld();
});
beforeEach(() => world.clock.set(NOON_MS));
afterAll(() => world.close());

const draft = annexDrafts(() => world);

describe('an undo', () => {
  test('takes the certificates back, and the same annex can be imported again', async () => {
    const annex = await draft(['Trà {n};Đồ uống;HTX Quế số {n};;3']);
    expect((await annex.undo()).body.code).toBe('annex-open');
    await annex.confirm();
    const [{ certificateId, productId }] = (await annex.rowsNow()).items;
    expect((await annex.undo(' ')).body.code).toBe('correction-reason');
    expect(await annex.undo()).toMatchObject({
      status: 201,
      body: { state: 'undone', undoReason: 'Nhập nhầm quyết định' },
    });
    expect((await world.send('GET', `/api/v1/certificates/${certificateId}`)).body.status).toBe('withdrawn');
    expect((await world.send('GET', `/api/v1/products/${productId}/recognition`)).body.status).toBe('none');
    // Sent once more it is done already; for another reason it would be another undo.
    expect((await annex.undo()).body.state).toBe('undone');
    expect((await annex.undo('Lý do khác')).body.code).toBe('annex-settled');
    const again = await world.upload(URL, Buffer.from(annex.text), { fields: annex.fields });
    await world.send('POST', `${URL}/${again.body.id}/confirmation`, { version: again.body.version });
    expect((await world.send('GET', `/api/v1/certificates/${certificateId}`)).body.status).toBe('valid');
  });

  test('takes what nothing else uses out of the lists, and tells what stays and why', async () => {
    const annex = await draft(
      [
        'Trà {n};Đồ uống;HTX Hòe số {n};3;8936000000103',
        'Mắm {n};Thực phẩm;HTX Lựu số {n};3;',
        'Muối {n};Thực phẩm;HTX Lựu số {n};3;',
      ],
      { header: 'Tên sản phẩm;Nhóm;Chủ thể;Sao;GTIN' },
    );
    await annex.confirm();
    const [tea, sauce] = (await annex.rowsNow()).items;
    world.clock.set(NOON_MS + 60_000);
    const pack = { name: 'Chai to', netContent: '1 lít' };
    expect((await world.send('POST', `/api/v1/products/${sauce.productId}/variants`, pack)).status).toBe(201);
    const plan = (await world.send('GET', `${annex.url}/undo`)).body;
    expect(plan).toMatchObject({
      certificates: 3,
      products: { goes: 2, stays: 1, used: [{ id: sauce.productId, use: 'pack' }] },
      producers: { goes: 1, stays: 1, used: [{ id: sauce.producerId, use: 'product' }] },
    });
    await annex.undo();
    expect((await world.send('GET', annex.url)).body.undone).toEqual(plan);
    expect((await world.send('GET', `${annex.url}/undo`)).body.code).toBe('annex-settled');
    const named = async (list: string, name: string) =>
      (await world.send('GET', `/api/v1/${list}?q=${encodeURIComponent(`${name} ${annex.n}`)}`)).body.items
        .length;
    expect([await named('products', 'Trà'), await named('products', 'Muối')]).toEqual([0, 0]);
    expect([await named('products', 'Mắm'), await named('producers', 'HTX Lựu số')]).toEqual([1, 1]);
    expect(await named('producers', 'HTX Hòe số')).toBe(0);
    const product = `/api/v1/products/${tea.productId}`;
    expect((await world.send('GET', product)).body).toMatchObject({
      withdrawnMs: NOON_MS + 60_000,
      variants: [{ gtin: null }],
    });
    // The same annex again takes the same things up again, and can be undone again.
    world.clock.set(NOON_MS + 120_000);
    const again = await world.upload(URL, Buffer.from(annex.text), { fields: annex.fields });
    const url = `${URL}/${again.body.id}`;
    const imported = await world.send('POST', `${url}/confirmation`, { version: again.body.version });
    expect(imported.body.counts).toMatchObject({ producers: 1, products: 2, certificates: 3 });
    expect((await world.send('GET', product)).body).toMatchObject({
      withdrawnMs: null,
      variants: [{ gtin: '08936000000103' }],
    });
    expect(await named('producers', 'HTX Hòe số')).toBe(1);
    expect((await world.send('GET', `${url}/undo`)).body.products).toMatchObject({ goes: 2 });
  });

  test('a product that was taken back stands in the lists again as soon as something uses it', async () => {
    const annex = await draft(['Trà {n};Đồ uống;HTX Sấu số {n};;3']);
    await annex.confirm();
    const [{ productId, producerId }] = (await annex.rowsNow()).items;
    await annex.undo();
    const listed = async () =>
      (await world.send('GET', `/api/v1/products?producerId=${producerId}`)).body.items.length;
    expect(await listed()).toBe(0);
    const decision = { number: '77/QĐ-UBND', signedOn: '2026-09-01', authority: 'UBND tỉnh Lâm Đồng' };
    const issued = await world.send('POST', '/api/v1/certificates', { productId, stars: 3, decision });
    expect(issued.status).toBe(201);
    expect(await listed()).toBe(1);
    expect(
      (await world.send('GET', `/api/v1/producers?q=${encodeURIComponent('HTX Sấu số')}`)).body.items,
    ).toHaveLength(1);
  });

  test('neither counts nor needs certificates that were taken back before', async () => {
    const annex = await draft(['Trà {n};Đồ uống;HTX Mơ số {n};;3', 'Mứt {n};Thực phẩm;HTX Mơ số {n};;3']);
    await annex.confirm();
    const [{ certificateId }] = (await annex.rowsNow()).items;
    const url = `/api/v1/certificates/${certificateId}`;
    const reason = 'Nhập nhầm sản phẩm';
    expect((await world.send('POST', `${url}/withdrawal`, { reason })).status).toBeLessThan(300);
    expect((await world.send('GET', `${annex.url}/undo`)).body.certificates).toBe(1);
    expect((await annex.undo()).status).toBe(201);
    expect((await world.send('GET', url)).body.status).toBe('withdrawn');
  });

  test('is refused when it comes too late, or a certificate was changed since', async () => {
    const late = await draft(['Trà {n};Đồ uống;HTX Bưởi số {n};;3']);
    await late.confirm();
    world.clock.set(NOON_MS + 10 * DAY_MS + 1);
    expect((await late.undo()).body).toMatchObject({ code: 'annex-undo-late', params: { days: 10 } });
    world.clock.set(NOON_MS);
    const changed = await draft(['Trà {n};Đồ uống;HTX Cam số {n};;3']);
    await changed.confirm();
    const [{ certificateId }] = (await changed.rowsNow()).items;
    const extension = { until: '2029-09-01', reason: 'Chờ đánh giá lại' };
    const extended = await world.send('POST', `/api/v1/certificates/${certificateId}/extension`, extension);
    expect(extended.status).toBeLessThan(300);
    expect((await changed.undo()).body.code).toBe('annex-changed');
  });
});
