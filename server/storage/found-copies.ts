import type { Kysely } from 'kysely';
import type { Awaitable } from '../../stamps/awaitable.ts';
import { stampKey } from './scans.ts';
import type { Database } from './schema.ts';

/** Root causes that say that copies of the stamp were found. */
const FOUND = ['copied-label', 'copied-sheet'];

/**
 * Stamps of which somebody who is answerable found copies, however they are checked. There are as many as closed cases say so,
 * which people write: all of them are kept in memory, read anew after a case was closed or reopened.
 */
export class FoundCopies {
  readonly #db: Kysely<Database>;
  #known: ReadonlySet<string> | undefined;
  #changes = 0;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** True when copies of the stamp were found; at once unless it is read for the first time since a change. */
  has(batchCode: string, stampIndex: number): Awaitable<boolean> {
    const key = stampKey(batchCode, stampIndex);
    return this.#known?.has(key) ?? this.#load().then((known) => known.has(key));
  }

  /** Reads them anew: a case was closed or reopened, and that is committed. */
  forget(): void {
    this.#changes += 1;
    this.#known = undefined;
  }

  async #load(): Promise<ReadonlySet<string>> {
    const before = this.#changes;
    const rows = await this.#db
      .selectFrom('suspicionCase')
      .select(['batchCode', 'stampIndex'])
      .where('causeClass', '=', 'confirmed')
      .where('rootCause', 'in', FOUND)
      .where('batchCode', 'is not', null)
      .execute();
    const known = new Set(
      rows.map(({ batchCode, stampIndex }) => stampKey(String(batchCode), Number(stampIndex))),
    );
    // What was read beside a change may be older than it.
    if (before === this.#changes) this.#known = known;
    return known;
  }
}
