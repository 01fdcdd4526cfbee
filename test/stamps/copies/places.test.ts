import { describe, expect, it } from 'vitest';
import { PROVINCES } from '../../../server/domain/province-names.ts';
import { followPlaces, provinceDistanceKm } from '../../../stamps/copies/index.ts';

const at = (hour: number, provinceCode: string) => ({ hour, provinceCode });

describe('places of a stamp', () => {
  it('knows every province', () => {
    for (const [code, name] of PROVINCES) {
      const other = code === '96' ? '01' : '96';
      expect(provinceDistanceKm(code, other), name).toBeGreaterThan(40);
    }
    expect(provinceDistanceKm('01', 'XX')).toBe(0);
  });

  it.each([
    ['01', '79', 1_138],
    ['01', '48', 610],
    ['79', '92', 135],
    ['01', '24', 55],
  ])('lies %s from %s by %i km, within a tenth', (one, other, km) => {
    expect(Math.abs(provinceDistanceKm(one, other) / km - 1)).toBeLessThan(0.1);
    expect(provinceDistanceKm(other, one)).toBeCloseTo(provinceDistanceKm(one, other), 6);
  });

  it.each([
    ['nothing told', [], { apart: 0, impossible: 0, returns: 0 }],
    ['one place twice', [at(0, '01'), at(1, '01')], { apart: 1, impossible: 0, returns: 0 }],
    ['neighbours', [at(0, '01'), at(1, '24')], { apart: 1, impossible: 0, returns: 0 }],
    ['a gift sent south', [at(0, '01'), at(90, '79')], { apart: 2, impossible: 0, returns: 0 }],
    ['a flight', [at(0, '01'), at(4, '79')], { apart: 2, impossible: 0, returns: 0 }],
    ['no flight is so fast', [at(0, '01'), at(2, '79')], { apart: 2, impossible: 1, returns: 0 }],
    ['there and back', [at(0, '01'), at(90, '79'), at(200, '24')], { apart: 2, impossible: 0, returns: 1 }],
  ])('follows %s', (_, places, expected) => {
    expect(followPlaces(places)).toEqual(expected);
  });
});
