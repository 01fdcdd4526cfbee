import type { Kysely } from 'kysely';
import { BatchIntervals, RANGE_ACTIONS, type RangeEntry, VOID_REASONS } from '../../stamps/state/index.ts';
import type { BatchRow } from './batches.ts';
import { listRangeEntries, type RangeEntryRow } from './ranges.ts';
import type { Database } from './schema.ts';

/** What finding the states of a batch needs of its row. */
export type StatefulBatch = Pick<BatchRow, 'code' | 'quantity' | 'logVersion'>;

/** Log entries kept in memory over all batches; one takes about 200 bytes together with its intervals. */
const DEFAULT_ENTRIES_LIMIT = 500_000;

/** What a batch with an empty log counts for. */
const BATCH_WEIGHT = 4;

/** Rows that one query of the log reads. */
const PAGE_ROWS = 5_000;

/**
 * The states of stamps as intervals per batch, read from the log when first asked for and bounded: past the limit
 * the batch unused for longest is forgotten. What it hands out is for reading; it grows as the log grows.
 */
export class BatchStates {
  readonly #entriesLimit: number;
  /** In order of use, the latest last. */
  readonly #batches = new Map<string, BatchIntervals>();
  #weight = 0;

  constructor(entriesLimit: number = DEFAULT_ENTRIES_LIMIT) {
    this.#entriesLimit = entriesLimit;
  }

  /** Batches in memory now. */
  get size(): number {
    return this.#batches.size;
  }

  /** The states in memory, as new as the last commit of this process; undefined when they are to be loaded. */
  peek(code: string): BatchIntervals | undefined {
    const known = this.#batches.get(code);
    if (known !== undefined) this.#touch(code, known);
    return known;
  }

  /**
   * The states at `batch.logVersion` or later, catching up with what another node appended. `db` is the
   * transaction that read `batch`, where there is one.
   */
  async at(db: Kysely<Database>, batch: StatefulBatch): Promise<BatchIntervals> {
    const known = this.peek(batch.code);
    if (known !== undefined && known.version >= batch.logVersion) return known;
    const entries = await readLog(db, batch, known?.version ?? 0);
    // Another request may have loaded or grown it while this one read.
    const current = this.#batches.get(batch.code);
    const newest = current !== undefined && current.version >= (known?.version ?? 0) ? current : known;
    if (newest !== undefined) return this.#grow(batch.code, newest, entries);
    return this.#keep(batch.code, new BatchIntervals(batch.quantity, entries));
  }

  /** Folds in entries that have just been committed; nothing happens when the batch is not in memory. */
  committed(code: string, entries: readonly RangeEntry[]): void {
    const known = this.#batches.get(code);
    if (known !== undefined) this.#grow(code, known, entries);
  }

  /** Skips what is folded in already, and what would leave a gap: then the next reader catches up. */
  #grow(code: string, states: BatchIntervals, entries: readonly RangeEntry[]): BatchIntervals {
    this.#forget(code);
    const fresh = entries.filter((entry) => entry.seq > states.version);
    if (fresh[0]?.seq === states.version + 1) states.appendAll(fresh);
    return this.#keep(code, states);
  }

  #keep(code: string, states: BatchIntervals): BatchIntervals {
    this.#touch(code, states);
    for (const [oldest] of this.#batches) {
      if (this.#weight <= this.#entriesLimit || this.#batches.size === 1) break;
      this.#forget(oldest);
    }
    return states;
  }

  #touch(code: string, states: BatchIntervals): void {
    this.#forget(code);
    this.#batches.set(code, states);
    this.#weight += BATCH_WEIGHT + states.version;
  }

  #forget(code: string): void {
    const states = this.#batches.get(code);
    if (states === undefined) return;
    this.#batches.delete(code);
    this.#weight -= BATCH_WEIGHT + states.version;
  }
}

/** The stored entry as the fold takes it. @throws TypeError when the row is none of ours */
export function rangeEntryOf(row: RangeEntryRow): RangeEntry {
  const action = RANGE_ACTIONS.find((known) => known === row.action);
  const reason = VOID_REASONS.find((known) => known === row.reason) ?? null;
  if (action === undefined) throw new TypeError(`range log of ${row.batchCode} has an unknown action`);
  const { seq, firstIndex: first, lastIndex: last, lotId, undoes, timeMs } = row;
  return { seq, action, first, last, lotId, reason, undoes, timeMs };
}

async function readLog(db: Kysely<Database>, batch: StatefulBatch, after: number): Promise<RangeEntry[]> {
  const entries: RangeEntry[] = [];
  for (let seq = after; seq < batch.logVersion; seq = after + entries.length) {
    const rows = await listRangeEntries(db, batch.code, {
      behind: seq,
      upTo: batch.logVersion,
      limit: PAGE_ROWS,
    });
    if (rows.length === 0) throw new TypeError(`range log of ${batch.code} ends before its version`);
    entries.push(...rows.map(rangeEntryOf));
  }
  return entries;
}
