export type { RangeAction, RangeEntry, StampState, VoidReason } from './entry.ts';
export { ALLOCATED, nextState, RANGE_ACTIONS, VOID_REASONS } from './entry.ts';
export type { StateCounts, StateInterval } from './intervals.ts';
export { BatchIntervals } from './intervals.ts';
export type {
  RangeAllowed,
  RangeRefusal,
  RangeRefusalCode,
  RangeRequest,
  UndoAllowed,
  UndoFacts,
  UndoRefusal,
  UndoRefusalCode,
  UnusedDeadline,
} from './rules.ts';
export { checkRange, checkUndo, isPastDeadline, refusalFor, UNDO_WINDOW_MS } from './rules.ts';
