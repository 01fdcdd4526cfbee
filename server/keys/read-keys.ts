import type { Kysely } from 'kysely';
import { listKeyIdsOfBatches, listSecretKeys, type SecretKeyRow } from '../storage/keys.ts';
import type { Database } from '../storage/schema.ts';
import { kindsEverMade } from './first-keys.ts';
import { KeyError } from './key-error.ts';
import { isKeyKind, isKeyState } from './key-kind.ts';
import { type HeldKey, KeyRing } from './key-ring.ts';
import { unwrapSecret, type WrappingKey } from './wrapping.ts';

/**
 * Reads, unwraps and checks every key of a database; changes nothing.
 *
 * @throws wrapping-key-wrong, key-corrupt, key-swapped.
 * @throws key-missing when a kind has no active key, or an issued batch needs a key that is gone.
 */
export async function readKeyRing(db: Kysely<Database>, wrapping: WrappingKey): Promise<KeyRing> {
  const held: HeldKey[] = [];
  for (const row of await listSecretKeys(db)) held.push(await holdKey(row, wrapping));
  const ring = new KeyRing(held);
  const kinds = await kindsEverMade(db);
  if (kinds.length === 0) throw new KeyError('key-missing', (t) => t.neverGiven);
  for (const kind of kinds) {
    if (isKeyKind(kind)) ring.active(kind);
  }
  const ids = new Set(held.map((key) => key.id));
  for (const id of await listKeyIdsOfBatches(db)) {
    if (!ids.has(id)) throw new KeyError('key-missing', (t) => t.neededByBatches(id));
  }
  return ring;
}

async function holdKey(row: SecretKeyRow, wrapping: WrappingKey): Promise<HeldKey> {
  const { id, kind, state, createdMs, stateChangedMs } = row;
  if (!isKeyKind(kind) || !isKeyState(state)) {
    throw new KeyError('key-corrupt', (t) => t.strangeRow(id, kind, state));
  }
  const secret = await unwrapSecret(row, wrapping);
  const { material } = secret;
  const publicJwkJson = material.form === 'pair' ? JSON.stringify(material.jwk) : null;
  if (row.publicJwkJson !== publicJwkJson) {
    throw new KeyError('key-swapped', (t) => t.publicKeySwapped(id));
  }
  return { id, kind, state, createdMs, stateChangedMs, secret };
}
