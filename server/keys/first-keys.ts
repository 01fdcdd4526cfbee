import type { Kysely } from 'kysely';
import { SYSTEM } from '../domain/audit.ts';
import { insertSecretKey, listKeyIdsOfBatches, listSecretKeys, type SecretKeyRow } from '../storage/keys.ts';
import type { Database } from '../storage/schema.ts';
import { readSetting, writeSetting } from '../storage/settings.ts';
import { auditKey } from './audited.ts';
import { KeyError } from './key-error.ts';
import { ALL_KEY_KINDS, type KeyKind } from './key-kind.ts';
import { createSecret, type Secret } from './secret.ts';
import { type WrappingKey, wrapSecret } from './wrapping.ts';

/** Names the kinds that a database was given keys of; once there, a missing key is a loss and never made anew. */
const CREATED_SETTING = 'keys.created-kinds';

/** The stored form of a new active key. */
export async function newKeyRow(
  secret: Secret,
  wrapping: WrappingKey,
  timeMs: number,
): Promise<SecretKeyRow> {
  const { id, kind, material } = secret;
  return {
    id,
    kind,
    state: 'active',
    wrapped: await wrapSecret(secret, wrapping),
    publicJwkJson: material.form === 'pair' ? JSON.stringify(material.jwk) : null,
    createdMs: timeMs,
    stateChangedMs: timeMs,
  };
}

/**
 * Makes the first key of each kind that this database never had, all in one transaction.
 *
 * @returns the kinds that were made.
 * @throws key-missing when keys were lost: batches or other keys are there, the note about them is not.
 */
export async function createFirstKeys(
  db: Kysely<Database>,
  wrapping: WrappingKey,
  randomBytes: (size: number) => Uint8Array,
  timeMs: number,
): Promise<readonly KeyKind[]> {
  const had = await kindsEverMade(db);
  const missing = ALL_KEY_KINDS.filter((kind) => !had.includes(kind));
  if (missing.length === 0) return [];
  const rows = await Promise.all(
    missing.map((kind) => newKeyRow(createSecret(kind, randomBytes), wrapping, timeMs)),
  );
  await db.transaction().execute(async (transaction) => {
    for (const row of rows) {
      await insertSecretKey(transaction, row);
      await auditKey(transaction, SYSTEM, timeMs, { action: 'key.create', before: null, after: row });
    }
    await writeSetting(transaction, CREATED_SETTING, JSON.stringify(ALL_KEY_KINDS));
  });
  return missing;
}

/**
 * The kinds that this database was given keys of; empty for a new one.
 *
 * @throws key-missing as {@link createFirstKeys}.
 */
export async function kindsEverMade(db: Kysely<Database>): Promise<readonly string[]> {
  const note = await readSetting(db, CREATED_SETTING);
  if (note !== undefined) {
    const kinds: unknown = JSON.parse(note);
    if (Array.isArray(kinds)) return kinds.filter((kind) => typeof kind === 'string');
  }
  const [keys, needed] = await Promise.all([listSecretKeys(db), listKeyIdsOfBatches(db)]);
  if (keys.length === 0 && needed.length === 0) return [];
  throw new KeyError('key-missing', (t) => t.noteMissing);
}
