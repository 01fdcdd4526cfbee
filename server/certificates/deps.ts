import type { Kysely } from 'kysely';
import type { Acting } from '../domain/audit.ts';
import type { Changes } from '../domain/changes.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Database } from '../storage/schema.ts';

/** What certificates work with; `app.ts` fills it. */
export interface CertificatesDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly changes: Changes;
}

/** What recording or changing a recognition takes. */
export type DecidingDeps = Pick<CertificatesDeps, 'clock' | 'newId'> & Acting;
