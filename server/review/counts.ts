import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import type { Principal } from '../domain/principal.ts';
import { SUBMISSION_KINDS } from '../domain/submission.ts';
import type { Database } from '../storage/schema.ts';
import { countSubmissions } from '../storage/submissions.ts';
import { visibleTo } from './access.ts';

const Counted = Type.Array(
  Type.Object({
    kind: Type.Enum([...SUBMISSION_KINDS]),
    count: Type.Integer({ minimum: 1 }),
    oldestMs: Type.Integer({ description: 'When the oldest was submitted' }),
    newestMs: Type.Integer({ description: 'When the latest was submitted, amended or decided' }),
  }),
);

/** How many submissions are open, by kind. */
export const SubmissionCounts = Type.Object({ submitted: Counted, returned: Counted });

/** How many submissions the caller may read are open, by kind; of an officer of a commune, those it may decide about. */
export async function countsOf(
  db: Kysely<Database>,
  by: Principal,
): Promise<Static<typeof SubmissionCounts>> {
  const count = async (state: 'submitted' | 'returned') =>
    (await countSubmissions(db, { ...visibleTo(by), state })).flatMap(({ kind: text, ...counted }) => {
      const kind = SUBMISSION_KINDS.find((known) => known === text);
      return kind === undefined || (kind === 'batch' && by.communeCode !== null)
        ? []
        : [{ kind, ...counted }];
    });
  return { submitted: await count('submitted'), returned: await count('returned') };
}
