import type { CopyEvidence } from './evidence.ts';
import { followPlaces } from './places.ts';
import type { CopyModel, CopyRule } from './rules.ts';
import { type IndependentVisits, independentVisits } from './visits.ts';

/** How the stamps around one behave: without them it is judged alone. */
export interface Siblings {
  /** All stamps of the batch. */
  readonly batchQuantity: number;
  /** Those of them that are on goods. */
  readonly batchStamps: number;
  /** Stamps of the batch that were ever checked. */
  readonly batchChecked: number;
  /** Independent visits of all of them. */
  readonly batchVisits: number;
  /** Late visits of all of them. */
  readonly batchLate: number;
  /** Stamps next to this one by number, as they lay on one sheet, this one left out. */
  readonly besideStamps: number;
  /** Late visits of these. */
  readonly besideLate: number;
}

/** What a rule gave. */
export interface RulePoints {
  readonly rule: CopyRule;
  readonly points: number;
}

/** How much a stamp looks copied, and why. */
export interface CopyScore {
  readonly points: number;
  readonly isSuspect: boolean;
  /** Rules that gave enough to be told, most points first. */
  readonly reasons: readonly RulePoints[];
  readonly visits: IndependentVisits;
}

/** Late visits that a checked stamp has in a batch of which nothing is known yet. */
const USUAL_LATE = 0.15;
/** Checked stamps that the usual figures weigh as much as. */
const PRIOR_CHECKED = 30;
/** How unlike each other honest sheets are: the variance of their visits is a third of their square, beside chance. */
const SHEET_SPREAD = 3;

/** Stamps to each side that count as beside a stamp: 65 in all, the labels of a usual sheet. */
export const BESIDE_EACH_SIDE = 32;

/** Independent visits below which the stamps beside it say nothing of a stamp. */
export const BESIDE_FROM_VISITS = 2;

/** Scores one stamp from what is known of its checks. Pure: the same evidence gives the same score. */
export function scoreStamp(evidence: CopyEvidence, siblings: Siblings | null, model: CopyModel): CopyScore {
  const visits = independentVisits(evidence.visits, model.bursts);
  const places = followPlaces(evidence.places);
  const measured: Record<CopyRule, number> = {
    'many-visitors': visits.total,
    'in-short-time': visits.densest,
    'coming-back': Math.min(evidence.returns, visits.total / model.visitsPerReturn),
    'far-places': places.apart + 2 * places.returns + 3 * places.impossible,
    'after-claim': visits.claimed,
    'unused-stock': visits.stock,
    'sheet-alike':
      siblings === null || visits.total < BESIDE_FROM_VISITS ? 0 : sheetDeviations(siblings, visits),
    'steady-crowd': visits.crowdedDays,
  };
  const given = (Object.entries(model.rules) as [CopyRule, CopyModel['rules'][CopyRule]][]).map(
    ([rule, { free, points, most }]) => ({
      rule,
      points: Math.min(Math.max(measured[rule] - free, 0) * points, most),
    }),
  );
  const total = given.reduce((sum, { points }) => sum + points, 0);
  const points = total - (siblings === null ? 0 : allowance(siblings, model));
  const reasons = given
    .filter((each) => each.points >= model.tellAt)
    .sort((one, other) => other.points - one.points);
  return { points, isSuspect: points >= model.suspectAt, reasons, visits };
}

/** Where people look often at honest stamps, more looks are nothing strange. */
function allowance({ batchChecked, batchVisits }: Siblings, model: CopyModel): number {
  const mean = (batchVisits + PRIOR_CHECKED * model.usualVisits) / (batchChecked + PRIOR_CHECKED);
  const allowed = Math.max(0, mean - model.usualVisits) * model.siblingAllowance;
  return Math.min(allowed, model.siblingAllowanceMost);
}

/**
 * By how many standard deviations the late visits of the stamps beside lie above those of the batch: of all of it for
 * stock, since nobody is expected to look at that, else of what is on goods.
 */
function sheetDeviations(siblings: Siblings, { stock, total }: IndependentVisits): number {
  const { batchQuantity, batchChecked, batchLate, besideStamps, besideLate } = siblings;
  if (besideStamps === 0) return 0;
  const batchStamps = stock > total / 2 ? batchQuantity : siblings.batchStamps;
  const others = Math.max(batchStamps - besideStamps, 1);
  const checkedShare = batchChecked / Math.max(batchStamps, 1);
  const late = Math.max(batchLate - besideLate, 0) + USUAL_LATE * PRIOR_CHECKED;
  const perStamp = late / (others + PRIOR_CHECKED / Math.max(checkedShare, 0.01));
  const expected = perStamp * besideStamps;
  return (besideLate - expected) / Math.sqrt(expected + expected ** 2 / SHEET_SPREAD + 0.25);
}
