import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { SignJWT } from 'jose';
import { base64url } from '../../stamps/base64url.ts';
import { addDays, civilDay, civilDayStartMs } from '../../stamps/civil-day.ts';
import { type BatchIntervals, isPastDeadline } from '../../stamps/state/index.ts';
import { packStatuses, STAMP_STATUS_BITS, stampStatus } from '../../stamps/status-list/index.ts';
import type { BatchStates } from '../storage/batch-states.ts';
import type { BatchRow } from '../storage/batches.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { recalledAmong } from '../storage/lots.ts';
import type { BundlesDeps } from './bundles.ts';

/** What status lists are made with. */
export interface StatusListDeps extends Pick<BundlesDeps, 'db' | 'clock' | 'keys'> {
  readonly states: BatchStates;
  /** The origin of the addresses that name them. */
  readonly publicUrl: string;
}

/** The path under which each batch has its list. */
export const STATUS_LIST_PATH = '/api/v1/status-lists';

/** How long a reader may keep a list, in seconds. */
export const STATUS_LIST_TTL_SECONDS = 300;

const deflated = promisify(deflate);

/**
 * The states of a batch's stamps as a Token Status List, a `statuslist+jwt` signed by the bundle key. It ends with the
 * Vietnamese day, at whose end unused stamps may expire.
 * Source: draft-ietf-oauth-status-list, sections 4 and 5.1.
 */
export async function statusListToken(deps: StatusListDeps, batch: BatchRow): Promise<string> {
  const nowMs = deps.clock();
  const today = civilDay(nowMs);
  const states = await deps.states.at(deps.db, batch);
  const recalled = await recalledAmong(deps.db, [...lotsOf(states)]);
  const facts = {
    isPastDeadline: isPastDeadline({ unusedDeadlineOn: storedDay(batch.unusedDeadlineOn), today }),
    isRecalled: (lotId: string) => recalled.has(lotId),
  };
  const runs = Array.from(states.intervals(), ({ first, last, state }) => ({
    length: last - first + 1,
    status: stampStatus(state, facts),
  }));
  const { kid, privateKey } = deps.keys.bundleKey();
  const lst = base64url(await deflated(packStatuses(STAMP_STATUS_BITS, runs), { level: 9 }));
  return await new SignJWT({ status_list: { bits: STAMP_STATUS_BITS, lst }, ttl: STATUS_LIST_TTL_SECONDS })
    .setProtectedHeader({ alg: 'Ed25519', typ: 'statuslist+jwt', kid })
    .setSubject(`${deps.publicUrl}${STATUS_LIST_PATH}/${batch.code}`)
    .setIssuedAt(Math.floor(nowMs / 1_000))
    .setExpirationTime(Math.floor(civilDayStartMs(addDays(today, 1)) / 1_000))
    .sign(privateKey);
}

function* lotsOf(states: BatchIntervals): Generator<string> {
  for (const { state } of states.intervals()) if (state.lotId !== undefined) yield state.lotId;
}
