import type { Kysely } from 'kysely';
import { READING_ACTIONS } from '../domain/audit.ts';
import type { AuditEntryRow } from './audit.ts';
import type { Database } from './schema.ts';

/** Which entries a reader may see; a member that is not there does not narrow. */
export interface AuditScope {
  readonly producerId?: string;
  readonly provinceCode?: string;
  /** Entries about producers of this commune. */
  readonly communeCode?: string;
  /** Entries that concern some province; what concerns the installation alone is left out. */
  readonly hasProvince?: true;
  /** Entries about cases alone: those that concern a province, or all with null. */
  readonly cases?: { readonly provinceCode: string | null };
}

/** Which entries a reader wants to see. */
export interface AuditFilter {
  /** Unix milliseconds, inclusive. */
  readonly fromMs?: number | undefined;
  /** Unix milliseconds, exclusive. */
  readonly toMs?: number | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly producerId?: string | undefined;
  readonly provinceCode?: string | undefined;
  /** Without, or only, the reads that the log tells. */
  readonly only?: 'changes' | 'reads' | undefined;
}

/** Position in the log, newest first. */
export type AuditPosition = Pick<AuditEntryRow, 'timeMs' | 'seq'>;

/** Lists entries, newest first, behind `after`; at most `limit`. */
export async function listAudit(
  db: Kysely<Database>,
  scope: AuditScope,
  filter: AuditFilter,
  limit: number,
  after?: AuditPosition,
): Promise<AuditEntryRow[]> {
  let query = narrowed(db, scope, filter)
    .selectAll()
    .orderBy('timeMs', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('timeMs', 'seq'), '<', tuple(after.timeMs, after.seq)),
    );
  }
  return await query.execute();
}

/** The entry of this number, when the reader may see it. */
export async function findAudit(
  db: Kysely<Database>,
  scope: AuditScope,
  seq: number,
): Promise<AuditEntryRow | undefined> {
  return await narrowed(db, scope, {}).selectAll().where('seq', '=', seq).executeTakeFirst();
}

/** How many entries there are; counts no further than `limit`. */
export async function countAudit(
  db: Kysely<Database>,
  scope: AuditScope,
  filter: AuditFilter,
  limit: number,
): Promise<number> {
  const { count } = await db
    .selectFrom(narrowed(db, scope, filter).select('seq').limit(limit).as('found'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function narrowed(db: Kysely<Database>, scope: AuditScope, filter: AuditFilter) {
  let query = db.selectFrom('auditEntry');
  const { fromMs, toMs, only, ...equal } = filter;
  if (fromMs !== undefined) query = query.where('timeMs', '>=', fromMs);
  if (toMs !== undefined) query = query.where('timeMs', '<', toMs);
  if (only !== undefined) query = query.where('action', only === 'reads' ? 'in' : 'not in', READING_ACTIONS);
  for (const member of FILTERED) {
    const value = equal[member];
    if (value !== undefined) query = query.where(member, '=', value);
  }
  const { producerId, provinceCode, communeCode, hasProvince, cases } = scope;
  if (cases !== undefined) query = query.where('subjectKind', '=', 'case');
  const concerned = cases?.provinceCode ?? null;
  if (concerned !== null) {
    query = query.where('subjectId', 'in', (eb) =>
      eb.selectFrom('caseProvince').select('caseId').where('caseProvince.provinceCode', '=', concerned),
    );
  }
  if (producerId !== undefined) query = query.where('producerId', '=', producerId);
  if (provinceCode !== undefined) query = query.where('provinceCode', '=', provinceCode);
  if (hasProvince !== undefined) query = query.where('provinceCode', 'is not', null);
  if (communeCode !== undefined) {
    query = query.where('producerId', 'in', (eb) =>
      eb.selectFrom('producer').select('producer.id').where('producer.communeCode', '=', communeCode),
    );
  }
  return query;
}

const FILTERED = ['actor', 'action', 'subjectKind', 'subjectId', 'producerId', 'provinceCode'] as const;
