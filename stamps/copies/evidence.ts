import { UTC_PLUS_7_MS } from '../civil-day.ts';

/** What the phone itself remembers of a stamp; null from a page without script. */
export type SeenBefore = 'no' | 'today' | 'earlier' | null;

/** One public check of a stamp, as far as copy detection sees it: nothing in it links a person across days. */
export interface ObservedCheck {
  /** Unix milliseconds. */
  readonly timeMs: number;
  readonly seenBefore: SeenBefore;
  /** True when this stamp was looked at from the same address earlier on the same Vietnamese day. */
  readonly isKnownToday: boolean;
  /** Two digits, only when the person told it. */
  readonly provinceCode: string | null;
  /** What the stamp was when it was checked. */
  readonly stage: Stage;
}

/** Where a stamp was in its life at a check: not yet on goods, on goods, or with its hidden code used. */
export type Stage = 'stock' | 'market' | 'claimed';

/** First-time visits of one quarter of a Vietnamese day. */
export interface VisitCount {
  /** Quarters of a day since 1970-01-01 00:00 in Vietnam. */
  readonly quarter: number;
  readonly stock: number;
  readonly market: number;
  readonly claimed: number;
}

/** A province that somebody told while looking at a stamp for the first time. */
export interface PlaceSeen {
  /** Hours since 1970 (UTC). */
  readonly hour: number;
  readonly provinceCode: string;
}

/** What is kept of all checks of one stamp: counts and told provinces, of no person. */
export interface CopyEvidence {
  /** Ascending; at most {@link VISIT_COUNTS_LIMIT}, the oldest added together. */
  readonly visits: readonly VisitCount[];
  /** Ascending; at most {@link PLACES_LIMIT}, the oldest forgotten. */
  readonly places: readonly PlaceSeen[];
  /** Looks by phones that remember the stamp from an earlier day, one for each address and day. */
  readonly returns: number;
}

/** Quarters of a day kept apart, three months of a stamp that is looked at all day long. */
export const VISIT_COUNTS_LIMIT = 360;

/** Told provinces kept. */
export const PLACES_LIMIT = 24;

/** Milliseconds of a quarter of a day: a burst of an evening is one, a shop's opening hours are two or three. */
export const QUARTER_MS = 6 * 3_600_000;

/** A stamp that nobody has looked at. */
export const NO_EVIDENCE: CopyEvidence = { visits: [], places: [], returns: 0 };

/** How much a first visit counts for: a page without script cannot remember, so half of them are taken for repeats. */
const WITHOUT_MEMORY = 0.5;

/** The quarter of a day that a moment in Unix milliseconds lies in. */
export function quarterOf(timeMs: number): number {
  return Math.floor((timeMs + UTC_PLUS_7_MS) / QUARTER_MS);
}

/** True when the check is another look by somebody who has looked before, as far as can be known. */
export function isRepeat({ seenBefore, isKnownToday }: ObservedCheck): boolean {
  return isKnownToday || seenBefore === 'today' || seenBefore === 'earlier';
}

/** True when somebody who looked on an earlier day looks again, as far as the phone remembers. */
function isReturn({ seenBefore, isKnownToday }: ObservedCheck): boolean {
  return !isKnownToday && seenBefore === 'earlier';
}

/**
 * The evidence with one more check; the same object when it is another look on the same day. Checks may come out of
 * order.
 */
export function withCheck(evidence: CopyEvidence, check: ObservedCheck): CopyEvidence {
  if (isReturn(check)) return { ...evidence, returns: evidence.returns + 1 };
  if (isRepeat(check)) return evidence;
  const amount = check.seenBefore === null ? WITHOUT_MEMORY : 1;
  return {
    ...evidence,
    visits: withVisit(evidence.visits, quarterOf(check.timeMs), check.stage, amount),
    places: withPlace(evidence.places, check),
  };
}

/** What is kept of two lots of checks of one stamp together, within the same limits as of one. */
export function withEvidence(one: CopyEvidence, other: CopyEvidence): CopyEvidence {
  const byQuarter = Map.groupBy([...one.visits, ...other.visits], ({ quarter }) => quarter);
  let visits: readonly VisitCount[] = [...byQuarter.entries()]
    .sort(([earlier], [later]) => earlier - later)
    .map(([quarter, counts]) => ({
      quarter,
      stock: sumOf(counts, 'stock'),
      market: sumOf(counts, 'market'),
      claimed: sumOf(counts, 'claimed'),
    }));
  while (visits.length > VISIT_COUNTS_LIMIT) visits = withOldestJoined(visits);
  const places = [...one.places, ...other.places].sort((earlier, later) => earlier.hour - later.hour);
  return { visits, places: places.slice(-PLACES_LIMIT), returns: one.returns + other.returns };
}

function sumOf(counts: readonly VisitCount[], member: 'stock' | 'market' | 'claimed'): number {
  return counts.reduce((sum, count) => sum + count[member], 0);
}

function withVisit(
  visits: readonly VisitCount[],
  quarter: number,
  stage: Stage,
  amount: number,
): readonly VisitCount[] {
  const place = visits.findLastIndex((count) => count.quarter <= quarter);
  const there = visits[place];
  if (there?.quarter === quarter) return visits.with(place, { ...there, [stage]: there[stage] + amount });
  const made: VisitCount = { quarter, stock: 0, market: 0, claimed: 0, [stage]: amount };
  const grown = visits.toSpliced(place + 1, 0, made);
  return grown.length > VISIT_COUNTS_LIMIT ? withOldestJoined(grown) : grown;
}

function withOldestJoined(visits: readonly VisitCount[]): readonly VisitCount[] {
  const [oldest, next, ...rest] = visits;
  if (oldest === undefined || next === undefined) return visits;
  const joined = {
    quarter: next.quarter,
    stock: oldest.stock + next.stock,
    market: oldest.market + next.market,
    claimed: oldest.claimed + next.claimed,
  };
  return [joined, ...rest];
}

function withPlace(
  places: readonly PlaceSeen[],
  { timeMs, provinceCode }: ObservedCheck,
): readonly PlaceSeen[] {
  if (provinceCode === null) return places;
  const seen: PlaceSeen = { hour: Math.floor(timeMs / 3_600_000), provinceCode };
  const at = places.findLastIndex(({ hour }) => hour <= seen.hour);
  return places.toSpliced(at + 1, 0, seen).slice(-PLACES_LIMIT);
}
