import type { Kysely, Selectable } from 'kysely';
import type { Database } from './schema.ts';
import type { SecretKeyTable } from './tables/service.ts';

/** One key as stored: wrapped, with its public half beside it. */
export type SecretKeyRow = Selectable<SecretKeyTable>;

/** Every key ever made, oldest first. */
export async function listSecretKeys(db: Kysely<Database>): Promise<readonly SecretKeyRow[]> {
  return await db.selectFrom('secretKey').selectAll().orderBy('createdMs').orderBy('id').execute();
}

/** Adds a key; a second active key of one kind is refused by the database. */
export async function insertSecretKey(db: Kysely<Database>, row: SecretKeyRow): Promise<void> {
  await db.insertInto('secretKey').values(row).execute();
}

/** Moves a key to another state. */
export async function setSecretKeyState(
  db: Kysely<Database>,
  id: string,
  state: string,
  timeMs: number,
): Promise<void> {
  await db.updateTable('secretKey').set({ state, stateChangedMs: timeMs }).where('id', '=', id).execute();
}

/** Replaces the wrapped form of a key. */
export async function setSecretKeyWrapped(db: Kysely<Database>, id: string, wrapped: string): Promise<void> {
  await db.updateTable('secretKey').set({ wrapped }).where('id', '=', id).execute();
}

/** Ids of all keys that issued batches need: issuer keys, tag roots and hidden-code roots. */
export async function listKeyIdsOfBatches(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db.selectFrom('batch').select(['kid', 'tagKeyId', 'hiddenKeyId']).distinct().execute();
  const ids = rows.flatMap((row) => [row.kid, row.tagKeyId, row.hiddenKeyId]);
  return [...new Set(ids)].filter((id) => id !== null);
}
