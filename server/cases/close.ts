import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import { QUIET_DAYS, REOPENING_DAYS, ROOT_CAUSES } from '../domain/case-terms.ts';
import type { Principal } from '../domain/principal.ts';
import { cleanText } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import {
  type CaseRow,
  findConfirmedCase,
  findOpenCase,
  type NamedCaseRow,
  updateCase,
} from '../storage/cases.ts';
import { type ClearedEvidence, clearStamp, restoreStamp, type StampPlace } from '../storage/copy-clearing.ts';
import { readScore } from '../storage/copy-score.ts';
import type { Database } from '../storage/schema.ts';
import { auditCase } from './audited.ts';
import type { CaseDeps } from './deps.ts';
import type { CaseClosing } from './schemas.ts';
import { requireHandled } from './scope.ts';

const DAY_MS = 86_400_000;

/** What is kept with a case of the stamp that it cleared. */
type Cleared = ClearedEvidence & {
  readonly rules: readonly { readonly rule: string; readonly points: number }[];
};

type Acting = Pick<CaseDeps, 'db' | 'clock' | 'totals' | 'foundCopies'>;

/**
 * Closes a case with what was behind it. A false alarm clears the stamp: the evidence begins anew, and what it was is kept
 * with the case. That copies were found is told of the stamp from then on; any other cause, or none, leaves it as it is.
 * @throws not-found, forbidden, case-closed, case-confirmed, version-conflict
 */
export async function closeCase(
  { db, clock, totals, foundCopies }: Acting,
  by: Principal,
  id: string,
  { rootCause, note: said = '', version }: Static<typeof CaseClosing>,
): Promise<void> {
  const stamp = await db.transaction().execute(async (transaction) => {
    const { row } = await requireHandled(transaction, by, id);
    if (row.state !== 'open') throw problem('case-closed');
    if (version !== undefined && version !== row.updatedMs)
      throw problem('version-conflict', { field: 'version' });
    const nowMs = clock();
    const causeClass = ROOT_CAUSES[rootCause];
    const about = stampOf(row);
    const isCleared = causeClass === 'false-alarm' && about !== null;
    if (isCleared) await requireClearing(transaction, by, row);
    const cleared = isCleared ? await clear(transaction, about, nowMs) : null;
    const note = cleanText(said) || null;
    const changed = await updateCase(transaction, row, {
      state: 'closed',
      rootCause,
      causeClass,
      note,
      closedMs: nowMs,
      closedBy: by.actor,
      clearedJson: cleared === null ? null : JSON.stringify(cleared),
      updatedMs: nextVersion(nowMs, row),
    });
    if (!changed) throw problem('version-conflict');
    await auditCase(transaction, row, {
      ...actedBy(by),
      timeMs: nowMs,
      action: 'case.close',
      before: { state: 'open' },
      after: { state: 'closed', rootCause },
      reason: note,
    });
    return about;
  });
  if (stamp !== null) totals.forget(stamp.batchCode, stamp.stampIndex);
  foundCopies.forget();
}

/**
 * Takes the closing of a case back; a stamp that it cleared is what it was, with what was seen since.
 * @throws not-found, forbidden, case-open, reopening-late, case-newer
 */
export async function reopenCase(
  { db, clock, totals, foundCopies }: Acting,
  by: Principal,
  id: string,
  said: string,
): Promise<void> {
  const stamp = await db.transaction().execute(async (transaction) => {
    const { row } = await requireHandled(transaction, by, id);
    const { closedMs, rootCause } = row;
    if (closedMs === null) throw problem('case-open');
    const nowMs = clock();
    if (nowMs > closedMs + REOPENING_DAYS * DAY_MS)
      throw problem('reopening-late', { params: { days: REOPENING_DAYS } });
    const other = await findOpenCase(transaction, row);
    if (other !== undefined) throw problem('case-newer', { params: { number: other.id } });
    const reason = cleanText(said);
    if (reason === '') throw problem('text-empty', { field: 'reason' });
    const about = stampOf(row);
    if (about !== null && row.causeClass === 'false-alarm')
      await restore(transaction, about, row.clearedJson);
    const changed = await updateCase(transaction, row, {
      state: 'open',
      rootCause: null,
      causeClass: null,
      note: null,
      closedMs: null,
      closedBy: null,
      clearedJson: null,
      updatedMs: nextVersion(nowMs, row),
    });
    if (!changed) throw problem('version-conflict');
    await auditCase(transaction, row, {
      ...actedBy(by),
      timeMs: nowMs,
      action: 'case.reopen',
      before: { state: 'closed', rootCause },
      after: { state: 'open' },
      reason,
    });
    return about;
  });
  if (stamp !== null) totals.forget(stamp.batchCode, stamp.stampIndex);
  foundCopies.forget();
}

/**
 * Whether closing a case may clear its stamp: what another case has confirmed stands until that one is reopened, and where a
 * stamp was reported is said by anybody, so it lies with the province that its producer is in.
 * @throws case-confirmed, forbidden
 */
async function requireClearing(db: Kysely<Database>, by: Principal, row: NamedCaseRow): Promise<void> {
  if (by.provinceCode !== null && by.provinceCode !== row.provinceCode)
    throw problem('forbidden', { field: 'rootCause' });
  const confirmed = await findConfirmedCase(db, row);
  if (confirmed !== undefined) throw problem('case-confirmed', { params: { number: confirmed.id } });
}

async function clear(db: Kysely<Database>, stamp: StampPlace, nowMs: number): Promise<Cleared | null> {
  const scored = await readScore(db, stamp.batchCode, stamp.stampIndex);
  const was = await clearStamp(db, stamp, nowMs + QUIET_DAYS * DAY_MS);
  return was === null ? null : { ...was, rules: scored?.score.reasons ?? [] };
}

async function restore(db: Kysely<Database>, stamp: StampPlace, clearedJson: string | null): Promise<void> {
  if (clearedJson === null) return await restoreStamp(db, stamp, null);
  const { rules, ...was }: Cleared = JSON.parse(clearedJson);
  await restoreStamp(db, stamp, was);
}

function stampOf({ batchCode, stampIndex }: CaseRow): StampPlace | null {
  return batchCode === null || stampIndex === null ? null : { batchCode, stampIndex };
}
