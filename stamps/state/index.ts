export type { RangeAction, RangeEntry, StampState, VoidReason } from './entry.ts';
export { ALLOCATED, nextState, RANGE_ACTIONS, VOID_REASONS } from './entry.ts';
export type { StateCounts, StateInterval } from './intervals.ts';
export { BatchIntervals } from './intervals.ts';
export type { RangeAllowed, RangeRefusal, RangeRefusalCode, RangeRequest, UnusedDeadline } from './rules.ts';
export { checkRange, isPastDeadline, refusalFor } from './rules.ts';
export type { UndoAllowed, UndoFacts, UndoRefusal, UndoRefusalCode } from './undo.ts';
export { checkUndo, UNDO_WINDOW_MS } from './undo.ts';
