import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { StampDayCounts } from './tables/statistics.ts';

/** Adds to a day's counts of a product and of its producer's province, inside the transaction of what is counted. */
export async function addStampDay(
  db: Kysely<Database>,
  of: { readonly productId: string; readonly producerId: string },
  day: string,
  { ordered, printed, activated, voided, claimed }: StampDayCounts,
): Promise<void> {
  await sql`
    insert into stamp_day_product (product_id, day, ordered, printed, activated, voided, claimed)
    values (${of.productId}, ${day}, ${ordered}, ${printed}, ${activated}, ${voided}, ${claimed})
    on conflict (product_id, day) do update set ${ADDED}`.execute(db);
  await sql`
    insert into stamp_day_province (province_code, day, ordered, printed, activated, voided, claimed)
    select province_code, ${day}, ${ordered}, ${printed}, ${activated}, ${voided}, ${claimed} from producer where id = ${of.producerId}
    on conflict (province_code, day) do update set ${ADDED}`.execute(db);
}

const ADDED = sql.raw(
  ['ordered', 'printed', 'activated', 'voided', 'claimed']
    .map((name) => `${name} = ${name} + excluded.${name}`)
    .join(', '),
);
