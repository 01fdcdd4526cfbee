import type { Kysely } from 'kysely';
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
