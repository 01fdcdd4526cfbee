import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, startCallers } from './callers.ts';

let callers: Callers;
const post: Callers['post'] = (...request) => callers.post(...request);
const get: Callers['get'] = (...request) => callers.get(...request);
const batchOf: Callers['batchOf'] = (...request) => callers.batchOf(...request);

beforeAll(async () => {
  callers = await startCallers();
});
afterAll(() => callers.server.close());

describe('bad requests', () => {
  it.each([
    ['batches', { variantId: 'tea-box', quantity: 0 }, 400, 'field-invalid', 'quantity'],
    ['batches', { variantId: 'tea-box', quantity: 1_048_577 }, 400, 'field-invalid', 'quantity'],
    ['batches', { variantId: 'tea-box', quantity: '5' }, 400, 'field-invalid', 'quantity'],
    ['batches', { variantId: 'tea-box', quantity: 1.5 }, 400, 'field-invalid', 'quantity'],
    ['batches', { variantId: 'tea-box' }, 400, 'field-missing', 'quantity'],
    ['batches', { variantId: 'tea-box', quantity: 1, kid: 'x' }, 400, 'field-unknown', 'kid'],
    ['batches', { variantId: 'tea-box', quantity: 1, hiddenCode: 'yes' }, 400, 'field-invalid', 'hiddenCode'],
    ['batches', { variantId: "tea' or '1'='1", quantity: 1 }, 422, 'variant-unknown', 'variantId'],
    ['batches', { variantId: 'tea-box', quantity: 1, profile: 'short' }, 400, 'field-invalid', 'profile'],
    ['RANGES', { action: 'explode', first: 0, last: 0 }, 400, 'field-invalid', 'action'],
    ['RANGES', { action: 'print', first: -1, last: 0 }, 400, 'field-invalid', 'first'],
    ['RANGES', { action: 'print', first: 0 }, 400, 'field-missing', 'last'],
    ['RANGES', { action: 'print', first: 0, last: 10 }, 422, 'index-outside-batch', undefined],
    ['RANGES', { action: 'print', first: 0, last: 0, reason: 'lost' }, 400, 'field-unknown', 'reason'],
    ['RANGES', { action: 'print', first: 0, serials: ['X'] }, 400, 'field-unknown', 'first'],
    ['RANGES', { action: 'undo' }, 400, 'field-missing', 'undoes'],
    ['RANGES', { action: 'undo', undoes: 1, serials: ['X'] }, 400, 'field-unknown', 'serials'],
    [
      'RANGES',
      { action: 'void', serials: Array(201).fill('X'), reason: 'lost' },
      400,
      'field-invalid',
      'serials',
    ],
    ['RANGES', { action: 'void', serials: ['<b>'], reason: 'lost' }, 422, 'serial-invalid', 'serials[0]'],
    [
      'lots',
      { productId: 'tea', number: 'L\u0000', producedOn: '2026-02-01', declaredQuantity: 1 },
      400,
      'field-invalid',
      'number',
    ],
    [
      'lots',
      { productId: 'tea', number: 'L', producedOn: '1/2/2026', declaredQuantity: 1 },
      400,
      'field-invalid',
      'producedOn',
    ],
    [
      'lots',
      { productId: 'tea', number: 'L', producedOn: '2026-02-01', declaredQuantity: 0 },
      400,
      'field-invalid',
      'declaredQuantity',
    ],
    [
      'lots',
      {
        productId: 'tea',
        number: 'L',
        producedOn: '2026-02-01',
        declaredQuantity: 1,
        stages: [{ name: ' ', on: '2026-02-01' }],
      },
      400,
      'field-invalid',
      'stages[0].name',
    ],
    [
      'lots',
      {
        productId: 'tea',
        number: 'L',
        producedOn: '2026-02-01',
        declaredQuantity: 1,
        stages: [{ name: 'x', on: '2026-02-01', by: 'y' }],
      },
      400,
      'field-unknown',
      'stages[0].by',
    ],
  ])('%s %j: %i %s', async (path, payload, status, code, field) => {
    const target = path === 'RANGES' ? `batches/${await batchOf(10)}/ranges` : path;
    const { body, ...reply } = await post('highland', target, payload);
    expect([reply.status, body.code, body.field]).toEqual([status, code, field]);
    expect(body.detail).not.toMatch(/[{}]/);
  });

  it('stores SQL and HTML in texts as they are', async () => {
    const code = await batchOf(10);
    const note = `<script>alert(1)</script>'); drop table batch; --`;
    const order = { action: 'void', first: 0, last: 0, reason: 'lost', note };
    expect((await post('highland', `batches/${code}/ranges`, order)).body.note).toBe(note);
    expect((await get('highland', `batches/${code}/ranges`)).body.items[0].note).toBe(note);
  });
});
