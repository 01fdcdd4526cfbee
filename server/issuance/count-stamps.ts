import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import type { Clock } from '../domain/clock.ts';
import type { Database } from '../storage/schema.ts';
import { type StampTotals, sumTallies } from '../storage/tally-sums.ts';

/** Counts the stamps of all batches of a product, or of those issued under one certificate. */
export async function countStamps(
  { clock }: { readonly clock: Clock },
  db: Kysely<Database>,
  of: { readonly productId: string } | { readonly certificateId: string },
): Promise<StampTotals> {
  return await sumTallies(db, of, civilDay(clock()));
}
