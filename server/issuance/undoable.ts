import type { Kysely } from 'kysely';
import {
  type BatchIntervals,
  checkUndo,
  UNDO_WINDOW_MS,
  type UndoRefusalCode,
} from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { firstClaimed } from '../storage/claims.ts';
import { firstPubliclyScanned, type RangeEntryRow } from '../storage/ranges.ts';
import type { Database } from '../storage/schema.ts';

/** Whether an entry can be taken back by a caller, and until when. */
export interface Undoable {
  readonly code: UndoRefusalCode | 'undo-foreign' | null;
  /** With `undo-overlapped`: the later entry in the way. */
  readonly seq?: number;
  /** With `undo-scanned`: the stamp that was scanned. */
  readonly index?: number;
  /** Null for what never can be: an undo, a theft. */
  readonly untilMs: number | null;
}

/** Judges one entry of a log for one caller, by the rules that taking it back itself follows. */
export async function undoableFor(
  db: Kysely<Database>,
  states: BatchIntervals,
  principal: Pick<Principal, 'role' | 'producerId'>,
  entry: RangeEntryRow,
  nowMs: number,
): Promise<Undoable> {
  const { seq, batchCode, firstIndex, lastIndex, timeMs } = entry;
  const isFinal = entry.action === 'undo' || entry.reason === 'stolen';
  const untilMs = isFinal ? null : timeMs + UNDO_WINDOW_MS;
  if (principal.role === 'producer' && entry.actorProducerId !== principal.producerId)
    return { code: 'undo-foreign', untilMs };
  // Most of a log is refused by its age: only what is left is looked up among the scans.
  const unscanned = checkUndo(states, seq, { nowMs, scanned: false, claimed: false });
  if (!unscanned.ok) return { code: unscanned.code, seq: unscanned.seq ?? seq, untilMs };
  const index = await firstPubliclyScanned(db, batchCode, firstIndex, lastIndex);
  if (index !== undefined) return { code: 'undo-scanned', index, untilMs };
  const claimed = await firstClaimed(db, batchCode, firstIndex, lastIndex);
  return claimed === undefined ? { code: null, untilMs } : { code: 'undo-claimed', index: claimed, untilMs };
}
