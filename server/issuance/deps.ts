import type { Kysely } from 'kysely';
import type { BatchCode, Serial } from '../../stamps/serial/index.ts';
import type { Changes } from '../domain/changes.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
import type { Proposal, Submission } from '../domain/submission.ts';
import type { BatchStates } from '../storage/batch-states.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { Database } from '../storage/schema.ts';

/** The keys that a batch issued now is bound to. */
export interface IssuingKeys {
  /** RFC 7638 thumbprint of the active issuer key. */
  readonly kid: string;
  /** The active root of tags. */
  readonly tagKeyId: string;
  /** The active root of hidden codes. */
  readonly hiddenKeyId: string;
}

/** What issuance is given from outside. */
export interface IssuanceDeps {
  readonly db: Kysely<Database>;
  readonly states: BatchStates;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly newBatchCode: () => BatchCode;
  /** Scheme and host that links of new batches are frozen to, e.g. `https://tem.example.vn`. */
  readonly origin: string;
  /** @throws an error with the code `key-missing` when a kind has no active key */
  readonly issuingKeys: () => IssuingKeys | Promise<IssuingKeys>;
  /** The canonical serial of one stamp of a batch; computes its tag. */
  readonly serialAt: (batch: Pick<BatchRow, 'code' | 'tagKeyId'>, index: number) => Serial | Promise<Serial>;
  /** Puts an order before the officers, inside the given transaction. Throws submissions-full. */
  readonly submit: (db: Kysely<Database>, by: Principal, proposal: Proposal) => Promise<Submission>;
  /** The submission that an actor's request with this key has already made. */
  readonly submissionOfRequest: (
    db: Kysely<Database>,
    actor: string,
    requestKey: string,
  ) => Promise<Submission | undefined>;
}
