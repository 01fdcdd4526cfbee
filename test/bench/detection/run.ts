import type { CopyModel } from '../../../stamps/copies/index.ts';
import type { Assumptions } from './assumptions.ts';
import { type Attack, attackedBatch } from './attacks.ts';
import { Chance } from './chance.ts';
import { DAY_MS } from './looks.ts';
import { type HonestLife, honestBatch } from './population.ts';
import { BatchWatch } from './watch.ts';

/** The most points that each looked-at genuine stamp ever had, by its life. */
export type HonestPoints = ReadonlyMap<HonestLife, readonly number[]>;

/** When an attacked stamp first reached points: looks and days since copies were on the market. */
export interface Climb {
  readonly points: number;
  readonly looks: number;
  readonly days: number;
}

/** One trial: the climbs of the stamp (or of the first stamp of a sheet) that reached each height first. */
export interface Trial {
  /** Of the first of the copied stamps to get there. */
  readonly climbs: readonly Climb[];
  /** The most points of each copied stamp. */
  readonly most: readonly number[];
}

/** Plays the honest country. `progress` gets the stamps played so far. */
export function playHonest(
  assumptions: Assumptions,
  model: CopyModel,
  progress: (stamps: number) => void = () => {},
): HonestPoints {
  const chance = new Chance(assumptions.seed);
  const points = new Map<HonestLife, number[]>();
  const { batches, days } = assumptions;
  for (let played = 0; played < assumptions.stamps; ) {
    const wished = Math.round(chance.logBetween(batches.leastStamps, batches.mostStamps));
    const stamps = Math.min(wished, assumptions.stamps - played);
    const startMs = chance.next() * Math.max(days - batches.lifeDays, 0) * DAY_MS;
    const batch = honestBatch(chance, assumptions, { stamps, startMs });
    const watch = new BatchWatch(model, batch);
    const most = new Map<number, number>();
    for (const look of batch.looks) {
      const { index, points: after } = watch.see(look);
      most.set(index, Math.max(most.get(index) ?? 0, after));
    }
    for (const [index, reached] of most) {
      const life = batch.lives.get(index) ?? 'ordinary';
      const list = points.get(life) ?? [];
      list.push(reached);
      points.set(life, list);
    }
    played += stamps;
    progress(played);
  }
  return points;
}

/** Plays one kind of attack, `assumptions.attackers.trials` times. */
export function playAttack(
  assumptions: Assumptions,
  model: CopyModel,
  attack: Attack,
  seed: number,
): Trial[] {
  const chance = new Chance(seed);
  return Array.from({ length: assumptions.attackers.trials }, () => {
    const { batch, looks, copied, marketMs } = attackedBatch(chance, assumptions, attack);
    const watch = new BatchWatch(model, batch);
    const most = new Map<number, number>();
    const climbs: Climb[] = [];
    let reached = 0;
    let seen = 0;
    for (const look of looks) {
      const isCopied = copied.has(look.index);
      // Stamps far from the copied ones only matter as siblings; a climb beyond any threshold is not followed further.
      if (isCopied && reached > 40 && attack.codes === 1) break;
      const { points, timeMs, index } = watch.see(look);
      if (!isCopied) continue;
      if (timeMs >= marketMs) seen += 1;
      most.set(index, Math.max(most.get(index) ?? 0, points));
      if (points <= reached) continue;
      reached = points;
      climbs.push({ points, looks: seen, days: Math.max(0, (timeMs - marketMs) / DAY_MS) });
    }
    return { climbs, most: [...copied].map((index) => most.get(index) ?? 0) };
  });
}
