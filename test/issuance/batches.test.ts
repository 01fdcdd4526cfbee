import { describe, expect, it } from 'vitest';
import { readBatch } from '../../server/issuance/batches.ts';
import type { IssuanceDeps } from '../../server/issuance/deps.ts';
import { listBatches } from '../../server/storage/batch-list.ts';
import { listRefusals } from '../../server/storage/refusals.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import { DAY_MS, issueBatch, WHO } from './issuance-over.ts';
import { newWorld, outcomeOf } from './world.ts';

describe('issuing a batch', () => {
  it('freezes link form, origin, keys and certificate in one row', async () => {
    const { deps, told } = await newWorld();
    const batch = await issueBatch(deps, WHO.highland, { variantId: 'tea-box', quantity: 1_048_576 });
    expect(parseBatchCode(batch.code)).toBe(batch.code);
    expect(batch).toMatchObject({
      productId: 'tea',
      producerId: 'highland',
      certificateId: 'certificate-tea',
      quantity: 1_048_576,
      profile: 'signed',
      origin: 'https://tem.example.vn',
      gtin: '08934567890123',
      kid: 'issuer-1',
      tagKeyId: 'tag-1',
      hiddenKeyId: null,
      unusedDeadlineOn: '2027-03-01',
      logVersion: 0,
      createdBy: 'highland-1',
    });
    expect(await listBatches(deps.db, {}, 10, '2026-03-01')).toMatchObject([batch]);
    expect(told).toEqual([{ kind: 'batch', id: batch.code }]);
  });

  it('gives a variant without a GTIN short links', async () => {
    const { deps } = await newWorld();
    const batch = await issueBatch(deps, WHO.highland, {
      variantId: 'tea-bag',
      quantity: 1,
      profile: 'compact',
    });
    expect(batch).toMatchObject({ gtin: null, profile: 'compact' });
  });

  it.each([
    ['tea-box', 'done'],
    ['lastDay-bag', 'done'],
    ['extended-bag', 'done'],
    ['lapsed-bag', 'certificate-lapsed'],
    ['revoked-bag', 'certificate-revoked'],
    ['twoStars-bag', 'certificate-missing'],
    ['undecided-bag', 'certificate-missing'],
    ['nothing-bag', 'variant-unknown'],
  ])('for %s: %s', async (variantId, code) => {
    const { deps } = await newWorld();
    expect(await outcomeOf(issueBatch(deps, WHO.highland, { variantId, quantity: 5 }))).toBe(code);
    const refusals = await listRefusals(deps.db, {}, 10);
    expect(refusals.map((refusal) => refusal.code)).toEqual(code === 'done' ? [] : [code]);
    expect(await listBatches(deps.db, {}, 10, '2026-03-01')).toHaveLength(code === 'done' ? 1 : 0);
  });

  it('ends with the last day of the certificate, in Vietnamese time', async () => {
    const { deps, clock } = await newWorld();
    const order = () => outcomeOf(issueBatch(deps, WHO.highland, { variantId: 'lastDay-bag', quantity: 1 }));
    clock.set(Date.UTC(2026, 2, 1, 16, 59, 59, 999));
    expect(await order()).toBe('done');
    clock.advance(1);
    expect(await order()).toBe('certificate-lapsed');
  });

  it.each([
    ['admin', 'done'],
    ['officer', 'done'],
    ['highlandToo', 'done'],
    ['farOfficer', 'forbidden'],
    ['bay', 'forbidden'],
    ['inspector', 'forbidden'],
  ] as const)('asked by %s: %s', async (who, code) => {
    const { deps } = await newWorld();
    expect(await outcomeOf(issueBatch(deps, WHO[who], { variantId: 'tea-box', quantity: 1 }))).toBe(code);
  });

  it.each([
    ['2026-03-01', 'done'],
    ['2031-03-01', 'done'],
    ['2026-02-28', 'deadline-invalid'],
    ['2031-03-02', 'deadline-invalid'],
    ['2026-02-30', 'date-invalid'],
  ])('with activation until %s: %s', async (unusedDeadlineOn, code) => {
    const { deps } = await newWorld();
    const order = { variantId: 'tea-box', quantity: 1, unusedDeadlineOn };
    expect(await outcomeOf(issueBatch(deps, WHO.highland, order))).toBe(code);
  });

  it('is not ready while there is no active key', async () => {
    const { deps } = await newWorld();
    const missing = Object.assign(new Error('There is no active key of kind issuer.'), {
      code: 'key-missing',
    });
    const keyless: IssuanceDeps = { ...deps, issuingKeys: () => Promise.reject(missing) };
    const order = { variantId: 'tea-box', quantity: 1 };
    expect(await outcomeOf(issueBatch(keyless, WHO.highland, order))).toBe('not-ready');
    const made = await issueBatch(deps, WHO.highland, order, 'order-1');
    expect(await issueBatch(keyless, WHO.highland, order, 'order-1')).toEqual(made);
  });

  it('takes another code when one is taken', async () => {
    const { deps } = await newWorld();
    const codes = ['AAAAAA', 'AAAAAA', 'AAAAAA', 'BBBBBB'];
    const colliding: IssuanceDeps = {
      ...deps,
      newBatchCode: () => parseBatchCode(codes.shift() ?? '') ?? deps.newBatchCode(),
    };
    const order = { variantId: 'tea-box', quantity: 1 };
    expect((await issueBatch(colliding, WHO.highland, order)).code).toBe('AAAAAA');
    expect((await issueBatch(colliding, WHO.highland, order)).code).toBe('BBBBBB');
  });

  it('answers a repeated order with the batch it made, and another order under the same key not at all', async () => {
    const { deps, clock } = await newWorld();
    const order = { variantId: 'tea-box', quantity: 7 };
    const first = await issueBatch(deps, WHO.highland, order, 'order-1');
    clock.advance(400 * DAY_MS);
    expect(await issueBatch(deps, WHO.highland, order, 'order-1')).toEqual(first);
    const others = [
      { ...order, quantity: 8 },
      { ...order, variantId: 'tea-bag' },
      { ...order, profile: 'compact' as const },
      { ...order, unusedDeadlineOn: '2027-02-28' },
    ];
    for (const other of others) {
      expect(await outcomeOf(issueBatch(deps, WHO.highland, other, 'order-1'))).toBe('idempotency-conflict');
    }
    const inFull = { ...order, profile: 'signed' as const, unusedDeadlineOn: '2027-03-01' };
    expect(await issueBatch(deps, WHO.highland, inFull, 'order-1')).toEqual(first);
    const byAnother = await issueBatch(deps, WHO.highlandToo, order, 'order-1');
    expect(byAnother.code).not.toBe(first.code);
    const together = await Promise.all(
      Array.from({ length: 20 }, () => issueBatch(deps, WHO.highland, order, 'order-2')),
    );
    expect(new Set(together.map((batch) => batch.code)).size).toBe(1);
    expect(await listBatches(deps.db, {}, 200, '2026-03-01')).toHaveLength(3);
  });

  it('is read by those who may see it', async () => {
    const { deps } = await newWorld();
    const { code } = await issueBatch(deps, WHO.highland, { variantId: 'tea-box', quantity: 1 });
    const outcome = (who: keyof typeof WHO) => outcomeOf(readBatch(deps, WHO[who], code.toLowerCase()));
    expect(await outcome('inspector')).toBe('done');
    expect(await outcome('highlandToo')).toBe('done');
    expect(await outcome('bay')).toBe('forbidden');
    expect(await outcome('farOfficer')).toBe('forbidden');
    expect(await outcomeOf(readBatch(deps, WHO.admin, 'ZZZZZZ'))).toBe('not-found');
    expect(await outcomeOf(readBatch(deps, WHO.admin, "'; drop table batch"))).toBe('not-found');
  });
});
