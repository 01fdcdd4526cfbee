import { describe, expect, it } from 'vitest';
import { COPY_MODEL } from '../../../stamps/copies/index.ts';
import { readAssumptions } from './assumptions.ts';
import { attacksOf } from './attacks.ts';
import { playAttack, playHonest } from './run.ts';

const assumptions = readAssumptions(undefined);
const few = {
  ...assumptions,
  stamps: 20_000,
  attackers: { ...assumptions.attackers, trials: 12, batchStamps: 650 },
};

describe('simulated stamps', () => {
  it('live the same life under the same seed, and another under another', () => {
    const once = playHonest(few, COPY_MODEL);
    expect(playHonest(few, COPY_MODEL)).toEqual(once);
    expect(playHonest({ ...few, seed: few.seed + 1 }, COPY_MODEL)).not.toEqual(once);
  });

  it('are looked at as the assumptions say', () => {
    const all = (wished: typeof few) => [...playHonest(wished, COPY_MODEL).values()].flat().length;
    const units = { ...few.units, buyerChecks: { mean: 0.5, certainty: 20 } };
    expect(all({ ...few, units })).toBeGreaterThan(1.8 * all(few));
  });

  it('are caught when they are copied, and not when they are not', () => {
    const many = attacksOf(few).find(({ copies, provinces }) => copies === 200 && provinces > 1);
    if (many === undefined) throw new Error('no attack of 200 units');
    const caught = (copies: number) =>
      playAttack(few, COPY_MODEL, { ...many, copies }, 1).filter(({ climbs }) =>
        climbs.some(({ points }) => points >= COPY_MODEL.suspectAt),
      ).length;
    expect(caught(200)).toBe(12);
    expect(caught(0)).toBe(0);
  });
});
