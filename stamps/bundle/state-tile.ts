import { MAX_INDEX } from '../serial/index.ts';
import type { BatchIntervals, StampState, VoidReason } from '../state/index.ts';
import { VOID_REASONS } from '../state/index.ts';
import { ByteReader, broken } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';

/** Most batches whose states stand in one tile. */
export const STATES_PER_TILE = 256;

/** What a bundle says of a stamp's state: no more than a verdict needs. */
export interface BundleState {
  /** `allocated` stands for stamps not yet activated, printed or not. */
  readonly phase: 'allocated' | 'activated' | 'voided';
  readonly voidReason?: VoidReason;
  /** Place of its lot among the lots of the province. */
  readonly lot?: number;
  readonly suspended: boolean;
}

/** A run of stamps in one state. */
export interface BundleRun {
  /** 1 or more. */
  readonly length: number;
  readonly state: BundleState;
}

/** The states of one batch, from index 0 to its last; `place` is the batch's among all batches of the bundle. */
export interface BatchRuns {
  readonly place: number;
  readonly runs: readonly BundleRun[];
}

/** A tile as it is kept in memory: its bytes, and where each batch begins. */
export interface StateTile {
  /** Places of its batches among all batches of the bundle, in order. */
  readonly places: Uint32Array;
  /** The state of a stamp; undefined when the tile lacks the batch or the batch has no such index. */
  stateAt(place: number, index: number): BundleState | undefined;
}

const FORM = 1;
const MAX_STATES = 65_536;
const MAX_RUNS = MAX_INDEX + 1;
const SUSPENDED = 8;
const HAS_LOT = 16;

/** The bytes of a tile. Runs name their state by its place in a table of the tile: 2 to 4 bytes a run. */
export function encodeStateTile(batches: readonly BatchRuns[]): Uint8Array {
  if (batches.length > STATES_PER_TILE) throw new TypeError('a tile holds the states of 256 batches at most');
  const table = new Map<string, { place: number; state: BundleState }>();
  const placeOf = (state: BundleState): number => {
    const key = `${codeOf(state)} ${state.lot ?? ''}`;
    const known = table.get(key) ?? { place: table.size, state };
    table.set(key, known);
    return known.place;
  };
  const body = new ByteWriter();
  const sizes: number[] = [];
  for (const { runs } of batches) {
    const before = body.length;
    for (const { length, state } of runs) {
      body.varint(length);
      body.varint(placeOf(state));
    }
    sizes.push(body.length - before);
  }
  const to = new ByteWriter();
  to.uint8(FORM);
  to.varint(table.size);
  for (const { state } of table.values()) {
    to.uint8(codeOf(state));
    if (state.lot !== undefined) to.varint(state.lot);
  }
  to.varint(batches.length);
  let last = -1;
  for (const { place } of batches) {
    to.varint(place - last - 1);
    last = place;
  }
  for (const size of sizes) to.varint(size);
  to.raw(body.bytes());
  return to.bytes();
}

/** Reads a tile; its runs are read when they are asked for. @throws BundleError `broken-part` */
export function decodeStateTile(bytes: Uint8Array): StateTile {
  const from = new ByteReader(bytes);
  if (from.uint8() !== FORM) throw broken('its form is not known');
  const states = Array.from({ length: from.varint(MAX_STATES) }, () => readState(from));
  const count = from.varint(STATES_PER_TILE);
  const places = new Uint32Array(count);
  let last = -1;
  for (let at = 0; at < count; at += 1) {
    last += from.varint(MAX_PLACE) + 1;
    places[at] = last;
  }
  const ends = new Uint32Array(count);
  let size = 0;
  for (let at = 0; at < count; at += 1) {
    size += from.varint();
    ends[at] = size;
  }
  const start = from.at;
  if (start + size !== bytes.length) throw broken('its runs are not as long as it says');
  const tile = { bytes, start, ends, states };
  // Read once from end to end: what is kept is known to be sound.
  for (let at = 0; at < count; at += 1) for (const _ of runsAt(tile, at));
  return {
    places,
    stateAt(place, index) {
      const at = placeIn(places, place);
      if (at < 0) return undefined;
      let next = 0;
      for (const { length, state } of runsAt(tile, at)) {
        next += length;
        if (index < next) return state;
      }
      return undefined;
    },
  };
}

/** The runs of a batch's states as a bundle tells them; `lotPlace` gives a lot's place among those of the province. */
export function* runsOf(states: BatchIntervals, lotPlace: (lotId: string) => number): Generator<BundleRun> {
  let open: { length: number; state: BundleState; key: string } | undefined;
  for (const { first, last, state } of states.intervals()) {
    const told = bundleState(state, lotPlace);
    const key = `${codeOf(told)} ${told.lot ?? ''}`;
    const length = last - first + 1;
    if (open?.key === key) open.length += length;
    else {
      if (open !== undefined) yield { length: open.length, state: open.state };
      open = { length, state: told, key };
    }
  }
  if (open !== undefined) yield { length: open.length, state: open.state };
}

const MAX_PLACE = 4_194_303;

interface HeldTile {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly ends: Uint32Array;
  readonly states: readonly BundleState[];
}

function* runsAt({ bytes, start, ends, states }: HeldTile, at: number): Generator<BundleRun> {
  const from = new ByteReader(bytes, start + (ends[at - 1] ?? 0), start + (ends[at] ?? 0));
  while (!from.isDone) {
    const length = from.varint(MAX_RUNS);
    const state = states[from.varint(MAX_STATES)];
    if (length === 0 || state === undefined) throw broken('a run has no length or no state');
    yield { length, state };
  }
}

function placeIn(places: Uint32Array, wanted: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = places[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function bundleState(state: StampState, lotPlace: (lotId: string) => number): BundleState {
  const { phase, voidReason, suspended, lotId } = state;
  return {
    phase: phase === 'printed' ? 'allocated' : phase,
    suspended,
    ...(voidReason === undefined ? {} : { voidReason }),
    ...(lotId === undefined ? {} : { lot: lotPlace(lotId) }),
  };
}

/** Two bits of phase with its reason (0 allocated, 1 activated, 2 and on voided), then flags. */
function codeOf({ phase, voidReason, suspended, lot }: BundleState): number {
  const base =
    phase === 'voided' ? 2 + VOID_REASONS.indexOf(voidReason ?? 'damaged') : Number(phase === 'activated');
  return base | (suspended ? SUSPENDED : 0) | (lot === undefined ? 0 : HAS_LOT);
}

function readState(from: ByteReader): BundleState {
  const code = from.uint8();
  const base = code & 7;
  const voidReason = base >= 2 ? VOID_REASONS[base - 2] : undefined;
  if (code > (HAS_LOT | SUSPENDED | 7) || (base >= 2 && voidReason === undefined))
    throw broken('a state is not known');
  return {
    phase: base >= 2 ? 'voided' : base === 1 ? 'activated' : 'allocated',
    suspended: (code & SUSPENDED) !== 0,
    ...(voidReason === undefined ? {} : { voidReason }),
    ...((code & HAS_LOT) === 0 ? {} : { lot: from.varint(MAX_PLACE) }),
  };
}
