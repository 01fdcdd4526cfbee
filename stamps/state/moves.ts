import type { RangeEntry, StampState } from './entry.ts';
import { nextState, sameState } from './entry.ts';
import type { BatchIntervals, StateCounts, StateInterval } from './intervals.ts';
import { sweep } from './sweep.ts';

/** Stamps that an entry takes from one state to another. */
export interface StateMove {
  readonly from: StampState;
  readonly to: StampState;
  /** 1 or more. */
  readonly count: number;
}

/**
 * What the next entry of a log does, before it is folded in: the states that it moves stamps between, and how many.
 * Stamps that it leaves as they are do not appear.
 */
export function movesOf(batch: BatchIntervals, entry: RangeEntry): readonly StateMove[] {
  return entry.action === 'undo' ? movesBack(batch, entry) : movesOn(batch, entry);
}

/** Counts by state after some moves. */
export function countsAfter(before: StateCounts, moves: readonly StateMove[]): StateCounts {
  const counts = { ...before };
  for (const { from, to, count } of moves) {
    counts[countedAs(from)] -= count;
    counts[countedAs(to)] += count;
    if (from.suspended !== to.suspended) counts.suspended += to.suspended ? count : -count;
  }
  return counts;
}

/** The member of {@link StateCounts} that a stamp counts in, besides `suspended`. */
export function countedAs({ phase, voidReason }: StampState): Exclude<keyof StateCounts, 'suspended'> {
  return phase === 'voided' ? (voidReason ?? 'damaged') : phase;
}

function movesOn(batch: BatchIntervals, entry: RangeEntry): StateMove[] {
  const moves: StateMove[] = [];
  for (const { first, last, state } of batch.intervals(entry.first, entry.last)) {
    const to = nextState(state, entry);
    if (!sameState(state, to)) moves.push({ from: state, to, count: last - first + 1 });
  }
  return moves;
}

/** An undo leads to what the log says without the entry taken back. */
function movesBack(batch: BatchIntervals, { undoes }: RangeEntry): StateMove[] {
  const undone = batch.entries[(undoes ?? 0) - 1];
  if (undone === undefined) return [];
  const { first, last } = undone;
  const standing = batch.entries.filter(
    (entry) =>
      entry !== undone &&
      entry.action !== 'undo' &&
      !batch.isUndone(entry.seq) &&
      entry.first <= last &&
      first <= entry.last,
  );
  const { starts, states } = sweep(standing, first, last);
  const moves: StateMove[] = [];
  for (const [place, start] of starts.entries()) {
    const to = states[place];
    if (to === undefined) continue;
    const end = (starts[place + 1] ?? last + 1) - 1;
    for (const interval of batch.intervals(start, end)) pushMove(moves, interval, to);
  }
  return moves;
}

function pushMove(moves: StateMove[], { first, last, state }: StateInterval, to: StampState): void {
  if (!sameState(state, to)) moves.push({ from: state, to, count: last - first + 1 });
}
