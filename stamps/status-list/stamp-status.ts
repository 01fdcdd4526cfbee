import type { StampState } from '../state/index.ts';
import type { StatusBits } from './status-list.ts';

/** Bits of a stamp's status. */
export const STAMP_STATUS_BITS: StatusBits = 2;

/** What a status list says of a stamp: the first three as the draft's VALID, INVALID and SUSPENDED. */
export const STAMP_STATUS = { activated: 0, ended: 1, suspended: 2, notActivated: 3 } as const;

/** What its status depends on besides its state. */
export interface StatusFacts {
  /** True once the last day for activating it has passed. */
  readonly isPastDeadline: boolean;
  isRecalled(lotId: string): boolean;
}

/**
 * The status of a stamp for another system. `ended` is voided, expired unused, or of a recalled lot: nothing that may
 * be sold; what the public is told besides is the page's.
 */
export function stampStatus({ phase, suspended, lotId }: StampState, facts: StatusFacts): number {
  if (phase === 'voided' || (lotId !== undefined && facts.isRecalled(lotId))) return STAMP_STATUS.ended;
  if (phase !== 'activated' && facts.isPastDeadline) return STAMP_STATUS.ended;
  if (suspended) return STAMP_STATUS.suspended;
  return phase === 'activated' ? STAMP_STATUS.activated : STAMP_STATUS.notActivated;
}
