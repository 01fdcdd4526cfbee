export type { CopyEvidence, ObservedCheck, PlaceSeen, SeenBefore, Stage, VisitCount } from './evidence.ts';
export {
  isRepeat,
  NO_EVIDENCE,
  PLACES_LIMIT,
  QUARTER_MS,
  quarterOf,
  VISIT_COUNTS_LIMIT,
  withCheck,
  withEvidence,
} from './evidence.ts';
export type { Places } from './places.ts';
export { followPlaces, provinceDistanceKm } from './places.ts';
export type { CopyModel, CopyReason, CopyRule, CopyRuleSetting } from './rules.ts';
export { COPY_MODEL } from './rules.ts';
export type { CopyScore, RulePoints, Siblings } from './score.ts';
export { BESIDE_EACH_SIDE, BESIDE_FROM_VISITS, scoreStamp } from './score.ts';
export type { BurstModel, IndependentVisits } from './visits.ts';
export { independentVisits } from './visits.ts';
