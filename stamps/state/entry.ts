/** What can be done to a range of stamps. */
export type RangeAction = 'print' | 'activate' | 'reassign' | 'void' | 'suspend' | 'resume' | 'undo';

/** Why stamps were voided. */
export type VoidReason = 'damaged' | 'lost' | 'stolen';

/** All range actions, in the order in which a stamp meets them. */
export const RANGE_ACTIONS: readonly RangeAction[] = [
  'print',
  'activate',
  'reassign',
  'void',
  'suspend',
  'resume',
  'undo',
];

/** All void reasons. */
export const VOID_REASONS: readonly VoidReason[] = ['damaged', 'lost', 'stolen'];

/** One line of a batch's append-only range log. */
export interface RangeEntry {
  /** 1, 2, 3 …: the only order that counts. */
  seq: number;
  action: RangeAction;
  first: number;
  /** Inclusive. */
  last: number;
  /** With `activate` and `reassign`. */
  lotId?: string | null;
  /** With `void`. */
  reason?: VoidReason | null;
  /** With `undo`: the `seq` taken back. */
  undoes?: number | null;
  timeMs: number;
}

/** The state of one stamp, the fold of every entry that covers it. Immutable and shared between stamps. */
export interface StampState {
  phase: 'allocated' | 'printed' | 'activated' | 'voided';
  /** With `voided`. */
  voidReason?: VoidReason;
  /** The lot it was activated for or reassigned to; kept when voided later. */
  lotId?: string;
  suspended: boolean;
  /** The entry that changed it last; 0 when none did. */
  seq: number;
}

/** The state before anything happened. */
export const ALLOCATED: StampState = Object.freeze({ phase: 'allocated', suspended: false, seq: 0 });

/** The state after an entry that is legal for it; an entry that means nothing to the state leaves it alone. */
export function nextState(state: StampState, entry: RangeEntry): StampState {
  const { seq } = entry;
  switch (entry.action) {
    case 'print':
      return state.phase === 'allocated' ? { ...state, phase: 'printed', seq } : state;
    case 'activate':
      return state.phase === 'voided' || !entry.lotId
        ? state
        : { ...state, phase: 'activated', lotId: entry.lotId, seq };
    case 'reassign':
      return state.phase === 'activated' && entry.lotId ? { ...state, lotId: entry.lotId, seq } : state;
    case 'void':
      return state.phase === 'voided'
        ? state
        : { ...state, phase: 'voided', voidReason: entry.reason ?? 'damaged', seq };
    case 'suspend':
      return state.suspended ? state : { ...state, suspended: true, seq };
    case 'resume':
      return state.suspended ? { ...state, suspended: false, seq } : state;
    case 'undo':
      return state;
  }
}

/** True when two states say the same. */
export function sameState(a: StampState, b: StampState): boolean {
  return (
    a === b ||
    (a.phase === b.phase &&
      a.voidReason === b.voidReason &&
      a.lotId === b.lotId &&
      a.suspended === b.suspended &&
      a.seq === b.seq)
  );
}
