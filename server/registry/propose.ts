import type { Kysely } from 'kysely';
import type { Principal } from '../domain/principal.ts';
import {
  type Content,
  changedContent,
  membersOf,
  type Submission,
  type SubmissionKind,
} from '../domain/submission.ts';
import { tried } from '../storage/savepoint.ts';
import type { Database } from '../storage/schema.ts';
import type { ProducerTable } from '../storage/tables/registry.ts';
import type { RegistryDeps } from './deps.ts';

/** An edit that its producer puts forward. */
export interface ProposedEdit {
  readonly kind: SubmissionKind;
  readonly producer: ProducerTable;
  readonly subjectId: string;
  readonly parentId: string | null;
  readonly title: string;
  readonly published: Content;
  /** Makes the edit for a moment and tells what would be published. */
  readonly attempt: () => Promise<Content>;
}

/** Something new that its producer puts forward. */
export interface ProposedThing {
  readonly kind: SubmissionKind;
  readonly producer: ProducerTable;
  readonly parentId: string;
  readonly title: string;
  readonly attempt: () => Promise<Content>;
  /** A submission of the caller's own that this one amends or takes up. */
  readonly takesUp: number | undefined;
}

/**
 * Submits what an edit would change, inside its transaction; the edit itself leaves no trace. Null when it would change
 * nothing and nothing waits.
 * @throws whatever refuses the edit, submissions-full
 */
export async function proposeEdit(
  deps: Pick<RegistryDeps, 'submit'>,
  db: Kysely<Database>,
  by: Principal,
  open: Submission | undefined,
  edit: ProposedEdit,
): Promise<Submission | null> {
  const { producer, published, attempt, ...about } = edit;
  const after = changedContent(published, await tried(db, attempt));
  if (open === undefined && Object.keys(after).length === 0) return null;
  return await deps.submit(db, by, {
    ...about,
    ...placeOf(producer),
    before: membersOf(published, Object.keys(after)),
    after,
    claimsGtin: claimIn(after),
    context: null,
    requestKey: null,
    takesUp: null,
  });
}

/** Submits something new, inside a transaction. @throws whatever refuses it, submission-unknown, submission-exists, submissions-full */
export async function proposeThing(
  deps: Pick<RegistryDeps, 'submit'>,
  db: Kysely<Database>,
  by: Principal,
  { producer, attempt, takesUp, ...about }: ProposedThing,
): Promise<Submission> {
  const after = await tried(db, attempt);
  return await deps.submit(db, by, {
    ...about,
    ...placeOf(producer),
    subjectId: null,
    before: null,
    after,
    claimsGtin: claimIn(after),
    context: null,
    requestKey: null,
    takesUp: takesUp ?? null,
  });
}

function placeOf({ id, provinceCode, communeCode }: ProducerTable) {
  return { producerId: id, provinceCode, communeCode };
}

/** A GTIN among changed members is one that the pack does not carry yet. */
function claimIn({ gtin }: Content): string | null {
  return typeof gtin === 'string' ? gtin : null;
}
