import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from './schema.ts';
import type { StampDayCounts } from './tables/statistics.ts';

/** Whose figures are wanted: of one province's producers, of the whole country, or of some products. */
export type FiguresScope =
  | { readonly of: 'country' }
  | { readonly of: 'province'; readonly provinceCode: string }
  | {
      readonly of: 'products';
      readonly productId?: string | undefined;
      readonly producerId?: string | undefined;
      readonly communeCode?: string | undefined;
    };

/** Days from `from` to `to`, both inclusive, `YYYY-MM-DD`. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** What was done with stamps on one day. */
export interface StampDay extends StampDayCounts {
  readonly day: string;
}

/** Checks of one day that showed one verdict. */
export interface ScanDay {
  readonly day: string;
  readonly verdict: string;
  readonly scans: number;
}

/** Stamps by day, in order; days without any are left out. */
export async function stampDays(
  db: Kysely<Database>,
  scope: FiguresScope,
  span: DaySpan,
): Promise<StampDay[]> {
  const { rows } = await sql<StampDay>`
    select day, sum(ordered) as ordered, sum(printed) as printed, sum(activated) as activated, sum(voided) as voided,
      sum(claimed) as claimed
    from ${scope.of === 'products' ? sql`stamp_day_product` : sql`stamp_day_province`} as counted
    where day between ${span.from} and ${span.to} and ${within(scope)} group by day order by day`.execute(db);
  return rows;
}

/** Public checks by day and verdict, in order of days. */
export async function scanDays(db: Kysely<Database>, scope: FiguresScope, span: DaySpan): Promise<ScanDay[]> {
  const { rows } = await sql<ScanDay>`
    select day, verdict, sum(scans) as scans
    from ${scope.of === 'products' ? sql`scan_day_product` : sql`scan_day_province`} as counted
    where day between ${span.from} and ${span.to} and ${within(scope)} group by day, verdict order by day, verdict`.execute(
    db,
  );
  return rows;
}

/** Public checks by the province that phones told by choice, most first; an empty code for those that told none. */
export async function scanPlaces(
  db: Kysely<Database>,
  scope: Exclude<FiguresScope, { of: 'products' }>,
  span: DaySpan,
): Promise<{ readonly provinceCode: string; readonly scans: number }[]> {
  const { rows } = await sql<{ provinceCode: string; scans: number }>`
    select scan_province_code as province_code, sum(scans) as scans from scan_day_province as counted
    where day between ${span.from} and ${span.to} and ${within(scope)} group by 1 order by 2 desc, 1`.execute(
    db,
  );
  return rows;
}

/** Stamps and public checks of single products, those that were checked most first; at most `limit`. */
export async function productFigures(
  db: Kysely<Database>,
  scope: Extract<FiguresScope, { of: 'products' }>,
  span: DaySpan,
  limit: number,
): Promise<(StampDayCounts & { productId: string; productName: string; scans: number })[]> {
  const { rows } = await sql<StampDayCounts & { productId: string; productName: string; scans: number }>`
    select product.id as product_id, product.name as product_name,
      coalesce(sum(ordered), 0) as ordered, coalesce(sum(printed), 0) as printed,
      coalesce(sum(activated), 0) as activated, coalesce(sum(voided), 0) as voided, coalesce(sum(claimed), 0) as claimed,
      coalesce((select sum(scans) from scan_day_product as seen
        where seen.product_id = product.id and seen.day between ${span.from} and ${span.to}), 0) as scans
    from product left join stamp_day_product as made
      on made.product_id = product.id and made.day between ${span.from} and ${span.to}
    where product.id in (${productsOf(scope)})
    group by product.id order by scans desc, product.search_key, product.id limit ${limit}`.execute(db);
  return rows;
}

function within(scope: FiguresScope) {
  switch (scope.of) {
    case 'country':
      return sql<SqlBool>`true`;
    case 'province':
      return sql<SqlBool>`counted.province_code = ${scope.provinceCode}`;
    case 'products':
      return sql<SqlBool>`counted.product_id in (${productsOf(scope)})`;
  }
}

/** A query of the ids of the products in a scope. */
export function productsOf({
  productId,
  producerId,
  communeCode,
}: Extract<FiguresScope, { of: 'products' }>) {
  const conditions = [
    ...(productId === undefined ? [] : [sql<SqlBool>`product.id = ${productId}`]),
    ...(producerId === undefined ? [] : [sql<SqlBool>`product.producer_id = ${producerId}`]),
    ...(communeCode === undefined ? [] : [sql<SqlBool>`producer.commune_code = ${communeCode}`]),
  ];
  return sql`select product.id from product join producer on producer.id = product.producer_id
    where ${sql.join(conditions, sql` and `)}`;
}
