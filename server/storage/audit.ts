import { setImmediate } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import { auditHash, CHAIN_START } from './audit-chain.ts';
import { canonicalJson } from './canonical-json.ts';
import { insertRow } from './insert-row.ts';
import { longWorkOf } from './long-work.ts';
import { findProducer } from './producers.ts';
import type { Database } from './schema.ts';
import type { AuditEntryTable } from './tables/audit.ts';

/** One entry of the audit log as stored. */
export type AuditEntryRow = Selectable<AuditEntryTable>;

/** Entries after which whatever needs no database gets its turn. */
const ROWS_PER_TURN = 100;

/**
 * Appends an entry to the audit log, inside the transaction of the change that it tells.
 * @throws TypeError outside a transaction: the change and its entry are kept together or not at all
 */
export async function appendAudit(db: Kysely<Database>, entry: AuditEntry): Promise<void> {
  await appendAudits(db, [entry]);
}

/** Appends several entries, in their order; as `appendAudit`. Those of a long work are gathered and appended at its end. */
export async function appendAudits(db: Kysely<Database>, entries: readonly AuditEntry[]): Promise<void> {
  if (!db.isTransaction) throw new TypeError('an audit entry belongs into the transaction of its change');
  if (entries.length === 0) return;
  const work = longWorkOf(db);
  if (work !== undefined) {
    work.entries.push(...entries);
    return;
  }
  const last = await lastAudit(db);
  let seq = last?.seq ?? 0;
  let previous = last?.hash ?? CHAIN_START;
  for (const { before, after, ...entry } of entries) {
    seq += 1;
    const content = { ...entry, seq, beforeJson: jsonOf(before), afterJson: jsonOf(after) };
    previous = auditHash(previous, content);
    await insertRow(db, 'auditEntry', { ...content, hash: previous });
    if (seq % ROWS_PER_TURN === 0) await setImmediate();
  }
}

/** The members of an entry that say whom it concerns: a producer, and its province. */
export async function concerning(
  db: Kysely<Database>,
  producerId: string,
): Promise<Pick<AuditEntry, 'producerId' | 'provinceCode'>> {
  const row = await findProducer(db, producerId);
  return { producerId, provinceCode: row?.provinceCode ?? null };
}

/** The newest entry's place in the chain; undefined while there is none. */
export async function lastAudit(
  db: Kysely<Database>,
): Promise<Pick<AuditEntryRow, 'seq' | 'hash'> | undefined> {
  return await db
    .selectFrom('auditEntry')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function jsonOf(members: object | null): string | null {
  return members === null ? null : canonicalJson(members);
}
