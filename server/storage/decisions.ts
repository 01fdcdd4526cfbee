import type { Kysely } from 'kysely';
import type { Database, DecisionTable } from './schema.ts';

/** Adds a decision; its match key must be new. */
export async function insertDecision(db: Kysely<Database>, decision: DecisionTable): Promise<void> {
  await db.insertInto('decision').values(decision).execute();
}

/** The decision whose number, authority and year of signing fold to this key. */
export async function findDecisionByKey(
  db: Kysely<Database>,
  matchKey: string,
): Promise<DecisionTable | undefined> {
  return await db.selectFrom('decision').selectAll().where('matchKey', '=', matchKey).executeTakeFirst();
}
