import type { Kysely } from 'kysely';
import type { AuditEntry } from '../domain/audit.ts';
import type { Database } from './schema.ts';

/** What a transaction that writes many rows keeps beside the database while it lasts. */
export interface LongWork {
  /** Entries for the audit log, in their order, that are appended together at the end. */
  readonly entries: AuditEntry[];
  /** What forgets, newest last, what was learnt since the work began. */
  readonly undo: (() => void)[];
}

const WORKS = new WeakMap<Kysely<Database>, LongWork>();

/** What the transaction keeps; undefined for one that is not long. */
export function longWorkOf(transaction: Kysely<Database>): LongWork | undefined {
  return WORKS.get(transaction);
}

/**
 * Runs the many steps of a transaction with its audit entries gathered and what does not change asked once.
 * @param finish gets the gathered entries when the work is done; nothing is appended unless it does
 */
export async function asLongWork<T>(
  transaction: Kysely<Database>,
  work: () => Promise<T>,
  finish: (entries: readonly AuditEntry[]) => Promise<void>,
): Promise<T> {
  if (WORKS.has(transaction)) throw new TypeError('a long work has no other one inside');
  const kept: LongWork = { entries: [], undo: [] };
  WORKS.set(transaction, kept);
  try {
    const result = await work();
    WORKS.delete(transaction);
    await finish(kept.entries);
    return result;
  } finally {
    WORKS.delete(transaction);
  }
}

/** Asks what a long work does not change once per key; outside of one it is asked every time. */
export function askedOnce<T>(ask: (db: Kysely<Database>, key: string) => Promise<T>): typeof ask {
  const answered = new WeakMap<LongWork, Map<string, Promise<T>>>();
  return (db, key) => {
    const work = WORKS.get(db);
    if (work === undefined) return ask(db, key);
    const answers = answered.get(work) ?? new Map<string, Promise<T>>();
    answered.set(work, answers);
    const answer = answers.get(key) ?? ask(db, key);
    answers.set(key, answer);
    return answer;
  };
}
