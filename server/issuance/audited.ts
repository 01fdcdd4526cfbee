import type { Kysely } from 'kysely';
import type { BatchIntervals } from '../../stamps/state/index.ts';
import { type AuditEntry, actedBy, rowFacts } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { appendAudit } from '../storage/audit.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { LotRow } from '../storage/lots.ts';
import type { Database } from '../storage/schema.ts';
import type { Owner } from './access.ts';
import type { OpenLog } from './log.ts';
import { type Span, sizeOf } from './spans.ts';

/** Ranges that an entry names; the range log itself has all of them. */
const RANGES_TOLD = 20;

/** What a change did to stamps. */
export interface StampChange {
  readonly action: string;
  readonly spans: readonly Span[];
  /** Beside which stamps: the lot, the grounds, what was undone. */
  readonly facts?: object;
  readonly reason: string | null;
}

/** Tells the audit log what happens to stamps, before it does, inside the transaction of their range entries. */
export async function auditStamps(
  log: OpenLog,
  by: Principal,
  owner: Owner,
  { action, spans, facts, reason }: StampChange,
): Promise<void> {
  await appendAudit(log.db, {
    ...actedBy(by),
    ...concernOf(owner),
    timeMs: log.nowMs,
    action: `stamps.${action}`,
    subjectKind: 'batch',
    subjectId: log.batch.code,
    before: { stamps: phasesOf(log.states, spans) },
    after: {
      quantity: spans.reduce((sum, span) => sum + sizeOf(span), 0),
      ranges: spans.slice(0, RANGES_TOLD).map(({ first, last }) => ({ first, last })),
      ...(spans.length > RANGES_TOLD ? { rangesNotTold: spans.length - RANGES_TOLD } : {}),
      ...facts,
    },
    reason,
  });
}

/** Tells the audit log that a batch was issued, inside the transaction that issues it. */
export async function auditBatch(
  db: Kysely<Database>,
  by: Principal,
  owner: Owner,
  batch: BatchRow,
): Promise<void> {
  const { code: _, logVersion: __, requestKey: ___, ...facts } = batch;
  await appendAudit(db, {
    ...actedBy(by),
    ...concernOf(owner),
    timeMs: batch.createdMs,
    action: 'batch.issue',
    subjectKind: 'batch',
    subjectId: batch.code,
    before: null,
    after: rowFacts(facts),
    reason: null,
  });
}

/** Tells the audit log what became of a lot, inside the transaction of the change. */
export async function auditLot(
  db: Kysely<Database>,
  by: Principal,
  owner: Owner,
  lot: Pick<LotRow, 'id'>,
  told: Pick<AuditEntry, 'timeMs' | 'action' | 'before' | 'after' | 'reason'>,
): Promise<void> {
  await appendAudit(db, {
    ...actedBy(by),
    ...concernOf(owner),
    ...told,
    subjectKind: 'lot',
    subjectId: lot.id,
  });
}

function concernOf({ producerId, provinceCode }: Owner) {
  return { producerId, provinceCode };
}

/** How many of the stamps are in which phase. */
function phasesOf(states: BatchIntervals, spans: readonly Span[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { first, last } of spans) {
    for (const interval of states.intervals(first, last)) {
      const { phase } = interval.state;
      counts[phase] = (counts[phase] ?? 0) + sizeOf(interval);
    }
  }
  return counts;
}
