import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isRepeat,
  NO_EVIDENCE,
  PLACES_LIMIT,
  quarterOf,
  VISIT_COUNTS_LIMIT,
  withCheck,
  withEvidence,
} from '../../../stamps/copies/index.ts';
import { checkAfter, evidenceOf } from './visits.ts';

describe('evidence of checks', () => {
  it.each([
    ['a phone that saw it today', { seenBefore: 'today' as const }],
    [
      'one that saw it earlier, from an address known today',
      { seenBefore: 'earlier' as const, isKnownToday: true },
    ],
    ['a visitor known today, whose phone forgot', { isKnownToday: true }],
  ])('takes %s for a repeat', (_, told) => {
    expect(isRepeat(checkAfter(0, told))).toBe(true);
    const before = evidenceOf([checkAfter(0)]);
    expect(withCheck(before, checkAfter(3, told))).toBe(before);
  });

  it('counts a phone that saw it on an earlier day as coming back, not as a visit', () => {
    const back = checkAfter(3, { seenBefore: 'earlier' });
    expect(isRepeat(back)).toBe(true);
    const before = evidenceOf([checkAfter(0)]);
    expect(withCheck(before, back)).toEqual({ ...before, returns: 1 });
  });

  it('counts a page without script by half, since it cannot remember', () => {
    expect(evidenceOf([checkAfter(0, { seenBefore: null })]).visits).toMatchObject([{ market: 0.5 }]);
  });

  it('tells stages apart', () => {
    const { visits } = evidenceOf([
      checkAfter(0, { stage: 'stock' }),
      checkAfter(0, { stage: 'market' }),
      checkAfter(0, { stage: 'claimed' }),
    ]);
    expect(visits).toEqual([{ quarter: quarterOf(checkAfter(0).timeMs), stock: 1, market: 1, claimed: 1 }]);
  });

  it('stays within its limits when two lots of checks are put together, and loses no visit', () => {
    const of = (first: number) => ({
      visits: Array.from({ length: VISIT_COUNTS_LIMIT }, (_, at) => ({
        quarter: first + 2 * at,
        stock: 0,
        market: 1,
        claimed: 0,
      })),
      places: Array.from({ length: PLACES_LIMIT }, (_, at) => ({ hour: first + 2 * at, provinceCode: '68' })),
      returns: 3,
    });
    for (const other of [of(1), of(0)]) {
      const { visits, places, returns } = withEvidence(of(0), other);
      expect(returns).toBe(6);
      expect(visits.length).toBe(VISIT_COUNTS_LIMIT);
      expect(visits.reduce((sum, { market }) => sum + market, 0)).toBe(2 * VISIT_COUNTS_LIMIT);
      expect(visits).toEqual(visits.toSorted((one, next) => one.quarter - next.quarter));
      expect(places.length).toBe(PLACES_LIMIT);
      expect(places).toEqual(places.toSorted((one, next) => one.hour - next.hour));
      expect(places.at(-1)?.hour).toBeGreaterThanOrEqual(2 * PLACES_LIMIT - 2);
    }
  });

  it('begins quarters at midnight, 6, 12 and 18 o’clock in Vietnam', () => {
    const midnight = quarterOf(Date.parse('2026-11-01T17:00:00Z'));
    expect(quarterOf(Date.parse('2026-11-01T16:59:59Z'))).toBe(midnight - 1);
    expect(quarterOf(Date.parse('2026-11-01T22:59:59Z'))).toBe(midnight);
    expect(quarterOf(Date.parse('2026-11-01T23:00:00Z'))).toBe(midnight + 1);
  });

  it('comes out the same whatever order the checks arrive in', () => {
    const check = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('01', '79', null))
      .map(([quarterDays, provinceCode]) =>
        checkAfter(quarterDays / 4 + (provinceCode === null ? 0 : 0.01), { provinceCode }),
      );
    fc.assert(
      fc.property(fc.array(check, { maxLength: 20 }), (checks) => {
        const ordered = [...checks].sort((one, other) => one.timeMs - other.timeMs);
        expect(evidenceOf(checks).visits).toEqual(evidenceOf(ordered).visits);
        expect(evidenceOf(checks).places.map(({ hour }) => hour)).toEqual(
          evidenceOf(ordered).places.map(({ hour }) => hour),
        );
      }),
    );
  });

  it('stays bounded, and loses no visit', () => {
    const many = Array.from({ length: 2 * VISIT_COUNTS_LIMIT }, (_, place) =>
      checkAfter(place / 4, { provinceCode: '01' }),
    );
    const { visits, places } = evidenceOf(many);
    expect(visits).toHaveLength(VISIT_COUNTS_LIMIT);
    expect(places).toHaveLength(PLACES_LIMIT);
    expect(visits.reduce((sum, { market }) => sum + market, 0)).toBe(2 * VISIT_COUNTS_LIMIT);
  });

  it('begins empty', () => {
    expect(NO_EVIDENCE).toEqual({ visits: [], places: [], returns: 0 });
  });
});
