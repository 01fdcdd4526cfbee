import type { Kysely } from 'kysely';
import type { IndexSpan } from '../../stamps/sheet/index.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
import type { PublicPages } from '../http/public-pages.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { Database } from '../storage/schema.ts';
import type { StampSecrets } from './stamp-maker.ts';

/** The secrets of a batch, and whether they may still be printed with. */
export interface BatchSecrets extends StampSecrets {
  /** `compromised` when the issuer key or the tag root is: nothing is printed with it. A retired key prints its own batches. */
  readonly state: 'usable' | 'compromised';
}

/** What printing is given from outside. */
export interface PrintingDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Scheme and host that links of new batches get: it decides how large their symbols are. */
  readonly origin: string;
  /** A batch that the caller may see. @throws not-found, forbidden */
  readonly readBatch: (principal: Principal, code: string) => Promise<BatchRow>;
  /** A batch that the caller may order, print and void for. @throws not-found, forbidden */
  readonly manageBatch: (principal: Principal, code: string) => Promise<BatchRow>;
  /**
   * Marks those of the stamps that are still allocated as printed, and runs `record` in the same transaction.
   * @throws not-found, forbidden, index-outside-batch, stamps-unprintable, already-voided, stamp-suspended, stamp-expired-unused,
   *   skips-too-many, log-full, and what `record` throws
   */
  readonly handOut: <T>(
    principal: Principal,
    span: {
      readonly batchCode: string;
      readonly first: number;
      readonly last: number;
      /** Leave out what cannot be printed, or exactly these; without it one such stamp refuses the whole. */
      readonly skip?: 'unprintable' | readonly IndexSpan[];
      readonly note?: string;
    },
    record: (handedOut: {
      readonly db: Kysely<Database>;
      readonly batch: BatchRow;
      /** How many of the stamps had been printed before. */
      readonly reprinted: number;
      /** Stamps of the range that are not handed out. */
      readonly skipped: readonly IndexSpan[];
    }) => Promise<T>,
  ) => Promise<T>;
  /**
   * Voids spoiled stamps as damaged and runs `record`, which books them, in the same transaction.
   * @throws not-found, forbidden, the refusals of the state table, and what `record` throws
   */
  readonly voidSpoiled: <T>(
    principal: Principal,
    spoiled: {
      readonly batchCode: string;
      readonly spans: readonly { readonly first: number; readonly last: number }[];
      readonly note: string;
    },
    record: (db: Kysely<Database>) => Promise<T>,
  ) => Promise<T>;
  readonly randomBytes: (size: number) => Uint8Array;
  /** The frame of pages for who has no account. */
  readonly pages: PublicPages;
  /** What printing these stamps, or the next unprinted ones, would meet. @throws not-found, forbidden */
  readonly printOutlook: (
    principal: Principal,
    batchCode: string,
    span?: { readonly first: number; readonly last: number },
  ) => Promise<{
    readonly next: { readonly first: number; readonly last: number } | undefined;
    readonly printedBefore: number;
    readonly voided: { readonly first: number; readonly last: number } | undefined;
    /** Those of the span that cannot be printed, in order. */
    readonly unprintable: readonly IndexSpan[];
  }>;
  /** The keys that the batch was issued under, as raw bytes. */
  readonly secretsOf: (batch: BatchRow) => BatchSecrets;
  /** Worker threads; one per processor unless given. */
  readonly threads?: number;
}
