import { createHash } from 'node:crypto';
import { type Change, createChanges } from '../../server/domain/changes.ts';
import type { Principal } from '../../server/domain/principal.ts';
import { batchCodes } from '../../server/issuance/batch-code.ts';
import type { BatchOrder } from '../../server/issuance/batches.ts';
import type { IssuanceDeps } from '../../server/issuance/deps.ts';
import { orderBatch } from '../../server/issuance/orders.ts';
import { submissionOfRequest } from '../../server/review/read.ts';
import { submit } from '../../server/review/submit.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import type { BatchRow } from '../../server/storage/batches.ts';
import type { Storage } from '../../server/storage/open.ts';
import {
  type BatchCode,
  deriveBatchTagKey,
  encodeSerial,
  parseBatchCode,
  stampTag,
} from '../../stamps/serial/index.ts';
import type { FakeClock } from '../support/clock.ts';
import { hmacSha256, seedFor } from '../support/stamp-crypto.ts';

/** 2026-03-01, eight in the morning in Vietnam. */
export const START_MS = Date.UTC(2026, 2, 1, 1);

/** One day in milliseconds. */
export const DAY_MS = 86_400_000;

const person = (actor: string, facts: Partial<Principal> & Pick<Principal, 'role'>): Principal => ({
  actor,
  accountId: null,
  sessionId: null,
  producerId: null,
  provinceCode: null,
  communeCode: null,
  ...facts,
});

/** Everybody who asks something of issuance. */
export const WHO = {
  admin: person('admin', { role: 'admin' }),
  officer: person('officer-68', { role: 'officer', provinceCode: '68' }),
  farOfficer: person('officer-22', { role: 'officer', provinceCode: '22' }),
  highland: person('highland-1', { role: 'producer', producerId: 'highland' }),
  highlandToo: person('highland-2', { role: 'producer', producerId: 'highland' }),
  bay: person('bay-1', { role: 'producer', producerId: 'bay' }),
  inspector: person('inspector-22', { role: 'inspector', provinceCode: '22' }),
} as const;

/** Real issuance on real SQLite with a small registry; only the clock and the random bytes are ours. */
export interface World {
  readonly deps: IssuanceDeps;
  readonly storage: Storage;
  readonly clock: FakeClock;
  /** Every change told since the start. */
  readonly told: readonly Change[];
}

/** Issuance over an open database. */
export function issuanceOver(storage: Storage, clock: FakeClock, seed = 'world'): World {
  const told: Change[] = [];
  const changes = createChanges();
  changes.subscribe((change) => told.push(change));
  let made = 0;
  const random = (size: number) => {
    made += 1;
    return new Uint8Array(createHash('sha256').update(`${seed}/${made}`).digest().subarray(0, size));
  };
  const deps: IssuanceDeps = {
    db: storage.db,
    states: new BatchStates(),
    changes,
    clock: clock.now,
    newId: () => Buffer.from(random(12)).toString('hex'),
    newBatchCode: batchCodes(random),
    origin: 'https://tem.example.vn',
    issuingKeys: () => ({ kid: 'issuer-1', tagKeyId: 'tag-1', hiddenKeyId: 'hidden' }),
    serialAt: (batch, index) => serialIn(batch.code, index),
    submit: (transaction, by, proposal) => submit({ clock: clock.now }, transaction, by, proposal),
    submissionOfRequest,
  };
  return { deps, storage, clock, told };
}

/** The serial that a stamp of a batch has under the test's tag root. */
export function serialIn(code: string, index: number) {
  const batchCode = codeOf(code);
  const key = deriveBatchTagKey(hmacSha256, seedFor('tag root'), batchCode);
  return encodeSerial(batchCode, index, stampTag(hmacSha256, key, batchCode, index));
}

function codeOf(text: string): BatchCode {
  const code = parseBatchCode(text);
  if (code === undefined) throw new TypeError(`${text} is no batch code`);
  return code;
}

/** The batch that an order comes to. @throws Error when it is submitted for approval instead */
export async function issueBatch(
  deps: IssuanceDeps,
  principal: Principal,
  order: BatchOrder,
  requestKey: string | null = null,
): Promise<BatchRow> {
  const { batch } = await orderBatch(deps, principal, order, { requestKey });
  if (batch === null) throw new Error('the order waits for approval');
  return batch;
}
