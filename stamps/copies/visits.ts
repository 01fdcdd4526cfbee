import type { VisitCount } from './evidence.ts';

/** How visits are told apart from what one event explains (a post that many people open, a link in a chat). */
export interface BurstModel {
  /** Visits in a quarter of a day above what is explained, from which on it is a burst. */
  readonly opensAt: number;
  /** What a burst still explains a quarter of a day later, of what it explained before. */
  readonly fade: number;
  /** What of that is left after each day on which nobody came. */
  readonly silence: number;
  /** Standard deviations of chance that are explained with it. */
  readonly slack: number;
  /** Bursts that cost one point each; each further one costs `furtherPoints`. */
  readonly cheapBursts: number;
  readonly furtherPoints: number;
  /** Quarters after an opening during which its growth is part of it. */
  readonly growthQuarters: number;
  /** The most that one quarter of a day without a burst counts for. */
  readonly mostPerQuarter: number;
  /** The most that one day counts for. */
  readonly mostPerDay: number;
}

/** What the visits of a stamp come to. */
export interface IndependentVisits {
  /** Visits that no burst explains, each quarter of a day counted up to a limit. */
  readonly total: number;
  /** Those more than two weeks after the first. */
  readonly late: number;
  /** The most of them within any two weeks. */
  readonly densest: number;
  /** Those on stamps that were not on goods yet. */
  readonly stock: number;
  /** Those after the hidden code was used. */
  readonly claimed: number;
  readonly bursts: number;
  /** Days with at least five visits and two fifths of those of the busiest day. */
  readonly crowdedDays: number;
}

const QUARTERS_PER_DAY = 4;
const FORTNIGHT_QUARTERS = 14 * QUARTERS_PER_DAY;
const CROWD_VISITS = 5;
const CROWD_SHARE = 0.4;

/** Counts the visits that are not explained by bursts. `visits` ascend. */
export function independentVisits(visits: readonly VisitCount[], model: BurstModel): IndependentVisits {
  const sum = { total: 0, late: 0, stock: 0, claimed: 0, bursts: 0 };
  const first = visits[0]?.quarter ?? 0;
  const counted: { quarter: number; points: number }[] = [];
  let explained = 0;
  let at = first;
  let openedAt = Number.NEGATIVE_INFINITY;
  let today = { day: Number.NEGATIVE_INFINITY, points: 0 };
  for (const count of visits) {
    const seen = count.stock + count.market + count.claimed;
    const quarters = count.quarter - at;
    explained *= model.fade ** quarters;
    if (quarters > QUARTERS_PER_DAY) explained *= model.silence ** (quarters / QUARTERS_PER_DAY);
    at = count.quarter;
    const excess = seen - explained - model.slack * Math.sqrt(explained);
    if (excess <= 0) continue;
    const isGrowing = count.quarter - openedAt <= model.growthQuarters;
    let points = Math.min(excess, model.mostPerQuarter);
    if (excess >= model.opensAt) {
      explained = seen;
      openedAt = count.quarter;
      if (isGrowing) points = 0;
      else {
        sum.bursts += 1;
        points = sum.bursts > model.cheapBursts ? model.furtherPoints : 1;
      }
    } else if (isGrowing) points = 0;
    const day = Math.floor(count.quarter / QUARTERS_PER_DAY);
    if (today.day !== day) today = { day, points: 0 };
    points = Math.min(points, Math.max(0, model.mostPerDay - today.points));
    today.points += points;
    sum.total += points;
    counted.push({ quarter: count.quarter, points });
    if (count.quarter - first > FORTNIGHT_QUARTERS) sum.late += points;
    sum.stock += (points * count.stock) / seen;
    sum.claimed += (points * count.claimed) / seen;
  }
  return { ...sum, densest: densest(counted), crowdedDays: crowdedDays(visits) };
}

function densest(counted: readonly { readonly quarter: number; readonly points: number }[]): number {
  let most = 0;
  let within = 0;
  let oldest = 0;
  for (const { quarter, points } of counted) {
    within += points;
    for (let left = counted[oldest]; left !== undefined && quarter - left.quarter > FORTNIGHT_QUARTERS; ) {
      within -= left.points;
      oldest += 1;
      left = counted[oldest];
    }
    most = Math.max(most, within);
  }
  return most;
}

function crowdedDays(visits: readonly VisitCount[]): number {
  const byDay = new Map<number, number>();
  for (const { quarter, stock, market, claimed } of visits) {
    const day = Math.floor(quarter / QUARTERS_PER_DAY);
    byDay.set(day, (byDay.get(day) ?? 0) + stock + market + claimed);
  }
  const busiest = Math.max(0, ...byDay.values());
  const enough = Math.max(CROWD_VISITS, busiest * CROWD_SHARE);
  return [...byDay.values()].filter((count) => count >= enough).length;
}
