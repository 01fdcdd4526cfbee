import { civilDay } from '../../stamps/civil-day.ts';
import { isPastDeadline, type StampState } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { readBatch } from './batches.ts';
import type { IssuanceDeps } from './deps.ts';

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
