import type { Kysely } from 'kysely';
import type { Awaitable } from '../../stamps/awaitable.ts';
import { findScanTotal, type ScanTotal, stampKey } from './scans.ts';
import type { Database } from './schema.ts';

/** Stamps whose totals are kept in memory; about 150 bytes each. */
const STAMPS_LIMIT = 100_000;

/**
 * Totals of public checks, read through memory. Exact because this process alone writes them, and tells of every
 * commit before it acknowledges a check.
 */
export class ScanTotals {
  readonly #db: Kysely<Database>;
  readonly #limit: number;
  /** Null: known to have no total. In order of use, the latest last. */
  readonly #known = new Map<string, ScanTotal | null>();
  #commits = 0;

  constructor(db: Kysely<Database>, limit: number = STAMPS_LIMIT) {
    this.#db = db;
    this.#limit = limit;
  }

  /** The total of one stamp, at once when it is in memory; null before the first check. */
  of(batchCode: string, stampIndex: number): Awaitable<ScanTotal | null> {
    const key = stampKey(batchCode, stampIndex);
    const known = this.#known.get(key);
    if (known === undefined) return this.#load(batchCode, stampIndex, key);
    this.#keep(key, known);
    return known;
  }

  /** Takes over the totals of a transaction that has just committed. */
  committed(totals: ReadonlyMap<string, ScanTotal>): void {
    this.#commits += 1;
    for (const [key, total] of totals) this.#keep(key, total);
  }

  /** Lets go of the total of a stamp that was changed by something other than a check, once that is committed. */
  forget(batchCode: string, stampIndex: number): void {
    this.#commits += 1;
    this.#known.delete(stampKey(batchCode, stampIndex));
  }

  async #load(batchCode: string, stampIndex: number, key: string): Promise<ScanTotal | null> {
    const before = this.#commits;
    const total = (await findScanTotal(this.#db, batchCode, stampIndex)) ?? null;
    // What was read beside a commit may be older than it.
    if (before === this.#commits) this.#keep(key, total);
    return total;
  }

  #keep(key: string, total: ScanTotal | null): void {
    this.#known.delete(key);
    this.#known.set(key, total);
    if (this.#known.size <= this.#limit) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
