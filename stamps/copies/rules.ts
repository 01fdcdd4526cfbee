import type { BurstModel } from './visits.ts';

/** Why a stamp looks copied: the rules, by name. */
export type CopyRule =
  | 'many-visitors'
  | 'in-short-time'
  | 'coming-back'
  | 'far-places'
  | 'after-claim'
  | 'unused-stock'
  | 'sheet-alike'
  | 'steady-crowd';

/** Why a stamp is said to look copied: a rule about its checks, or that somebody answerable found copies of it. */
export type CopyReason = CopyRule | 'found-copied';

/** One rule: what it measures gives `points` each beyond `free`, up to `most`. */
export interface CopyRuleSetting {
  readonly free: number;
  readonly points: number;
  readonly most: number;
}

/** All that scoring goes by. */
export interface CopyModel {
  readonly rules: Readonly<Record<CopyRule, CopyRuleSetting>>;
  readonly bursts: BurstModel;
  /** Points from which on a stamp looks copied. */
  readonly suspectAt: number;
  /** A rule is told as a reason from this many points on. */
  readonly tellAt: number;
  /** Independent visits for which one return of somebody who came before is counted. */
  readonly visitsPerReturn: number;
  /** Independent visits of a checked stamp that need no explanation, whatever the batch. */
  readonly usualVisits: number;
  /** Points taken off for each visit that the checked stamps of the batch have on average beyond the usual. */
  readonly siblingAllowance: number;
  /** Most points taken off: whoever looks at many genuine stamps hides a copied one among them for a while, not for good. */
  readonly siblingAllowanceMost: number;
}

/**
 * The rules in force. How they were chosen, and how often they are right and wrong: docs/copy-detection.md.
 *
 * `many-visitors`: visits that no burst explains. `in-short-time`: the most of them within two weeks. `coming-back`:
 * looks on a later day by phones that remember the stamp, as those have who took the thing home; at most two for five
 * visits, so that nobody makes many of them alone. `far-places`: one for a province apart, two for a return,
 * three for a journey that nothing makes. `after-claim`: visits after the hidden code was used, beside those already counted.
 * `unused-stock`: visits before the stamp was on goods. `sheet-alike`: standard deviations by which the late visits of
 * the stamps beside it lie above those of the batch. `steady-crowd`: days of a crowd that does not fade.
 */
export const COPY_MODEL: CopyModel = {
  rules: {
    'many-visitors': { free: 1, points: 1, most: 40 },
    'in-short-time': { free: 5, points: 1, most: 6 },
    'coming-back': { free: 0, points: 1.2, most: 5 },
    'far-places': { free: 1, points: 1.2, most: 7 },
    'after-claim': { free: 2, points: 1, most: 10 },
    'unused-stock': { free: 2, points: 1, most: 6 },
    'sheet-alike': { free: 3, points: 0.6, most: 5 },
    'steady-crowd': { free: 5, points: 2, most: 10 },
  },
  bursts: {
    opensAt: 4,
    fade: 0.94,
    silence: 0.25,
    slack: 1.5,
    cheapBursts: 2,
    furtherPoints: 2,
    growthQuarters: 4,
    mostPerQuarter: 3,
    mostPerDay: 5,
  },
  suspectAt: 11.1,
  tellAt: 1,
  visitsPerReturn: 2.5,
  usualVisits: 1.6,
  siblingAllowance: 3,
  siblingAllowanceMost: 4,
};
