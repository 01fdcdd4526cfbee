import type { RangeAction, RangeEntry, StampState } from './entry.ts';
import { ALLOCATED, nextState, sameState } from './entry.ts';
import { PlaceSet } from './place-set.ts';

/** Runs of one state each, in order: where each begins, and its state. Neighbours differ. */
export interface StateRuns {
  readonly starts: number[];
  readonly states: StampState[];
}

/** A border behind every index. */
const BEYOND = 2 ** 31 - 1;

type Kind = Exclude<RangeAction, 'undo'>;

/**
 * Folds entries, in order of `seq` and none taken back, over the indexes from `first` to `last`.
 *
 * One walk over the borders of the entries, with the entries that cover the place kept by action. Of these at most a
 * handful decide the state, however many there are, so that the time grows with `n log n` whatever the ranges.
 */
export function sweep(entries: readonly RangeEntry[], first: number, last: number): StateRuns {
  const runs: StateRuns = { starts: [], states: [] };
  const covering = new Covering(entries);
  const begins = inOrder(entries, (entry) => Math.max(entry.first, first));
  const ends = inOrder(entries, (entry) => Math.min(entry.last, last) + 1);
  let begun = 0;
  let ended = 0;
  let known: StampState | undefined;
  for (let at = first; at <= last; ) {
    for (; borderAt(ends, ended) <= at; ended += 1) covering.leave(ends.places[ended] ?? 0);
    for (; borderAt(begins, begun) <= at; begun += 1) covering.enter(begins.places[begun] ?? 0);
    const state = covering.state();
    if (known === undefined || !sameState(known, state)) {
      runs.starts.push(at);
      runs.states.push(state);
      known = state;
    }
    at = Math.min(borderAt(begins, begun), borderAt(ends, ended));
  }
  return runs;
}

function borderAt({ borders }: Order, position: number): number {
  return borders[position] ?? BEYOND;
}

/** A state and the places of the entries that it was folded from. */
interface Folded {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly state: StampState;
}

/** The entries that cover the present index, by action. */
class Covering {
  readonly #entries: readonly RangeEntry[];
  readonly #sets: Record<Kind, PlaceSet>;
  /** By the latest place of those that decide, the state made last: what stamps share is one object. */
  readonly #known: (Folded | undefined)[];

  constructor(entries: readonly RangeEntry[]) {
    const empty = () => new PlaceSet(entries.length);
    this.#entries = entries;
    this.#known = new Array(entries.length + 1);
    this.#sets = {
      print: empty(),
      activate: empty(),
      reassign: empty(),
      void: empty(),
      suspend: empty(),
      resume: empty(),
    };
  }

  enter(place: number): void {
    this.#setOf(place)?.add(place);
  }

  leave(place: number): void {
    this.#setOf(place)?.delete(place);
  }

  /**
   * Folds the entries that decide, at most six: the first print; the first void, and before it the last activation and
   * the last reassignment (without effect when it is the earlier one); of suspensions and resumptions the one that began
   * the run of equal ones at the end. Every other covering entry leaves the state as it is, or is overwritten.
   */
  state(): StampState {
    const { print, activate, reassign, void: voids, suspend, resume } = this.#sets;
    const end = this.#entries.length;
    const voided = voids.after(-1);
    const unvoided = voided < 0 ? end : voided;
    const suspended = suspend.before(end);
    const resumed = suspended < 0 ? -1 : resume.before(end);
    const run = suspended > resumed ? suspend.after(resumed) : suspended;
    return this.#foldOf(
      print.after(-1),
      activate.before(unvoided),
      reassign.before(unvoided),
      voided,
      run,
      resumed > suspended ? resume.after(suspended) : -1,
    );
  }

  /** Folds entries in the order of the log, whatever the order they are given in; -1 is none. */
  #foldOf(a: number, b: number, c: number, d: number, e: number, f: number): StampState {
    const latest = Math.max(a, b, c, d, e, f);
    const known = this.#known[latest + 1];
    if (known?.a === a && known.b === b && known.c === c && known.d === d && known.e === e && known.f === f)
      return known.state;
    let state = ALLOCATED;
    for (let place = -1; place < latest; ) {
      let next = latest;
      if (a > place && a < next) next = a;
      if (b > place && b < next) next = b;
      if (c > place && c < next) next = c;
      if (d > place && d < next) next = d;
      if (e > place && e < next) next = e;
      if (f > place && f < next) next = f;
      const entry = this.#entries[next];
      if (entry !== undefined) state = nextState(state, entry);
      place = next;
    }
    this.#known[latest + 1] = { a, b, c, d, e, f, state };
    return state;
  }

  #setOf(place: number): PlaceSet | undefined {
    const entry = this.#entries[place];
    if (entry === undefined || entry.action === 'undo') return undefined;
    // Without a lot these change nothing.
    const isOfLot = entry.action === 'activate' || entry.action === 'reassign';
    return isOfLot && !entry.lotId ? undefined : this.#sets[entry.action];
  }
}

/** Places of entries in order of a border of theirs, and those borders. */
interface Order {
  readonly places: Int32Array;
  /** One more than places: the last lies beyond every index. */
  readonly borders: Int32Array;
}

function inOrder(entries: readonly RangeEntry[], borderOf: (entry: RangeEntry) => number): Order {
  const count = entries.length;
  // Numbers sort without a call for each comparison; both parts together stay far below 2^53.
  const keys = new Float64Array(count);
  let place = 0;
  for (const entry of entries) {
    keys[place] = borderOf(entry) * count + place;
    place += 1;
  }
  keys.sort();
  const places = new Int32Array(count);
  const borders = new Int32Array(count + 1).fill(BEYOND);
  for (let position = 0; position < count; position += 1) {
    const key = keys[position] ?? 0;
    const border = Math.floor(key / count);
    borders[position] = border;
    places[position] = key - border * count;
  }
  return { places, borders };
}
