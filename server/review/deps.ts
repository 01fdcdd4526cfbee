import type { Kysely } from 'kysely';
import type { Change, Changes } from '../domain/changes.ts';
import type { Clock } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
import type { GoodsOf, ShownGoods } from '../domain/shown-goods.ts';
import type { Content, Submission, SubmissionKind } from '../domain/submission.ts';
import type { Database } from '../storage/schema.ts';

/** Something published, as a submission would change it. */
export interface Published {
  /** Changes with every change of it. */
  readonly version: number;
  readonly content: Content;
}

/** What the capability that keeps a kind of thing does with a submission about it. */
export interface KindRules {
  /** The subject as it is published now; null for what is new. */
  published(db: Kysely<Database>, submission: Submission): Promise<Published | null>;
  /**
   * Makes true what was submitted, inside the transaction of the decision, in the name of who decides. Throws the
   * problem of whatever rule refuses it now.
   */
  apply(
    db: Kysely<Database>,
    by: Principal,
    submission: Submission,
  ): Promise<{ readonly resultId: string; readonly changes: readonly Change[] }>;
}

/** What keeping submissions takes. */
export interface SubmittingDeps {
  readonly clock: Clock;
}

/** What the review is given from outside. */
export interface ReviewDeps extends SubmittingDeps {
  readonly db: Kysely<Database>;
  readonly changes: Changes;
  readonly rules: Readonly<Record<SubmissionKind, KindRules>>;
  /** What the page of a stamp would show of some goods, as a transaction sees them; undefined where there are none. */
  readonly showGoods: (db: Kysely<Database>, of: GoodsOf) => Promise<ShownGoods | undefined>;
}
