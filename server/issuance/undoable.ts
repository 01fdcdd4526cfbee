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
  const { seq } = entry;
  const untilMs = isFinal(entry) ? null : entry.timeMs + UNDO_WINDOW_MS;
  if (principal.role === 'producer' && entry.actorProducerId !== principal.producerId)
    return { code: 'undo-foreign', untilMs };
  // Most of a log is refused by its age: only what is left is looked up among the scans.
  const unscanned = checkUndo(states, seq, { nowMs, scanned: false, claimed: false });
  if (!unscanned.ok) return { code: unscanned.code, seq: unscanned.seq ?? seq, untilMs };
  return { ...(await inTheWay(db, entry)), untilMs };
}

/** Whether an entry that is being written could be taken back afterwards by its writer, as its stamps stand now. */
export async function undoableAfter(
  db: Kysely<Database>,
  entry: RangeEntryRow,
): Promise<Pick<Undoable, 'code' | 'untilMs'>> {
  if (isFinal(entry))
    return { code: entry.action === 'undo' ? 'undo-of-undo' : 'undo-stolen', untilMs: null };
  const { code } = await inTheWay(db, entry);
  return { code, untilMs: entry.timeMs + UNDO_WINDOW_MS };
}

function isFinal({ action, reason }: RangeEntryRow): boolean {
  return action === 'undo' || reason === 'stolen';
}

/** What the public did with the stamps of an entry that keeps it from being taken back. */
async function inTheWay(
  db: Kysely<Database>,
  { batchCode, firstIndex, lastIndex }: RangeEntryRow,
): Promise<Pick<Undoable, 'code' | 'index'>> {
  const index = await firstPubliclyScanned(db, batchCode, firstIndex, lastIndex);
  if (index !== undefined) return { code: 'undo-scanned', index };
  const claimed = await firstClaimed(db, batchCode, firstIndex, lastIndex);
  return claimed === undefined ? { code: null } : { code: 'undo-claimed', index: claimed };
}
