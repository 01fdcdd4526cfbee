import { describe, expect, test } from 'vitest';
import { packAmount, unitAmount } from '../../server/domain/amount.ts';

describe('what a pack holds', () => {
  test.each([
    ['500 g', 'mass', 500],
    ['500g.', 'mass', 500],
    ['1,5 kg', 'mass', 1_500],
    ['0.25 kg', 'mass', 250],
    ['250 gam', 'mass', 250],
    ['330 ml', 'volume', 330],
    ['1 LÍT', 'volume', 1_000],
    ['1 lít', 'volume', 1_000],
    ['0,7 l', 'volume', 700],
    ['12 x 330 ml', 'volume', 3_960],
    ['10×20 g', 'mass', 200],
  ] as const)('%s', (text, kind, size) => {
    const amount = packAmount(text);
    expect(amount?.kind).toBe(kind);
    expect(amount?.size).toBeCloseTo(size);
  });

  test.each([null, '', 'hộp', '500', '10 gói', '0 g', 'khoảng 500 g', '500 g / 250 g', '-5 g', '5 stone'])(
    '%s says nothing that can be counted',
    (text) => expect(packAmount(text)).toBeUndefined(),
  );
});

test.each([
  ['kg', 'mass', 1_000],
  ['Tấn', 'mass', 1_000_000],
  ['tạ', 'mass', 100_000],
  ['lít', 'volume', 1_000],
  ['hộp', 'pieces', 1],
  ['sản phẩm', 'pieces', 1],
  [null, 'pieces', 1],
] as const)('a year of %s', (unit, kind, size) => expect(unitAmount(unit)).toEqual({ kind, size }));
