import type { Kysely } from 'kysely';
import { civilDay } from '../../stamps/civil-day.ts';
import { COPY_MODEL } from '../../stamps/copies/index.ts';
import { type AuditEntry, SYSTEM } from '../domain/audit.ts';
import { CASE_SEVERITIES, caseSeverity, type ReportKind } from '../domain/case-terms.ts';
import { findBatch, findProductOwner } from '../storage/batches.ts';
import {
  addCaseProvince,
  type CaseFacts,
  type CaseRow,
  findOpenCase,
  insertCase,
  lastCaseNumber,
  setCaseFacts,
  suspectsWithoutCase,
} from '../storage/cases.ts';
import type { SuspectStamp } from '../storage/copy-watch.ts';
import type { Database } from '../storage/schema.ts';
import { auditCase } from './audited.ts';

/** What a case is about: a stamp, or a text under which none was issued. */
export type CaseSubject =
  | { readonly batchCode: string; readonly stampIndex: number; readonly serialText: null }
  | { readonly batchCode: null; readonly stampIndex: null; readonly serialText: string };

/** What becomes known of a stamp. */
interface Suspicion {
  readonly subject: CaseSubject;
  readonly kind: ReportKind;
  readonly timeMs: number;
  readonly verdict: string | null;
  /** Its last score as a copied one. */
  readonly points: number;
}

/** The open case of each of these stamps is raised; those that look copied since now have one opened. Inside the transaction. */
export async function raiseCases(db: Kysely<Database>, suspects: readonly SuspectStamp[]): Promise<void> {
  for (const { batchCode, stampIndex, points, timeMs, verdict, isNew } of suspects) {
    const subject = { batchCode, stampIndex, serialText: null };
    const told: Suspicion = { subject, kind: 'copied', timeMs, verdict, points };
    const known = await findOpenCase(db, subject);
    // One whose case was closed with a true cause stays suspected, and is not opened again for it.
    if (known === undefined && !isNew) continue;
    const row = known ?? (await openCase(db, told, 'detection', SYSTEM));
    const isDetected = row.detectedMs === null && isNew;
    await raise(db, row, {
      points: Math.max(points, row.points),
      verdict,
      ...(isDetected ? { detectedMs: timeMs, detectedYear: yearOf(timeMs) } : {}),
    });
  }
}

/** Stamps that one transaction opens cases for. */
const MISSING_AT_ONCE = 200;

/** Opens a case for every stamp that looks copied and never had one: it came to do so before there were cases. */
export async function openMissingCases(db: Kysely<Database>): Promise<void> {
  for (;;) {
    const opened = await db.transaction().execute(async (transaction) => {
      const rows = await suspectsWithoutCase(transaction, MISSING_AT_ONCE);
      const verdict = 'suspect-copy';
      await raiseCases(
        transaction,
        rows.map((row) => ({ ...row, verdict, isNew: true })),
      );
      return rows.length;
    });
    if (opened < MISSING_AT_ONCE) return;
  }
}

/** The open case about this, or a new one; its severity is raised by what follows. Inside a transaction. */
export async function openOrJoin(
  db: Kysely<Database>,
  told: Suspicion,
  by: Pick<AuditEntry, 'actor' | 'role'>,
): Promise<CaseRow> {
  return (await findOpenCase(db, told.subject)) ?? (await openCase(db, told, 'report', by));
}

/** Changes facts of an open case that its severity follows from; nothing is written when all stays as it was. */
export async function raise(db: Kysely<Database>, row: CaseRow, facts: Partial<CaseFacts>): Promise<CaseRow> {
  const next = { ...row, ...facts };
  const rank = rankOf(next);
  // Every check of a suspected stamp moves its points a little: only what changes its place is kept.
  const isSame =
    rank === row.rank &&
    next.detectedMs === row.detectedMs &&
    next.reports === row.reports &&
    next.verdict === row.verdict;
  if (isSame) return row;
  await setCaseFacts(db, row.id, { ...facts, rank });
  return { ...next, rank };
}

async function openCase(
  db: Kysely<Database>,
  { subject, kind, timeMs, verdict, points }: Suspicion,
  openedBy: 'detection' | 'report',
  by: Pick<AuditEntry, 'actor' | 'role'>,
): Promise<CaseRow> {
  const year = yearOf(timeMs);
  const number = (await lastCaseNumber(db, year)) + 1;
  const owner = subject.batchCode === null ? undefined : await ownerOf(db, subject.batchCode);
  const facts = { points, verdict, reporters: 0 };
  const row: CaseRow = {
    id: `VV-${year}-${String(number).padStart(6, '0')}`,
    year,
    number,
    ...subject,
    productId: owner?.productId ?? null,
    producerId: owner?.producerId ?? null,
    provinceCode: owner?.provinceCode ?? null,
    communeCode: owner?.communeCode ?? null,
    kind,
    rank: rankOf(facts),
    state: 'open',
    openedMs: timeMs,
    openedBy,
    detectedMs: null,
    detectedYear: null,
    ...facts,
    reports: 0,
    rootCause: null,
    causeClass: null,
    closedMs: null,
    closedBy: null,
    note: null,
    clearedJson: null,
    updatedMs: timeMs,
  };
  await insertCase(db, row);
  if (owner !== undefined) await addCaseProvince(db, row.id, owner.provinceCode);
  await auditCase(db, row, {
    ...by,
    timeMs,
    action: 'case.open',
    after: { state: 'open', kind, openedBy },
  });
  return row;
}

async function ownerOf(db: Kysely<Database>, batchCode: string) {
  const batch = await findBatch(db, batchCode);
  if (batch === undefined) throw new TypeError(`there is no batch ${batchCode}`);
  return await findProductOwner(db, batch.productId);
}

function rankOf({ points, reporters, verdict }: Pick<CaseRow, 'points' | 'reporters' | 'verdict'>): number {
  const suspicion = points / COPY_MODEL.suspectAt;
  return CASE_SEVERITIES.indexOf(caseSeverity({ suspicion, reporters, verdict }));
}

function yearOf(timeMs: number): number {
  return Number(civilDay(timeMs).slice(0, 4));
}
