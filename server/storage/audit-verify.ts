import type { Kysely } from 'kysely';
import { auditHash, CHAIN_START } from './audit-chain.ts';
import type { Database } from './schema.ts';

/** An entry's place in the chain and its hash, as noted down outside the database. */
export interface AuditAnchor {
  readonly seq: number;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** What a walk along the whole chain found. */
export interface AuditReport {
  /** Entries whose hash follows from their content and the entry before. */
  readonly entries: number;
  /** The last of them: what to note down; null while the log is empty. */
  readonly head: AuditAnchor | null;
  /** The first entry at which the log contradicts itself; null when it does nowhere. */
  readonly brokenAt: number | null;
  /** Whether the log has the entry that was noted earlier, unchanged; null when none was given. */
  readonly anchor: 'found' | 'differs' | 'missing' | null;
}

/** Entries read by one statement: others get their turn in between. */
const PAGE_ROWS = 1_000;

/** Walks along the whole audit log and computes every hash anew; looks for the entry that was noted earlier. */
export async function verifyAudit(db: Kysely<Database>, noted?: AuditAnchor): Promise<AuditReport> {
  let head: AuditAnchor = { seq: 0, hash: CHAIN_START };
  let anchor: AuditReport['anchor'] = noted === undefined ? null : 'missing';
  let brokenAt: number | null = null;
  for (;;) {
    const rows = await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('seq', '>', head.seq)
      .orderBy('seq')
      .limit(PAGE_ROWS)
      .execute();
    for (const { hash, ...content } of rows) {
      if (content.seq !== head.seq + 1 || auditHash(head.hash, content) !== hash) {
        brokenAt = head.seq + 1;
        break;
      }
      head = { seq: content.seq, hash };
      if (noted?.seq === head.seq) anchor = noted.hash === hash ? 'found' : 'differs';
    }
    if (rows.length < PAGE_ROWS || brokenAt !== null) break;
    // A synchronous driver never yields by itself.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { entries: head.seq, head: head.seq === 0 ? null : head, brokenAt, anchor };
}
