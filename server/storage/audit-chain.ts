import { createHash } from 'node:crypto';
import type { AuditEntryTable } from './tables/audit.ts';

/** What an entry is linked to when there is none before it. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The hash of an entry: SHA-256, hex, over the hash of the entry before it (64 hex digits), a line feed, and the
 * entry's members, in the order below, as one JSON array. So an entry that is changed, taken out or put in between
 * contradicts every hash after it.
 */
export function auditHash(previousHash: string, entry: Omit<AuditEntryTable, 'hash'>): string {
  const content = JSON.stringify([
    entry.seq,
    entry.timeMs,
    entry.actor,
    entry.role,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.producerId,
    entry.provinceCode,
    entry.beforeJson,
    entry.afterJson,
    entry.reason,
  ]);
  return createHash('sha256').update(`${previousHash}\n${content}`).digest('hex');
}
