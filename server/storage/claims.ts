import type { Kysely, Selectable } from 'kysely';
import type { Awaitable } from '../../stamps/awaitable.ts';
import { stampKey } from './scans.ts';
import type { Database } from './schema.ts';
import type { ClaimTable } from './tables/claims.ts';

/** The first use of a stamp's hidden code. */
export type ClaimRow = Selectable<ClaimTable>;

/** Stamps whose claims are kept in memory; about 100 bytes each. */
const STAMPS_LIMIT = 100_000;

/** The claim of one stamp; undefined while its code was not used. */
export async function findClaim(
  db: Kysely<Database>,
  batchCode: string,
  stampIndex: number,
): Promise<ClaimRow | undefined> {
  return await db
    .selectFrom('claim')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '=', stampIndex)
    .executeTakeFirst();
}

/** Writes the first claim of a stamp; false when there is one, and then nothing changes. */
export async function insertClaim(db: Kysely<Database>, claim: ClaimRow): Promise<boolean> {
  const result = await db
    .insertInto('claim')
    .values(claim)
    .onConflict((on) => on.columns(['batchCode', 'stampIndex']).doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Counts a claim among those of its batch, in the transaction that writes it. */
export async function countClaim(db: Kysely<Database>, batchCode: string): Promise<void> {
  await db
    .insertInto('claimTally')
    .values({ batchCode, claimed: 1 })
    .onConflict((on) =>
      on.column('batchCode').doUpdateSet((eb) => ({ claimed: eb('claimTally.claimed', '+', 1) })),
    )
    .execute();
}

/** The first index from `first` to `last` whose hidden code was used. */
export async function firstClaimed(
  db: Kysely<Database>,
  batchCode: string,
  first: number,
  last: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('claim')
    .select('stampIndex')
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '>=', first)
    .where('stampIndex', '<=', last)
    .orderBy('stampIndex')
    .limit(1)
    .executeTakeFirst();
  return row?.stampIndex;
}

/**
 * When stamps were claimed, read through memory. Exact because this process alone writes claims, and tells of every commit before it
 * answers a claim.
 */
export class ClaimTimes {
  readonly #db: Kysely<Database>;
  /** Null: known not to be claimed. In order of use, the latest last. */
  readonly #known = new Map<string, number | null>();
  #commits = 0;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Unix milliseconds, at once when it is in memory; null while the code was not used. */
  of(batchCode: string, stampIndex: number): Awaitable<number | null> {
    const key = stampKey(batchCode, stampIndex);
    const known = this.#known.get(key);
    if (known === undefined) return this.#load(batchCode, stampIndex, key);
    this.#keep(key, known);
    return known;
  }

  /** Takes over a claim that has just been committed. */
  committed({ batchCode, stampIndex, timeMs }: ClaimRow): void {
    this.#commits += 1;
    this.#keep(stampKey(batchCode, stampIndex), timeMs);
  }

  async #load(batchCode: string, stampIndex: number, key: string): Promise<number | null> {
    const before = this.#commits;
    const timeMs = (await findClaim(this.#db, batchCode, stampIndex))?.timeMs ?? null;
    // What was read beside a commit may be older than it.
    if (before === this.#commits) this.#keep(key, timeMs);
    return timeMs;
  }

  #keep(key: string, timeMs: number | null): void {
    this.#known.delete(key);
    this.#known.set(key, timeMs);
    if (this.#known.size <= STAMPS_LIMIT) return;
    const [oldest] = this.#known.keys();
    if (oldest !== undefined) this.#known.delete(oldest);
  }
}
