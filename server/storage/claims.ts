import type { Kysely, Selectable } from 'kysely';
import type { Awaitable } from '../../stamps/awaitable.ts';
import { stampKey } from './scans.ts';
import type { Database } from './schema.ts';
import type { ClaimTable } from './tables/claims.ts';

/** The first use of a stamp's hidden code. */
export type ClaimRow = Selectable<ClaimTable>;

/** Claims kept in memory; about 100 bytes each. */
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
 * When stamps were claimed. A claim is final and kept in memory; that there is none is read each time, since another node may have
 * written one a moment ago: one row by its key, and only for stamps with a hidden code.
 */
export class ClaimTimes {
  readonly #db: Kysely<Database>;
  /** In order of use, the latest last. */
  readonly #claimed = new Map<string, number>();

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** Unix milliseconds, at once when it is in memory; null while the code was not used. */
  of(batchCode: string, stampIndex: number): Awaitable<number | null> {
    const key = stampKey(batchCode, stampIndex);
    const claimedMs = this.#claimed.get(key);
    if (claimedMs === undefined) return this.#read(batchCode, stampIndex);
    this.#keep(key, claimedMs);
    return claimedMs;
  }

  /** Takes over a claim that has just been committed. */
  committed({ batchCode, stampIndex, timeMs }: ClaimRow): void {
    this.#keep(stampKey(batchCode, stampIndex), timeMs);
  }

  async #read(batchCode: string, stampIndex: number): Promise<number | null> {
    const claim = await findClaim(this.#db, batchCode, stampIndex);
    if (claim !== undefined) this.committed(claim);
    return claim?.timeMs ?? null;
  }

  #keep(key: string, claimedMs: number): void {
    this.#claimed.delete(key);
    this.#claimed.set(key, claimedMs);
    if (this.#claimed.size <= STAMPS_LIMIT) return;
    const [oldest] = this.#claimed.keys();
    if (oldest !== undefined) this.#claimed.delete(oldest);
  }
}
