import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { BatchCode } from '../../stamps/serial/index.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { PublicPages } from '../http/public-pages.ts';
import type { FoundCopies } from '../storage/found-copies.ts';
import type { ScanTotals } from '../storage/scan-totals.ts';
import type { Database } from '../storage/schema.ts';

/** What a text says that somebody reports. */
export interface LookedAt {
  readonly verdict: string;
  /** Null unless it is proved to be ours. */
  readonly stamp: { readonly batchCode: BatchCode; readonly index: number } | null;
  /** The sixteen characters, where the text has the form of a stamp's. */
  readonly serial: string | null;
}

/** A photo as it is kept. */
export interface KeptPhoto {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: Uint8Array;
}

/** What cases work with; `app.ts` fills it. */
export interface CaseDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly totals: ScanTotals;
  /** Stamps of which copies were found. */
  readonly foundCopies: FoundCopies;
  /** Days after a report for which its contact and photo are kept at most, also while its case is open. */
  readonly contactDays: number;
  readonly publicHost: string;
  readonly pages: PublicPages;
  /** The serial of a stamp. */
  readonly serialOf: (db: Kysely<Database>, batchCode: string, index: number) => Promise<string | null>;
  /** Judges a text without counting it. @throws rate-limited */
  readonly look: (request: FastifyRequest, text: string) => Promise<LookedAt>;
  /** A mark that tells reporters of one stamp and day apart and nothing else. */
  readonly markOf: (about: string, network: string, userAgent: string) => string;
  /** Re-encodes an uploaded photo without what the camera wrote beside it. @throws image-* */
  readonly preparePhoto: (upload: Uint8Array) => Promise<KeptPhoto>;
}
