import type { ScanEventRow } from '../storage/scans.ts';

const DAY_MS = 86_400_000;

/** Stamps that buyers may check: what was activated in one go, and what they show. */
export interface Sold {
  readonly batchCode: string;
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  /** Stamps of the batch that were printed and are not on goods yet. */
  readonly unused: readonly number[];
  readonly soldMs: number;
  /** Days within which they are checked; so long as goods are bought unless given. */
  readonly checkedDays?: number;
  /** What the stamps show; `authentic` unless given. */
  readonly shows?: string;
}

/** Goods are bought and checked for about so long after their stamps were activated. */
const SHELF_DAYS = 60;

/** Of a hundred stamps, how many are ever checked by their buyers. */
const CHECKED_PERCENT = 30;

/** Where the made-up buyers live, as far as they tell it; empty when they do not. */
const PLACES = ['', '', '', '68', '79', '68', '01', '48', '79', '92'];

/**
 * Checks that buyers make in the weeks after goods were sold, up to `untilMs`; now and then somebody checks a stamp that is
 * on no goods yet. The same for the same `random`.
 */
export function checksOf(sold: Sold, untilMs: number, random: () => number): readonly ScanEventRow[] {
  const size = sold.last - sold.first + 1;
  const count = Math.round((size * CHECKED_PERCENT) / 100);
  const checks = Array.from({ length: count }, (): ScanEventRow | undefined => {
    // Most goods are bought early.
    const timeMs = Math.round(sold.soldMs + random() ** 2 * (sold.checkedDays ?? SHELF_DAYS) * DAY_MS);
    const isUnused = sold.unused.length > 0 && random() < 0.04;
    const stampIndex = isUnused
      ? (sold.unused[Math.floor(random() * sold.unused.length)] ?? sold.first)
      : sold.first + Math.floor(random() * size);
    const place = PLACES[Math.floor(random() * PLACES.length)];
    if (timeMs >= untilMs) return undefined;
    return {
      id: `demo-${sold.batchCode}-${stampIndex}-${timeMs}`,
      batchCode: sold.batchCode,
      stampIndex,
      timeMs,
      verdict: isUnused ? 'not-activated' : (sold.shows ?? 'authentic'),
      visitorMark: markOf(timeMs),
      seenBefore: 'no',
      provinceCode: place || null,
      source: 'public',
    };
  });
  return checks.filter((check) => check !== undefined);
}

/** One stamp that was copied onto goods elsewhere. */
export interface Copied {
  readonly batchCode: string;
  readonly stampIndex: number;
  /** When the copies came on the market, Unix milliseconds. */
  readonly fromMs: number;
}

/** How often buyers of the copies look, until they are found out. */
const COPIES_CHECKED_EVERY_MS = 2.2 * DAY_MS;

/** Checks by buyers of copies: somebody new every other day, here and there. */
export function checksOfCopies(
  { batchCode, stampIndex, fromMs }: Copied,
  untilMs: number,
): readonly ScanEventRow[] {
  const places = ['79', '01', '', '92', '', '31', '48', ''];
  const checks: ScanEventRow[] = [];
  for (let timeMs = fromMs; timeMs < untilMs; timeMs += COPIES_CHECKED_EVERY_MS) {
    checks.push({
      id: `demo-copy-${batchCode}-${timeMs}`,
      batchCode,
      stampIndex,
      timeMs,
      verdict: 'authentic',
      visitorMark: markOf(timeMs),
      seenBefore: 'no',
      provinceCode: places[checks.length % places.length] || null,
      source: 'public',
    });
  }
  return checks;
}

/** A visitor who is nobody, other than those of other moments from its first characters on. */
function markOf(timeMs: number): string {
  return [...`${timeMs}`].reverse().join('');
}

/** Numbers from 0 below 1 that look random and are the same each time: mulberry32. */
export function sameEachTime(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
