import type { Kysely } from 'kysely';
import type { CivilDay } from '../../stamps/civil-day.ts';
import type { Acting } from '../domain/audit.ts';
import type { Changes } from '../domain/changes.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
import type { GoodsOf, ShownGoods } from '../domain/shown-goods.ts';
import type { Proposal, Submission, SubmissionKind } from '../domain/submission.ts';
import type { Problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';

/** What a row of an imported registry says of a recognition. */
export interface ImportedRecognition {
  readonly productId: string;
  /** Province of the producer. */
  readonly provinceCode: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly decision: { readonly number: string; readonly signedOn: string; readonly authority: string };
  readonly expiresOn?: string | undefined;
}

/** What is said of a recognition, as far as it can be read. */
export interface RecognitionParts {
  readonly stars: number | undefined;
  readonly number: string | undefined;
  readonly signedOn: CivilDay | undefined;
  readonly authority: string | undefined;
  /** Undefined: 36 months after the day of the decision. */
  readonly expiresOn: CivilDay | undefined;
}

/** What the registry works with; `app.ts` fills it. */
export interface RegistryDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly changes: Changes;
  /** All that the rules refuse of a recognition as far as it is said, each part for itself; members as of a certificate. */
  readonly recognitionFaults: (by: Principal, recognition: RecognitionParts) => readonly Problem[];
  /**
   * Records a recognition inside the given transaction; tells whether it was there already. Throws the problem of
   * whatever rule refuses it.
   */
  readonly recordCertificate: (
    db: Kysely<Database>,
    by: Principal,
    recognition: ImportedRecognition,
  ) => Promise<{ readonly id: string; readonly already: boolean }>;
  /** The submission about a subject that waits or was returned. */
  readonly openSubmission: (
    db: Kysely<Database>,
    kind: SubmissionKind,
    subjectId: string,
  ) => Promise<Submission | undefined>;
  /** What the page of a stamp would show of some goods, as a transaction sees them; undefined where there are none. */
  readonly showGoods: (db: Kysely<Database>, of: GoodsOf) => Promise<ShownGoods | undefined>;
  /**
   * Puts what a producer would change before the officers, inside the given transaction. Throws submission-unknown,
   * submission-exists or submissions-full.
   */
  readonly submit: (db: Kysely<Database>, by: Principal, proposal: Proposal) => Promise<Submission>;
}

/** What registering something takes. */
export type RegisteringDeps = Pick<RegistryDeps, 'clock' | 'newId'> & Acting;

/** What changing something registered takes. */
export type EditingDeps = Pick<RegistryDeps, 'clock'> & Acting;
