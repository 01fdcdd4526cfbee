import type { CivilDay } from '../civil-day.ts';
import type { RangeAction, StampState, VoidReason } from './entry.ts';
import type { BatchIntervals } from './intervals.ts';

/** Why a range action is refused. */
export type RangeRefusalCode =
  | 'range-invalid'
  | 'index-outside-batch'
  | 'lot-required'
  | 'reason-required'
  | 'not-printed'
  | 'already-activated'
  | 'not-activated'
  | 'already-in-lot'
  | 'already-voided'
  | 'already-suspended'
  | 'not-suspended'
  | 'stamp-suspended'
  | 'stamp-expired-unused';

/** A refusal, with the first run of stamps in the way where there is one. */
export interface RangeRefusal {
  ok: false;
  code: RangeRefusalCode;
  first?: number;
  /** Inclusive. */
  last?: number;
}

/** The change is legal for every stamp of the range. */
export interface RangeAllowed {
  ok: true;
  /** True when `print` repeats an earlier print for at least one stamp: say why in the log. */
  reprint: boolean;
}

/** A change asked for; stamps from `first` to `last`. */
export interface RangeRequest {
  action: Exclude<RangeAction, 'undo'>;
  first: number;
  /** Inclusive. */
  last: number;
  lotId?: string | null;
  reason?: VoidReason | null;
}

/** The last day on which a stamp may be activated, and today. */
export interface UnusedDeadline {
  /** Inclusive. */
  unusedDeadlineOn: CivilDay;
  today: CivilDay;
}

/** True when stamps never activated have expired. */
export function isPastDeadline(deadline: UnusedDeadline): boolean {
  return deadline.today > deadline.unusedDeadlineOn;
}

/** Judges a range action against the state of every stamp it covers; nothing is changed. */
export function checkRange(
  batch: BatchIntervals,
  request: RangeRequest,
  deadline: UnusedDeadline,
): RangeAllowed | RangeRefusal {
  const { action, first, last } = request;
  if (!Number.isInteger(first) || !Number.isInteger(last) || first > last)
    return { ok: false, code: 'range-invalid' };
  if (first < 0 || last >= batch.quantity) return { ok: false, code: 'index-outside-batch' };
  if ((action === 'activate' || action === 'reassign') && !request.lotId)
    return { ok: false, code: 'lot-required' };
  if (action === 'void' && !request.reason) return { ok: false, code: 'reason-required' };
  const expired = isPastDeadline(deadline);
  let reprint = false;
  for (const interval of batch.intervals(first, last)) {
    const code = refusalFor(action, interval.state, expired);
    if (code !== undefined) return { ok: false, code, first: interval.first, last: interval.last };
    if (action === 'reassign' && interval.state.lotId === request.lotId)
      return { ok: false, code: 'already-in-lot', first: interval.first, last: interval.last };
    if (action === 'print' && interval.state.phase !== 'allocated') reprint = true;
  }
  return { ok: true, reprint };
}

/** The legality table: what one stamp's state has against an action. */
export function refusalFor(
  action: Exclude<RangeAction, 'undo'>,
  state: StampState,
  pastDeadline: boolean,
): RangeRefusalCode | undefined {
  if (state.phase === 'voided') return 'already-voided';
  const unusedExpired = pastDeadline && state.phase !== 'activated';
  switch (action) {
    case 'print':
      if (state.suspended) return 'stamp-suspended';
      return unusedExpired ? 'stamp-expired-unused' : undefined;
    case 'activate':
      if (state.phase === 'activated') return 'already-activated';
      if (state.suspended) return 'stamp-suspended';
      if (unusedExpired) return 'stamp-expired-unused';
      return state.phase === 'allocated' ? 'not-printed' : undefined;
    case 'reassign':
      return state.phase === 'activated' ? undefined : 'not-activated';
    case 'void':
      return undefined;
    case 'suspend':
      return state.suspended ? 'already-suspended' : undefined;
    case 'resume':
      return state.suspended ? undefined : 'not-suspended';
  }
}
