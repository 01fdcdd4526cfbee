import { civilDay } from '../../stamps/civil-day.ts';
import { parseSerial } from '../../stamps/serial/index.ts';
import { positionOf, slotOfIndex } from '../../stamps/sheet/index.ts';
import type { Principal } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { findListedBatch, type ListedBatchRow } from '../storage/batch-list.ts';
import { findClaim } from '../storage/claims.ts';
import { lotNumbers } from '../storage/lots.ts';
import { type PrintJobRow, printJobsOf, stampsOfJob } from '../storage/print-jobs.ts';
import { entriesBySeq, type RangeEntryRow } from '../storage/ranges.ts';
import { findScanTotal } from '../storage/scans.ts';
import type { IssuanceDeps } from './deps.ts';
import { readStamp, type StampRecord } from './stamps.ts';

/** Log entries of one stamp that are shown, the newest. */
const ENTRIES_SHOWN = 200;

/** Print-outs of one stamp that are shown, the newest. */
const PRINTS_SHOWN = 50;

/** One stamp with all that happened to it, the oldest first. */
export interface StampHistory {
  readonly stamp: StampRecord;
  readonly batch: ListedBatchRow;
  readonly entries: readonly (RangeEntryRow & { readonly undone: boolean })[];
  readonly prints: readonly (PrintJobRow & { readonly sheet: number | null; readonly slot: number | null })[];
  readonly scans: { readonly count: number; readonly firstMs: number; readonly lastMs: number } | null;
  /** When its hidden code was used, Unix milliseconds; null while it was not. */
  readonly claimedMs: number | null;
  /** Numbers of the lots that are named, by id. */
  readonly lotNumbers: ReadonlyMap<string, string>;
}

/** Looks a stamp up by its serial as people type it. @throws serial-invalid, serial-not-issued, forbidden */
export async function readHistory(
  deps: IssuanceDeps,
  principal: Principal,
  text: string,
): Promise<StampHistory> {
  const params = { serial: text };
  const parsed = parseSerial(text);
  if (!parsed.ok) throw problem('serial-invalid', { field: 'serial', params });
  const { batchCode, index, serial } = parsed;
  const notIssued = () => problem('serial-not-issued', { field: 'serial', params });
  const batch = await findListedBatch(deps.db, batchCode, civilDay(deps.clock()));
  if (batch === undefined || index >= batch.quantity) throw notIssued();
  const stamp = await readStamp(deps, principal, batchCode, index);
  if (stamp.serial !== serial) throw notIssued();
  const states = await deps.states.at(deps.db, batch);
  const covering = states.entries.filter(({ first, last }) => first <= index && index <= last);
  const seqs = covering.slice(-ENTRIES_SHOWN).map(({ seq }) => seq);
  const entries = (await entriesBySeq(deps.db, batchCode, seqs)).map((row) => ({
    ...row,
    undone: states.isUndone(row.seq),
  }));
  const jobs = await printJobsOf(deps.db, batchCode, index, PRINTS_SHOWN);
  const lots = [...entries.map(({ lotId }) => lotId), stamp.state.lotId ?? null];
  const totals = await findScanTotal(deps.db, batchCode, index);
  return {
    stamp,
    batch,
    entries,
    prints: jobs
      .filter((job) => positionOf(stampsOfJob(job), index) !== undefined)
      .reverse()
      .map((job) => ({ ...job, ...placeOf(job, index) })),
    scans:
      totals === undefined ? null : { count: totals.scans, firstMs: totals.firstMs, lastMs: totals.lastMs },
    claimedMs: (await findClaim(deps.db, batchCode, index))?.timeMs ?? null,
    lotNumbers: await lotNumbers(
      deps.db,
      lots.filter((id) => id !== null),
    ),
  };
}

function placeOf(job: PrintJobRow, index: number) {
  const { startSlot, labelsPerSheet } = job;
  if (labelsPerSheet === null) return { sheet: null, slot: null };
  const place = slotOfIndex({ ...stampsOfJob(job), startSlot, labelsPerSheet }, index);
  return { sheet: place?.sheet ?? null, slot: place?.slot ?? null };
}
