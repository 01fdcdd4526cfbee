import { type Kysely, sql } from 'kysely';
import { knownRows } from './known-rows.ts';
import type { Database } from './schema.ts';
import type { DecisionTable } from './tables/certificates.ts';

/** A decision with how many certificates it gave, extended and revoked. */
export interface DecisionRow extends DecisionTable {
  readonly recognised: number;
  readonly extended: number;
  readonly revoked: number;
}

/** Which decisions a list shows; absent members do not narrow it. */
export interface DecisionFilter {
  readonly kind?: string | undefined;
  readonly authorityKey?: string | undefined;
  /** Text without tones, lower case, ASCII, that the number contains. */
  readonly contains?: string | undefined;
  /** With a certificate of a producer of this province. */
  readonly provinceCode?: string | undefined;
}

/** Position in the list of decisions, newest first. */
export interface DecisionPosition {
  readonly signedOn: string;
  readonly id: string;
}

/** Adds a decision; its match key must be new. */
export async function insertDecision(db: Kysely<Database>, decision: DecisionTable): Promise<void> {
  await db.insertInto('decision').values(decision).execute();
  byKey.learn(db, decision.matchKey, decision);
}

/** The decision whose number, authority and year of signing fold to this key. */
export async function findDecisionByKey(
  db: Kysely<Database>,
  matchKey: string,
): Promise<DecisionTable | undefined> {
  return await byKey.find(db, matchKey);
}

const byKey = knownRows(
  async (db, matchKey): Promise<DecisionTable | undefined> =>
    await db.selectFrom('decision').selectAll().where('matchKey', '=', matchKey).executeTakeFirst(),
);

/** The decision with this id. */
export async function findDecision(db: Kysely<Database>, id: string): Promise<DecisionRow | undefined> {
  return await counted(db).where('decision.id', '=', id).executeTakeFirst();
}

/** One page of decisions, newest first, starting behind `after`. */
export async function listDecisions(
  db: Kysely<Database>,
  filter: DecisionFilter,
  page: { readonly limit: number; readonly after?: DecisionPosition | undefined },
): Promise<DecisionRow[]> {
  let query = narrowed(counted(db), filter)
    .orderBy('decision.signedOn', 'desc')
    .orderBy('decision.id', 'desc')
    .limit(page.limit);
  const { after } = page;
  if (after !== undefined)
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('decision.signedOn', 'decision.id'), '<', tuple(after.signedOn, after.id)),
    );
  return await query.execute();
}

/** How many decisions a filter lets through. */
export async function countDecisions(db: Kysely<Database>, filter: DecisionFilter): Promise<number> {
  const query = narrowed(counted(db), filter).clearSelect();
  const row = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Every authority that decided anything, with the spelling of its newest decision. */
export async function listAuthorities(
  db: Kysely<Database>,
): Promise<{ readonly key: string; readonly name: string; readonly level: string }[]> {
  return await db
    .selectFrom('decision')
    .select(['authorityKey as key', 'authority as name', 'authorityLevel as level'])
    .select((eb) => eb.fn.max('signedOn').as('newestOn'))
    .groupBy('authorityKey')
    .orderBy('authority')
    .execute();
}

/** Puts a decision in the place of one that was entered wrongly, whose match key it may have. */
export async function supersedeDecision(
  db: Kysely<Database>,
  wrong: Pick<DecisionTable, 'id' | 'matchKey'>,
  right: DecisionTable,
): Promise<void> {
  const ofWrong = db.updateTable('decision').where('id', '=', wrong.id);
  await ofWrong.set({ matchKey: `${wrong.matchKey}|${wrong.id}` }).execute();
  byKey.forget(db);
  await insertDecision(db, right);
  await ofWrong.set({ supersededMs: right.createdMs, supersededById: right.id }).execute();
}

/** The number of the joined `decision`, which its match key begins with, contains this folded text. */
export function numberContains(folded: string) {
  return sql<boolean>`instr(decision.match_key, ${folded}) between 1 and instr(decision.match_key, '|') - 1`;
}

function narrowed(
  query: ReturnType<typeof counted>,
  { kind, authorityKey, contains, provinceCode }: DecisionFilter,
) {
  let narrow = query;
  if (kind !== undefined) narrow = narrow.where('decision.kind', '=', kind);
  if (authorityKey !== undefined) narrow = narrow.where('decision.authorityKey', '=', authorityKey);
  if (contains !== undefined) narrow = narrow.where(numberContains(contains));
  if (provinceCode !== undefined) narrow = narrow.where(concerns(provinceCode));
  return narrow;
}

function counted(db: Kysely<Database>) {
  return db
    .selectFrom('decision')
    .selectAll('decision')
    .select([
      sql<number>`(select count(*) from certificate where decision_id = decision.id)`.as('recognised'),
      sql<number>`(select count(*) from certificate where extension_decision_id = decision.id)`.as(
        'extended',
      ),
      sql<number>`(select count(*) from certificate where revocation_decision_id = decision.id)`.as(
        'revoked',
      ),
    ]);
}

function concerns(provinceCode: string) {
  return sql<boolean>`exists (
    select 1 from certificate
      join product on product.id = certificate.product_id
      join producer on producer.id = product.producer_id
    where producer.province_code = ${provinceCode} and (certificate.decision_id = decision.id
      or certificate.extension_decision_id = decision.id or certificate.revocation_decision_id = decision.id))`;
}
