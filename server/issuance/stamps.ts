import { type CivilDay, civilDay } from '../../stamps/civil-day.ts';
import { type BatchIntervals, isPastDeadline, type StampState } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import type { BatchRow } from '../storage/batches.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { readBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';

/** How many stamps of a batch are in each state. */
export interface BatchSummary {
  readonly allocated: number;
  readonly printed: number;
  readonly activated: number;
  readonly voided: { readonly damaged: number; readonly lost: number; readonly stolen: number };
  /** Counted in their phase as well. */
  readonly suspended: number;
  /** Allocated or printed, past the last day of activation. */
  readonly expiredUnused: number;
}

/** Counts a batch's stamps by state. */
export async function summaryOf(deps: IssuanceDeps, batch: BatchRow): Promise<BatchSummary> {
  const states = await deps.states.at(deps.db, batch);
  return summaryFrom(batch, states, civilDay(deps.clock()));
}

/** Counts by state on a day. */
export function summaryFrom(batch: BatchRow, states: BatchIntervals, today: CivilDay): BatchSummary {
  const { allocated, printed, activated, damaged, lost, stolen, suspended } = states.counts();
  const expired = isPastDeadline({ unusedDeadlineOn: storedDay(batch.unusedDeadlineOn), today });
  return {
    allocated,
    printed,
    activated,
    voided: { damaged, lost, stolen },
    suspended,
    expiredUnused: expired ? allocated + printed : 0,
  };
}

/** One stamp with its serial and state. */
export interface StampRecord {
  readonly batchCode: string;
  readonly index: number;
  readonly serial: string;
  readonly state: StampState;
  readonly expiredUnused: boolean;
}

/** Looks one stamp up. @throws not-found, forbidden, index-outside-batch */
export async function readStamp(
  deps: IssuanceDeps,
  principal: Principal,
  batchCode: string,
  index: number,
): Promise<StampRecord> {
  const batch = await readBatch(deps, principal, batchCode);
  if (index >= batch.quantity) {
    const params = { first: index, last: index, limit: batch.quantity - 1 };
    throw problem('index-outside-batch', { field: 'index', params });
  }
  const state = (await deps.states.at(deps.db, batch)).stateAt(index);
  const unused = state.phase === 'allocated' || state.phase === 'printed';
  const today = civilDay(deps.clock());
  return {
    batchCode: batch.code,
    index,
    serial: await deps.serialAt(batch, index),
    state,
    expiredUnused: unused && isPastDeadline({ unusedDeadlineOn: storedDay(batch.unusedDeadlineOn), today }),
  };
}
