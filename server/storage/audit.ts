import type { Kysely, Selectable } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import { auditHash, CHAIN_START } from './audit-chain.ts';
import { canonicalJson } from './canonical-json.ts';
import { longWorkOf } from './long-work.ts';
import { findProducer } from './producers.ts';
import type { Database } from './schema.ts';
import type { AuditEntryTable } from './tables/audit.ts';

/** One entry of the audit log as stored. */
export type AuditEntryRow = Selectable<AuditEntryTable>;

/** Rows per insert statement: keeps the bound parameters of one statement below SQLite's limit of 32,766. */
const ROWS_PER_INSERT = 500;

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
  const rows = entries.map(({ before, after, ...entry }) => {
    seq += 1;
    const content = { ...entry, seq, beforeJson: jsonOf(before), afterJson: jsonOf(after) };
    previous = auditHash(previous, content);
    return { ...content, hash: previous };
  });
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    await db
      .insertInto('auditEntry')
      .values(rows.slice(start, start + ROWS_PER_INSERT))
      .execute();
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
