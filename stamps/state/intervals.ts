import { MAX_INDEX } from '../serial/index.ts';
import type { RangeEntry, StampState } from './entry.ts';
import { ALLOCATED, nextState, sameState } from './entry.ts';
import { type StateRuns, sweep } from './sweep.ts';

/** A run of stamps that share one state. */
export interface StateInterval {
  first: number;
  /** Inclusive. */
  last: number;
  state: StampState;
}

/** How many stamps of a batch, or of a part of it, are in each state. */
export interface StateCounts {
  allocated: number;
  printed: number;
  activated: number;
  damaged: number;
  lost: number;
  stolen: number;
  /** Counted in their phase as well. */
  suspended: number;
}

/** Entries that are appended one by one; more at a time are folded together, by one walk over the log. */
const FEW_ENTRIES = 64;

/**
 * The states of a whole batch as intervals: what a million stamps take is the number of entries, not of stamps.
 *
 * Looking up an index is a binary search; appending an entry touches only the intervals it covers; an undo folds
 * the log again over the range of the entry taken back.
 */
export class BatchIntervals {
  readonly quantity: number;
  readonly #entries: RangeEntry[] = [];
  readonly #undone = new Set<number>();
  #starts: number[] = [0];
  #states: StampState[] = [ALLOCATED];

  /** @throws TypeError unless `quantity` is 1 to 1,048,576, or as {@link BatchIntervals.append}. */
  constructor(quantity: number, entries: Iterable<RangeEntry> = []) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_INDEX + 1) {
      throw new TypeError('quantity is out of range');
    }
    this.quantity = quantity;
    this.appendAll(entries);
  }

  /** The `seq` of the last entry folded in; 0 when there is none. Behind the log's version, it must be read on. */
  get version(): number {
    return this.#entries.length;
  }

  /** The log as folded, in order of `seq`. */
  get entries(): readonly RangeEntry[] {
    return this.#entries;
  }

  /** True when the entry with this `seq` was taken back. */
  isUndone(seq: number): boolean {
    return this.#undone.has(seq);
  }

  /** Folds in the next entry. @throws TypeError unless its `seq` is the next and its range lies in the batch. */
  append(entry: RangeEntry): void {
    this.#keep(entry);
    if (entry.action !== 'undo') this.#fold(entry);
    else this.#refold([entry]);
  }

  /** Folds in the next entries. @throws TypeError as {@link BatchIntervals.append}; those before the fault are in. */
  appendAll(entries: Iterable<RangeEntry>): void {
    const fresh: RangeEntry[] = [];
    try {
      for (const entry of entries) {
        this.#keep(entry);
        fresh.push(entry);
      }
    } finally {
      const isPlain = fresh.every((entry) => entry.action !== 'undo');
      if (fresh.length > FEW_ENTRIES || !isPlain) this.#refold(fresh);
      else for (const entry of fresh) this.#fold(entry);
    }
  }

  /** The state of one stamp. @throws TypeError when the index lies outside the batch. */
  stateAt(index: number): StampState {
    if (!Number.isInteger(index) || index < 0 || index >= this.quantity)
      throw new TypeError('index is out of range');
    return this.#states[this.#find(index)] ?? ALLOCATED;
  }

  /** The intervals that cover `first` to `last` (the whole batch unless given), cut to it. */
  *intervals(first = 0, last = this.quantity - 1): Generator<StateInterval> {
    for (let i = this.#find(first); i < this.#starts.length; i += 1) {
      const start = this.#starts[i] ?? 0;
      if (start > last) return;
      const end = (this.#starts[i + 1] ?? this.quantity) - 1;
      yield { first: Math.max(start, first), last: Math.min(end, last), state: this.#states[i] ?? ALLOCATED };
    }
  }

  /** Counts by state over `first` to `last` (the whole batch unless given). */
  counts(first = 0, last = this.quantity - 1): StateCounts {
    const counts = { allocated: 0, printed: 0, activated: 0, damaged: 0, lost: 0, stolen: 0, suspended: 0 };
    for (const interval of this.intervals(first, last)) {
      const size = interval.last - interval.first + 1;
      const { phase, voidReason, suspended } = interval.state;
      counts[phase === 'voided' ? (voidReason ?? 'damaged') : phase] += size;
      if (suspended) counts.suspended += size;
    }
    return counts;
  }

  #keep(entry: RangeEntry): void {
    if (entry.seq !== this.#entries.length + 1) throw new TypeError('seq is not the next of the log');
    const { first, last } = entry;
    if (
      !Number.isInteger(first) ||
      !Number.isInteger(last) ||
      first < 0 ||
      last < first ||
      last >= this.quantity
    ) {
      throw new TypeError('the range lies outside the batch');
    }
    this.#entries.push(entry);
    if (entry.action === 'undo' && typeof entry.undoes === 'number') this.#undone.add(entry.undoes);
  }

  /** Folds the log anew over all that the entries cover or, being an undo, uncover. */
  #refold(fresh: readonly RangeEntry[]): void {
    let first = this.quantity;
    let last = -1;
    for (const entry of fresh) {
      const changed = entry.action === 'undo' ? this.#entries[(entry.undoes ?? 0) - 1] : entry;
      if (changed === undefined) continue;
      first = Math.min(first, changed.first);
      last = Math.max(last, changed.last);
    }
    if (first > last) return;
    const standing = this.#entries.filter(
      (entry) =>
        entry.action !== 'undo' && entry.first <= last && first <= entry.last && !this.#undone.has(entry.seq),
    );
    this.#replace(first, last, sweep(standing, first, last));
  }

  /** Puts new intervals in the place of those from `first` to `last`. */
  #replace(first: number, last: number, { starts, states }: StateRuns): void {
    const from = this.#splitAt(first);
    const to = last + 1 < this.quantity ? this.#splitAt(last + 1) : this.#starts.length;
    this.#starts = [...this.#starts.slice(0, from), ...starts, ...this.#starts.slice(to)];
    this.#states = [...this.#states.slice(0, from), ...states, ...this.#states.slice(to)];
    for (const border of [from + states.length, from]) {
      if (border > 0 && border < this.#starts.length) this.#join(border, border);
    }
  }

  #fold(entry: RangeEntry): void {
    const from = this.#splitAt(entry.first);
    const to = entry.last + 1 < this.quantity ? this.#splitAt(entry.last + 1) : this.#starts.length;
    for (let i = from; i < to; i += 1) this.#states[i] = nextState(this.#states[i] ?? ALLOCATED, entry);
    this.#join(Math.max(from, 1), Math.min(to, this.#starts.length - 1));
  }

  /** Drops the borders from `from` to `to`, inclusive, between intervals whose states are the same. */
  #join(from: number, to: number): void {
    let kept = from;
    for (let i = from; i <= to; i += 1) {
      const state = this.#states[i] ?? ALLOCATED;
      if (sameState(this.#states[kept - 1] ?? ALLOCATED, state)) continue;
      this.#starts[kept] = this.#starts[i] ?? 0;
      this.#states[kept] = state;
      kept += 1;
    }
    this.#starts.splice(kept, to + 1 - kept);
    this.#states.splice(kept, to + 1 - kept);
  }

  /** Makes an interval begin at `index` and returns its place. */
  #splitAt(index: number): number {
    const place = this.#find(index);
    if (this.#starts[place] === index) return place;
    this.#starts.splice(place + 1, 0, index);
    this.#states.splice(place + 1, 0, this.#states[place] ?? ALLOCATED);
    return place + 1;
  }

  /** The place of the last interval that begins at or before `index`. */
  #find(index: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
