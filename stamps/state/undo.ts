import type { RangeEntry } from './entry.ts';
import type { BatchIntervals } from './intervals.ts';

/** How long an entry can be undone, in milliseconds: ten days. */
export const UNDO_WINDOW_MS = 10 * 86_400_000;

/** Why an undo is refused. */
export type UndoRefusalCode =
  | 'undo-not-found'
  | 'undo-of-undo'
  | 'undo-twice'
  | 'undo-stolen'
  | 'undo-too-late'
  | 'undo-overlapped'
  | 'undo-scanned'
  | 'undo-claimed';

/** Why an entry stays. */
export interface UndoRefusal {
  ok: false;
  code: UndoRefusalCode;
  /** With `undo-overlapped`: the later entry in the way. */
  seq?: number;
}

/** The entry may be taken back. */
export interface UndoAllowed {
  ok: true;
  entry: RangeEntry;
}

/** Facts about the stamps of the entry to be undone that the log does not hold. */
export interface UndoFacts {
  nowMs: number;
  /** True when the public scanned one of them (signed-in scans do not count). */
  scanned: boolean;
  /** True when the hidden code of one of them was claimed. */
  claimed: boolean;
}

/** Judges whether the entry `seq` can be taken back; who may ask is the caller's to judge. */
export function checkUndo(batch: BatchIntervals, seq: number, facts: UndoFacts): UndoAllowed | UndoRefusal {
  const entry = batch.entries[seq - 1];
  if (entry === undefined) return { ok: false, code: 'undo-not-found' };
  if (entry.action === 'undo') return { ok: false, code: 'undo-of-undo' };
  if (batch.isUndone(seq)) return { ok: false, code: 'undo-twice' };
  if (entry.action === 'void' && entry.reason === 'stolen') return { ok: false, code: 'undo-stolen' };
  if (facts.nowMs - entry.timeMs > UNDO_WINDOW_MS) return { ok: false, code: 'undo-too-late' };
  const later = batch.entries
    .slice(seq)
    .find((other) => other.action !== 'undo' && !batch.isUndone(other.seq) && overlaps(other, entry));
  if (later !== undefined) return { ok: false, code: 'undo-overlapped', seq: later.seq };
  if (facts.scanned) return { ok: false, code: 'undo-scanned' };
  if (facts.claimed) return { ok: false, code: 'undo-claimed' };
  return { ok: true, entry };
}

function overlaps(a: RangeEntry, b: RangeEntry): boolean {
  return a.first <= b.last && b.first <= a.last;
}
