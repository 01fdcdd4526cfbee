import type { Kysely, RawBuilder, Selectable, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { SuspectStamp } from './copy-watch.ts';
import type { Database } from './schema.ts';
import type { SuspicionCaseTable } from './tables/cases.ts';

/** One case as stored. */
export type CaseRow = Selectable<SuspicionCaseTable>;

/** A case with what its product and producer are called. */
export type NamedCaseRow = CaseRow & {
  readonly productName: string | null;
  readonly producerName: string | null;
};

/** Whose cases a list shows; absent members do not narrow it. */
export interface CaseScope {
  /** Cases that concern this province. */
  readonly province?: string;
  /** Cases about goods of this commune. */
  readonly communeCode?: string;
}

/** What narrows a list of cases. */
export interface CaseFilter {
  readonly state?: string | undefined;
  readonly kind?: string | undefined;
  readonly rank?: number | undefined;
  readonly provinceCode?: string | undefined;
  readonly productId?: string | undefined;
  readonly producerId?: string | undefined;
  /** Opened at this moment or before. */
  readonly openedUntilMs?: number | undefined;
  readonly batchCode?: string | undefined;
  readonly stampIndex?: number | undefined;
}

/** What becomes known of an open case, and its place by it. */
export type CaseFacts = Pick<
  CaseRow,
  'points' | 'verdict' | 'reports' | 'reporters' | 'detectedMs' | 'detectedYear' | 'updatedMs' | 'rank'
>;

/** The highest number of a case that was opened in a Vietnamese year; 0 before the first. */
export async function lastCaseNumber(db: Kysely<Database>, year: number): Promise<number> {
  const last = await db
    .selectFrom('suspicionCase')
    .select(({ fn }) => fn.max<number | null>('number').as('number'))
    .where('year', '=', year)
    .executeTakeFirst();
  return last?.number ?? 0;
}

/** Writes a new case. */
export async function insertCase(db: Kysely<Database>, row: CaseRow): Promise<void> {
  await db.insertInto('suspicionCase').values(row).execute();
}

/** Writes what became known of a case. */
export async function setCaseFacts(
  db: Kysely<Database>,
  id: string,
  facts: Partial<CaseFacts>,
): Promise<void> {
  await db.updateTable('suspicionCase').set(facts).where('id', '=', id).execute();
}

/** A province that a case concerns; those whose province it is see it. */
export async function addCaseProvince(
  db: Kysely<Database>,
  caseId: string,
  provinceCode: string,
): Promise<void> {
  await db
    .insertInto('caseProvince')
    .values({ caseId, provinceCode })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Stamps that look copied and never had a case, those that do so longest first. */
export async function suspectsWithoutCase(
  db: Kysely<Database>,
  limit: number,
): Promise<Pick<SuspectStamp, 'batchCode' | 'stampIndex' | 'points' | 'timeMs'>[]> {
  const { rows } = await sql<Pick<SuspectStamp, 'batchCode' | 'stampIndex' | 'points' | 'timeMs'>>`
    select batch_code, stamp_index, points, suspect_since_ms as time_ms from copy_evidence
    where suspect_since_ms is not null and not exists (
      select 1 from suspicion_case as known
      where known.batch_code = copy_evidence.batch_code and known.stamp_index = copy_evidence.stamp_index)
    order by suspect_since_ms limit ${limit}`.execute(db);
  return rows;
}

/** The open case about a stamp, or about a text under which none was issued. */
export async function findOpenCase(
  db: Kysely<Database>,
  { batchCode, stampIndex, serialText }: Pick<CaseRow, 'batchCode' | 'stampIndex' | 'serialText'>,
): Promise<CaseRow | undefined> {
  const open = db.selectFrom('suspicionCase').selectAll().where('state', '=', 'open');
  const about =
    batchCode === null
      ? open.where('batchCode', 'is', null).where('serialText', '=', serialText)
      : open.where('batchCode', '=', batchCode).where('stampIndex', '=', stampIndex);
  return await about.executeTakeFirst();
}

/** A case of the same stamp that was closed as confirmed. */
export async function findConfirmedCase(
  db: Kysely<Database>,
  { batchCode, stampIndex }: Pick<CaseRow, 'batchCode' | 'stampIndex'>,
): Promise<Pick<CaseRow, 'id'> | undefined> {
  return await db
    .selectFrom('suspicionCase')
    .select('id')
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '=', stampIndex)
    .where('causeClass', '=', 'confirmed')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** How many open cases are about texts under which no stamp was issued. */
export async function countUnissued(db: Kysely<Database>): Promise<number> {
  const { count } = await db
    .selectFrom('suspicionCase')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'open')
    .where('batchCode', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The case of this number. */
export async function findCase(db: Kysely<Database>, id: string): Promise<NamedCaseRow | undefined> {
  return await named(db).where('suspicionCase.id', '=', id).executeTakeFirst();
}

/** Provinces that a case concerns. */
export async function provincesOfCase(db: Kysely<Database>, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('caseProvince')
    .select('provinceCode')
    .where('caseId', '=', caseId)
    .orderBy('provinceCode')
    .execute();
  return rows.map(({ provinceCode }) => provinceCode);
}

/** Changes a case, but only while it is at this version; tells whether it was. */
export async function updateCase(
  db: Kysely<Database>,
  { id, updatedMs }: Pick<CaseRow, 'id' | 'updatedMs'>,
  values: Partial<CaseRow>,
): Promise<boolean> {
  const result = await db
    .updateTable('suspicionCase')
    .set(values)
    .where('id', '=', id)
    .where('updatedMs', '=', updatedMs)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** One page of cases, the most pressing first, of the same severity the oldest. */
export async function listCases(
  db: Kysely<Database>,
  scope: CaseScope,
  filter: CaseFilter,
  page: { readonly limit: number; readonly after?: readonly [number, number, string] | undefined },
): Promise<NamedCaseRow[]> {
  let query = named(db)
    .where(narrowedTo(scope, filter))
    .orderBy('rank')
    .orderBy('openedMs')
    .orderBy('suspicionCase.id')
    .limit(page.limit);
  const { after } = page;
  if (after !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('rank', 'openedMs', 'suspicionCase.id'), '>', tuple(...after)),
    );
  return await query.execute();
}

/** How many open cases there are of each severity, and since when the oldest is open. */
export async function countOpenCases(
  db: Kysely<Database>,
  scope: CaseScope,
): Promise<{ readonly rank: number; readonly count: number; readonly oldestMs: number }[]> {
  const rows = await db
    .selectFrom('suspicionCase')
    .where(narrowedTo(scope, { state: 'open' }))
    .select(({ fn }) => ['rank', fn.countAll<number>().as('count'), fn.min('openedMs').as('oldestMs')])
    .groupBy('rank')
    .execute();
  return rows.map(({ rank, count, oldestMs }) => ({ rank, count: Number(count), oldestMs }));
}

/** Other cases of stamps of the batch, the nearest stamps first. */
export async function casesBeside(
  db: Kysely<Database>,
  { id, batchCode, stampIndex }: Pick<CaseRow, 'id' | 'batchCode' | 'stampIndex'>,
  limit: number,
): Promise<CaseRow[]> {
  if (batchCode === null || stampIndex === null) return [];
  return await db
    .selectFrom('suspicionCase')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .where('id', '!=', id)
    .orderBy(sql`abs(stamp_index - ${stampIndex})`)
    .orderBy('openedMs', 'desc')
    .limit(limit)
    .execute();
}

/** Cases that detection began or joined, by the year of that and by what came of them. */
export async function countDetected(
  db: Kysely<Database>,
): Promise<{ readonly year: number; readonly outcome: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom('suspicionCase')
    .select(({ fn }) => ['detectedYear', 'state', 'causeClass', fn.countAll<number>().as('count')])
    .where('detectedYear', 'is not', null)
    .groupBy(['detectedYear', 'state', 'causeClass'])
    .execute();
  return rows.map(({ detectedYear, state, causeClass, count }) => ({
    year: detectedYear ?? 0,
    outcome: state === 'open' ? 'open' : (causeClass ?? 'unresolved'),
    count: Number(count),
  }));
}

function named(db: Kysely<Database>) {
  return db
    .selectFrom('suspicionCase')
    .leftJoin('product', 'product.id', 'suspicionCase.productId')
    .leftJoin('producer', 'producer.id', 'suspicionCase.producerId')
    .selectAll('suspicionCase')
    .select(['product.name as productName', 'producer.name as producerName']);
}

/** What a list is narrowed to, as a condition on `suspicion_case`. */
function narrowedTo({ province, communeCode }: CaseScope, filter: CaseFilter): RawBuilder<SqlBool> {
  const { state, kind, rank, provinceCode, productId, producerId, openedUntilMs, batchCode, stampIndex } =
    filter;
  const concerns = (code: string) => sql<SqlBool>`exists (
    select 1 from case_province where case_id = suspicion_case.id and case_province.province_code = ${code})`;
  const parts = [
    ...(province === undefined ? [] : [concerns(province)]),
    ...(provinceCode === undefined ? [] : [concerns(provinceCode)]),
    ...(communeCode === undefined ? [] : [sql`suspicion_case.commune_code = ${communeCode}`]),
    ...(state === undefined ? [] : [sql`suspicion_case.state = ${state}`]),
    ...(kind === undefined ? [] : [sql`suspicion_case.kind = ${kind}`]),
    ...(rank === undefined ? [] : [sql`suspicion_case.rank = ${rank}`]),
    ...(batchCode === undefined ? [] : [sql`suspicion_case.batch_code = ${batchCode}`]),
    ...(stampIndex === undefined ? [] : [sql`suspicion_case.stamp_index = ${stampIndex}`]),
    ...(productId === undefined ? [] : [sql`suspicion_case.product_id = ${productId}`]),
    ...(producerId === undefined ? [] : [sql`suspicion_case.producer_id = ${producerId}`]),
    ...(openedUntilMs === undefined ? [] : [sql`suspicion_case.opened_ms <= ${openedUntilMs}`]),
  ];
  return parts.length === 0 ? sql<SqlBool>`1 = 1` : sql.join(parts, sql` and `);
}
