import { type Kysely, sql } from 'kysely';
import { type CertificateRow, withDecisions } from './certificates.ts';
import { numberContains } from './decisions.ts';
import type { Database } from './schema.ts';
import { containsPattern } from './search-page.ts';

/** A certificate with the product and producer whom it recognises, and what came after it. */
export interface RegisterRow extends CertificateRow {
  readonly productName: string;
  readonly productGroup: string;
  readonly producerId: string;
  readonly producerName: string;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  readonly communeName: string | null;
  readonly authorityKey: string;
  /** The certificate that stands in its place, from `followerStartsOn` on. */
  readonly followerId: string | null;
  readonly followerStartsOn: string | null;
}

/** What a certificate is on a day; the first that fits counts. */
export const CERTIFICATE_STATES = [
  'withdrawn',
  'revoked',
  'upcoming',
  'followed',
  'valid',
  'extended',
  'expired',
] as const;

/** One of {@link CERTIFICATE_STATES}. */
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** Which certificates a list shows; absent members do not narrow it. Days are counted from `today`. */
export interface RegisterFilter {
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly productId?: string | undefined;
  readonly producerId?: string | undefined;
  /** A decision that gave, extended or revoked it. */
  readonly decisionId?: string | undefined;
  readonly provinceCode?: string | undefined;
  readonly communeCode?: string | undefined;
  readonly productGroup?: string | undefined;
  readonly stars?: number | undefined;
  readonly authorityKey?: string | undefined;
  readonly state?: CertificateState | undefined;
  /** Ends by itself from `today` up to and including this day, and nothing follows it. */
  readonly endsBy?: string | undefined;
  /** Text without tones, lower case, ASCII, that the name of product or producer or the number of the decision contains. */
  readonly contains?: string | undefined;
}

/** Position in the register, which is sorted by expiry. */
export interface RegisterPosition {
  readonly expiresOn: string;
  readonly id: string;
}

/** The certificate with this id, also one that was entered by mistake. */
export async function findCertificate(db: Kysely<Database>, id: string): Promise<RegisterRow | undefined> {
  return await register(db).where('certificate.id', '=', id).executeTakeFirst();
}

/** One page of certificates, those that expire soonest first, starting behind `after`. */
export async function listCertificates(
  db: Kysely<Database>,
  filter: RegisterFilter,
  page: { readonly limit: number; readonly after?: RegisterPosition | undefined },
): Promise<RegisterRow[]> {
  let query = register(db)
    .where(matching(filter))
    .orderBy('certificate.expiresOn')
    .orderBy('certificate.id')
    .limit(page.limit);
  const { after } = page;
  if (after !== undefined)
    query = query.where((eb) =>
      eb(eb.refTuple('certificate.expiresOn', 'certificate.id'), '>', eb.tuple(after.expiresOn, after.id)),
    );
  return await query.execute();
}

/** How many certificates a filter lets through. */
export async function countCertificates(db: Kysely<Database>, filter: RegisterFilter): Promise<number> {
  const row = await register(db)
    .where(matching(filter))
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Every certificate that a decision gave, extended or revoked, without those entered by mistake. */
export async function certificatesOfDecision(
  db: Kysely<Database>,
  decisionId: string,
): Promise<RegisterRow[]> {
  return await register(db)
    .where('certificate.withdrawnMs', 'is', null)
    .where(isOf(decisionId))
    .orderBy('certificate.id')
    .execute();
}

function register(db: Kysely<Database>) {
  return withDecisions(db)
    .innerJoin('product', 'product.id', 'certificate.productId')
    .innerJoin('producer', 'producer.id', 'product.producerId')
    .leftJoin('commune', 'commune.code', 'producer.communeCode')
    .leftJoin('certificate as follower', (join) =>
      join.onRef('follower.followsId', '=', 'certificate.id').on('follower.withdrawnMs', 'is', null),
    )
    .select([
      'product.name as productName',
      'product.productGroup',
      'producer.id as producerId',
      'producer.name as producerName',
      'producer.provinceCode',
      'producer.communeCode',
      'commune.name as communeName',
      'decision.authorityKey',
      'follower.id as followerId',
      'follower.startsOn as followerStartsOn',
    ]);
}

/** The condition of a filter; true when it narrows nothing. */
function matching(filter: RegisterFilter) {
  const { productId, producerId, decisionId, provinceCode, communeCode, productGroup, stars } = filter;
  const { authorityKey, state, endsBy, contains, today } = filter;
  const conditions = [
    equals('certificate.product_id', productId),
    equals('product.producer_id', producerId),
    decisionId === undefined ? [] : [isOf(decisionId)],
    equals('producer.province_code', provinceCode),
    equals('producer.commune_code', communeCode),
    equals('product.product_group', productGroup),
    equals('certificate.stars', stars),
    equals('decision.authority_key', authorityKey),
    state === undefined ? [] : [sql<boolean>`${STATES[state](today)}`],
    endsBy === undefined
      ? []
      : [sql<boolean>`${STANDS(today)} and follower.id is null and ${LAST_DAY} <= ${endsBy}`],
    contains === undefined
      ? []
      : [
          sql<boolean>`(product.search_key like ${containsPattern(contains)} escape '\\'
            or producer.search_key like ${containsPattern(contains)} escape '\\' or ${numberContains(contains)})`,
        ],
  ].flat();
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** A decision gave, extended or revoked the certificate. */
function isOf(decisionId: string) {
  return sql<boolean>`(certificate.decision_id = ${decisionId}
    or certificate.extension_decision_id = ${decisionId} or certificate.revocation_decision_id = ${decisionId})`;
}

function equals(column: string, value: string | number | undefined) {
  return value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}`];
}

/** The last day of the regular term or of its extension. */
const LAST_DAY = sql<string>`coalesce(certificate.extended_until, certificate.expires_on)`;

const COUNTS = sql<boolean>`certificate.withdrawn_ms is null`;
const isRevoked = (today: string) => sql<boolean>`coalesce(certificate.revoked_on <= ${today}, false)`;
const hasStarted = (today: string) => sql<boolean>`certificate.starts_on <= ${today}`;
const isFollowed = (today: string) => sql<boolean>`coalesce(follower.starts_on <= ${today}, false)`;
const RUNS = (today: string) =>
  sql<boolean>`${COUNTS} and not ${isRevoked(today)} and ${hasStarted(today)} and not ${isFollowed(today)}`;
const STANDS = (today: string) => sql<boolean>`${RUNS(today)} and ${LAST_DAY} >= ${today}`;

/** The condition of each state; see {@link CERTIFICATE_STATES}. */
const STATES: Readonly<Record<CertificateState, (today: string) => ReturnType<typeof STANDS>>> = {
  withdrawn: () => sql<boolean>`not ${COUNTS}`,
  revoked: (today) => sql<boolean>`${COUNTS} and ${isRevoked(today)}`,
  upcoming: (today) => sql<boolean>`${COUNTS} and not ${isRevoked(today)} and not ${hasStarted(today)}`,
  followed: (today) =>
    sql<boolean>`${COUNTS} and not ${isRevoked(today)} and ${hasStarted(today)} and ${isFollowed(today)}`,
  valid: (today) => sql<boolean>`${RUNS(today)} and certificate.expires_on >= ${today}`,
  extended: (today) => sql<boolean>`${STANDS(today)} and certificate.expires_on < ${today}`,
  expired: (today) => sql<boolean>`${RUNS(today)} and ${LAST_DAY} < ${today}`,
};
