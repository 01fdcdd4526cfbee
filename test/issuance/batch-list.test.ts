import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Callers, startCallers } from './callers.ts';
import { DAY_MS } from './issuance-over.ts';

let callers: Callers;
const codes = new Map<string, string>();

/** One batch for each thing that a batch can wait for. */
beforeAll(async () => {
  callers = await startCallers();
  const { post, batchOf } = callers;
  const act = (name: string, order: object) => post('highland', `batches/${codes.get(name)}/ranges`, order);
  const whole = { first: 0, last: 9 };
  const late = { variantId: 'coffee-box', quantity: 10, unusedDeadlineOn: '2026-03-20' };
  codes.set('expired', (await post('highland', 'batches', late)).body.code);
  for (const name of ['fresh', 'half', 'used', 'spent']) codes.set(name, await batchOf(10));
  codes.set('bay', (await post('bay', 'batches', { variantId: 'fish-box', quantity: 10 })).body.code);
  await post('highland', 'lots', {
    productId: 'tea',
    number: 'L1',
    producedOn: '2026-02-20',
    declaredQuantity: 100,
  });
  await act('expired', { action: 'print', first: 0, last: 4 });
  for (const name of ['half', 'used', 'spent']) await act(name, { action: 'print', ...whole });
  await act('half', { action: 'activate', first: 0, last: 3, lotNumber: 'L1' });
  await act('used', { action: 'activate', ...whole, lotNumber: 'L1' });
  await act('spent', { action: 'void', ...whole, reason: 'lost' });
});
afterAll(() => callers.server.close());

interface Listed {
  readonly code: string;
  readonly stage: string;
}
const list = async (query: string, who: 'highland' | 'officer' | 'inspector' = 'highland') => {
  const { body } = await callers.get(who, `batches?${query}`);
  return body.items;
};
const names = async (query: string, who: 'highland' | 'officer' | 'inspector' = 'highland') => {
  const byCode = new Map([...codes].map(([name, code]) => [code, name]));
  return (await list(query, who)).map(({ code }: Listed) => byCode.get(code)).sort();
};

describe('the list of batches', () => {
  it('counts the stamps of each, with the names to show', async () => {
    const half = (await list('stage=to-activate')).find(({ code }: Listed) => code === codes.get('half'));
    expect(half).toMatchObject({
      productName: 'tea',
      variantName: 'box',
      producerName: 'Hợp tác xã highland',
      stage: 'to-activate',
      reprinted: 0,
      summary: { allocated: 0, printed: 6, activated: 4, expiredUnused: 0, expiresInDays: 365 },
    });
    expect((await callers.get('highland', `batches/${codes.get('half')}`)).body).toEqual(half);
  });

  it('tells what each waits for, on the day', async () => {
    const stages = async () =>
      Object.fromEntries(
        await Promise.all(
          [...codes].map(async ([name, code]) => [
            name,
            (await callers.get('officer', `batches/${code}`)).body.stage ?? '-',
          ]),
        ),
      );
    const before = { fresh: 'to-print', half: 'to-activate', used: 'in-use', spent: 'spent', bay: '-' };
    expect(await stages()).toEqual({ ...before, expired: 'to-activate' });
    callers.server.clock.advance(19 * DAY_MS);
    expect((await stages()).expired).toBe('to-activate');
    expect(
      (await callers.get('highland', `batches/${codes.get('expired')}`)).body.summary.expiresInDays,
    ).toBe(0);
    callers.server.clock.advance(DAY_MS);
    expect(await stages()).toEqual({ ...before, expired: 'expired' });
    expect((await callers.get('highland', `batches/${codes.get('expired')}`)).body.summary).toMatchObject({
      printed: 5,
      allocated: 5,
      expiredUnused: 10,
      expiresInDays: null,
    });
  });

  it('is narrowed by what they wait for, product and text', async () => {
    expect(await names('stage=to-activate')).toEqual(['half']);
    expect(await names('stage=to-print')).toEqual(['fresh']);
    expect(await names('stage=in-use')).toEqual(['used']);
    expect(await names('stage=spent')).toEqual(['spent']);
    expect(await names('stage=expired')).toEqual(['expired']);
    expect(await names('productId=coffee')).toEqual(['expired']);
    expect(await names('q=Càfê')).toEqual([]);
    expect(await names('q=%C4%90')).toEqual([]);
    expect(await names('q=CÔF')).toEqual(['expired']);
    expect(await names(`q=${codes.get('used')?.slice(1, 5).toLowerCase()}`)).toEqual(['used']);
    expect(await names('q=%25')).toEqual([]);
    expect((await callers.get('highland', 'batches?stage=none')).status).toBe(400);
  });

  it('shows each caller its own, page by page', async () => {
    expect(await names('')).toEqual(['expired', 'fresh', 'half', 'spent', 'used']);
    expect(await names('', 'officer')).toEqual(['expired', 'fresh', 'half', 'spent', 'used']);
    expect(await names('', 'inspector')).toHaveLength(6);
    const first = (await callers.get('highland', 'batches?limit=3')).body;
    const second = (await callers.get('highland', `batches?limit=3&cursor=${first.next}`)).body;
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, null]);
  });
});
