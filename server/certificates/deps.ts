import type { Kysely } from 'kysely';
import type { Acting } from '../domain/audit.ts';
import type { Changes } from '../domain/changes.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Database } from '../storage/schema.ts';
import type { StampCounts } from './schemas.ts';

/** What certificates work with; `app.ts` fills it. */
export interface CertificatesDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly changes: Changes;
  /** The stamps of all batches of a product, or of those issued under one certificate, by what became of them. */
  readonly countStamps: (
    db: Kysely<Database>,
    of: { readonly productId: string } | { readonly certificateId: string },
  ) => Promise<StampCounts>;
}

/** What recording or changing a recognition takes. */
export type DecidingDeps = Pick<CertificatesDeps, 'clock' | 'newId'> & Acting;
