import { describe, expect, it } from 'vitest';
import {
  COPY_MODEL,
  type CopyRule,
  NO_EVIDENCE,
  type ObservedCheck,
  type Siblings,
  scoreStamp,
} from '../../../stamps/copies/index.ts';
import { burstOf, checkAfter, evidenceOf, newVisitorOn } from './visits.ts';

const QUIET: Siblings = {
  batchQuantity: 1_000,
  batchStamps: 1_000,
  batchChecked: 200,
  batchVisits: 300,
  batchLate: 20,
  besideStamps: 64,
  besideLate: 1,
};

const scoreOf = (checks: readonly ObservedCheck[], siblings: Siblings | null = QUIET) =>
  scoreStamp(evidenceOf(checks), siblings, COPY_MODEL);

const days = (count: number, apart: number) => Array.from({ length: count }, (_, place) => place * apart);

describe('score of a stamp', () => {
  it.each<[string, readonly ObservedCheck[]]>([
    ['nobody', []],
    [
      'a shop’s staff, on the same phone every day',
      newVisitorOn(days(60, 1)).map((check, place) =>
        place === 0 ? check : { ...check, seenBefore: 'earlier' },
      ),
    ],
    ['a family over a week', newVisitorOn([0, 0.1, 2, 5])],
    [
      'a retry queue that sends one visit for hours',
      Array.from({ length: 200 }, (_, place) => checkAfter(place / 400, { isKnownToday: place > 0 })),
    ],
    [
      'a gift carried south',
      [...newVisitorOn([0, 1], { provinceCode: '01' }), ...newVisitorOn([20, 21], { provinceCode: '79' })],
    ],
    ['a link in a chat of twenty-five', burstOf(25, 3)],
    ['a photo that thousands look at', [...newVisitorOn([0, 2]), ...burstOf(3_000, 4)]],
    ['a photo that goes round twice', [...burstOf(800, 1), ...burstOf(300, 25)]],
  ])('does not suspect %s', (_, checks) => {
    expect(scoreOf(checks)).toMatchObject({ isSuspect: false });
  });

  it.each<[string, readonly ObservedCheck[], CopyRule]>([
    ['one code on many things: somebody new every other day', newVisitorOn(days(12, 2)), 'many-visitors'],
    ['the same within days', newVisitorOn(days(10, 0.4)), 'in-short-time'],
    [
      'a crowd that does not fade',
      days(40, 0.25).flatMap((day) => newVisitorOn(Array.from({ length: 20 }, () => day))),
      'steady-crowd',
    ],
    [
      'somebody new again and again after the hidden code was used',
      newVisitorOn(days(8, 4), { stage: 'claimed' }),
      'after-claim',
    ],
    ['printed stock that people find on goods', newVisitorOn(days(9, 3), { stage: 'stock' }), 'unused-stock'],
    [
      'a stamp that is in the north and in the south at once',
      newVisitorOn(days(6, 3)).map((check, place) => ({
        ...check,
        provinceCode: place % 2 === 0 ? '01' : '79',
      })),
      'far-places',
    ],
  ])('suspects %s', (_, checks, rule) => {
    const score = scoreOf(checks);
    expect(score.isSuspect).toBe(true);
    expect(score.reasons.map((reason) => reason.rule)).toContain(rule);
  });

  it('suspects a stamp sooner when the stamps beside it are looked at as strangely', () => {
    const checks = newVisitorOn(days(8, 4));
    expect(scoreOf(checks).isSuspect).toBe(false);
    const score = scoreOf(checks, { ...QUIET, batchLate: 60, besideLate: 45 });
    expect(score.isSuspect).toBe(true);
    expect(score.reasons.map(({ rule }) => rule)).toContain('sheet-alike');
  });

  it('compares a sheet that nobody activated with the whole batch, of which nothing is on goods', () => {
    const checks = newVisitorOn(days(6, 4), { stage: 'stock' });
    const batch = { ...QUIET, batchStamps: 0, batchChecked: 65, batchVisits: 130, batchLate: 46 };
    const score = scoreOf(checks, { ...batch, besideLate: 45 });
    expect(score.isSuspect).toBe(true);
    expect(score.reasons.map(({ rule }) => rule)).toContain('sheet-alike');
    expect(scoreOf(checks, { ...batch, batchLate: 700, batchChecked: 900, besideLate: 45 }).isSuspect).toBe(
      false,
    );
  });

  it('suspects a stamp sooner when those who checked it come back on later days, not when one does daily', () => {
    const checks = newVisitorOn(days(9, 4));
    expect(scoreOf(checks).isSuspect).toBe(false);
    const back = newVisitorOn([9, 14, 23], { seenBefore: 'earlier' });
    const score = scoreOf([...checks, ...back]);
    expect(score.isSuspect).toBe(true);
    expect(score.reasons.map(({ rule }) => rule)).toContain('coming-back');
    const daily = newVisitorOn(days(60, 1), { seenBefore: 'earlier' });
    expect(scoreOf([...newVisitorOn(days(4, 4)), ...daily]).isSuspect).toBe(false);
  });

  it('is not kept quiet by a crowd that was hired once, after days on which nobody came', () => {
    const copies = newVisitorOn(days(12, 2).map((day) => day + 3));
    const hired = newVisitorOn(Array.from({ length: 30 }, () => 0));
    expect(scoreOf([...hired, ...copies]).isSuspect).toBe(true);
  });

  it('asks for more where people look often at all stamps of the batch', () => {
    const checks = newVisitorOn(days(13, 3));
    expect(scoreOf(checks).isSuspect).toBe(true);
    expect(scoreOf(checks, { ...QUIET, batchVisits: 200 * 4 }).isSuspect).toBe(false);
  });

  it('does not let looks at the others of a batch hide a copied one for good', () => {
    const others = { ...QUIET, batchVisits: 200 * 40 };
    expect(scoreOf(newVisitorOn(days(18, 3)), others).isSuspect).toBe(true);
  });

  it('judges a stamp alone where nothing is known of its batch', () => {
    expect(scoreOf(newVisitorOn(days(12, 2)), null).isSuspect).toBe(true);
    expect(scoreStamp(NO_EVIDENCE, null, COPY_MODEL)).toMatchObject({ points: 0, reasons: [] });
  });

  it('never falls when another visitor comes on another day', () => {
    let last = 0;
    for (let count = 1; count <= 30; count++) {
      const { points } = scoreOf(newVisitorOn(days(count, 1.5)), null);
      expect(points).toBeGreaterThanOrEqual(last);
      last = points;
    }
  });

  it('lists reasons from the strongest to the weakest, none too weak to be told', () => {
    const { reasons } = scoreOf(newVisitorOn(days(14, 1), { stage: 'claimed' }));
    const points = reasons.map((reason) => reason.points);
    expect(points).toEqual([...points].sort((one, other) => other - one));
    expect(Math.min(...points)).toBeGreaterThanOrEqual(COPY_MODEL.tellAt);
  });
});
