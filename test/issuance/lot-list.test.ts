import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, startCallers } from './callers.ts';

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers();
  const { post, batchOf } = callers;
  const lot = (productId: string, number: string, declaredQuantity = 10) =>
    post('highland', 'lots', { productId, number, producedOn: '2026-02-20', declaredQuantity });
  await lot('tea', 'T-OPEN');
  await lot('tea', 'T-FULL', 4);
  const { id } = (await lot('coffee', 'C-BACK')).body;
  await post('highland', `lots/${id}/recall`, { reason: 'x', notice: { vi: 'Không dùng' } });
  const code = await batchOf(10);
  await post('highland', `batches/${code}/ranges`, { action: 'print', first: 0, last: 9 });
  await post('highland', `batches/${code}/ranges`, {
    action: 'activate',
    first: 0,
    last: 3,
    lotNumber: 'T-FULL',
  });
});
afterAll(() => callers.server.close());

const numbers = async (query: string) =>
  (await callers.get('highland', `lots?${query}`)).body.items
    .map(({ number }: { number: string }) => number)
    .sort();

describe('the list of lots', () => {
  it.each([
    ['state=open', ['T-OPEN']],
    ['state=full', ['T-FULL']],
    ['state=recalled', ['C-BACK']],
    ['q=ope', ['T-OPEN']],
    ['q=TÈA', ['T-FULL', 'T-OPEN']],
    ['q=coffee&state=open', []],
    ['q=_', []],
    ['productId=coffee', ['C-BACK']],
    ['', ['C-BACK', 'T-FULL', 'T-OPEN']],
  ])('narrowed by %s', async (query, expected) => {
    expect(await numbers(query)).toEqual(expected);
  });
});

describe('the raw material of a lot', () => {
  const TEA = { productId: 'tea', producedOn: '2026-02-20', declaredQuantity: 10 };

  it('is kept as declared, with whom and where it came from', async () => {
    const materials = [
      {
        name: 'Búp chè tươi',
        quantity: 120.5,
        unit: 'kg',
        supplier: 'Hộ Lò Văn Bình',
        place: 'Thôn 3',
        on: '2026-02-19',
      },
      { name: 'Bao bì', quantity: 10, unit: 'cái' },
    ];
    const { status, body } = await callers.post('highland', 'lots', { ...TEA, number: 'M-1', materials });
    expect([status, body]).toMatchObject([201, { productName: 'tea', state: 'open', materials }]);
    expect((await callers.get('inspector', `lots/${body.id}`)).body.materials).toEqual(materials);
  });

  it.each([
    [{ name: 'x', quantity: 0, unit: 'kg' }, 'field-invalid', 'materials[0].quantity'],
    [{ name: 'x', quantity: '5', unit: 'kg' }, 'field-invalid', 'materials[0].quantity'],
    [{ name: ' ', quantity: 5, unit: 'kg' }, 'field-invalid', 'materials[0].name'],
    [{ name: 'x', quantity: 5 }, 'field-missing', 'materials[0].unit'],
    [{ name: 'x', quantity: 5, unit: 'kg', price: 3 }, 'field-unknown', 'materials[0].price'],
    [{ name: 'x', quantity: 5, unit: 'kg', on: '2026-02-30' }, 'date-invalid', 'materials[0].on'],
  ])('%j: %s', async (material, code, field) => {
    const { body } = await callers.post('highland', 'lots', { ...TEA, number: 'M-2', materials: [material] });
    expect([body.code, body.field]).toEqual([code, field]);
  });
});
