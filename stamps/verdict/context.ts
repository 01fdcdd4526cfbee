import type { Awaitable } from '../awaitable.ts';
import type { CivilDay } from '../civil-day.ts';
import type { CopyReason } from '../copies/index.ts';
import type { BatchCode } from '../serial/index.ts';
import type { LinkTarget } from '../signature/index.ts';
import type { StampState } from '../state/index.ts';
import type { HostList, KeyState } from '../trust/index.ts';

/** What must be known about a batch to judge its stamps. */
export interface BatchFacts {
  code: BatchCode;
  /** Stamps in it; indexes run from 0 to one less. */
  quantity: number;
  /** Frozen into its links. */
  target: LinkTarget;
  /** The issuer key that signs its stamps. */
  kid: string;
  /** Last day on which a stamp of it may be activated, inclusive. */
  unusedDeadlineOn: CivilDay;
  /** Has `stateAt` as `BatchIntervals` has it. */
  states: { stateAt(index: number): StampState };
}

/** Facts and crypto that the caller provides; each may answer at once or later. `B` is the caller's own batch. */
export interface VerifyContext<B extends BatchFacts = BatchFacts> {
  today: CivilDay;
  findBatch(code: BatchCode): Awaitable<B | undefined>;
  /** HMAC-SHA-256 of `data` under the batch's tag key (see `deriveBatchTagKey`); the caller may cache the key. */
  tagMac(batch: B, data: Uint8Array): Awaitable<Uint8Array>;
  /** The state of the root that the batch's tag key comes from; undefined counts as one that cannot be used. */
  tagKeyState(batch: B): KeyState | undefined;
  /** The state of an issuer key; undefined counts as a key that cannot be used. */
  keyState(kid: string): KeyState | undefined;
  /** Ed25519 over the signing input, with the key `kid`. */
  verifySignature(kid: string, signingInput: Uint8Array, signature: Uint8Array): Awaitable<boolean>;
  /** The current host and every former one. */
  hosts: HostList;
  isRecalled(lotId: string): Awaitable<boolean>;
  /** Why the stamp looks copied; absent or empty when nothing speaks for it. */
  copyRisk?(batch: B, index: number): Awaitable<readonly CopyReason[]>;
  /** When its hidden code was claimed, in Unix milliseconds. */
  claimedAtMs?(batch: B, index: number): Awaitable<number | undefined>;
}
