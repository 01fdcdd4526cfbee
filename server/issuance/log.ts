import type { Kysely } from 'kysely';
import { type CivilDay, civilDay } from '../../stamps/civil-day.ts';
import { type BatchIntervals, checkRange, type RangeRequest } from '../../stamps/state/index.ts';
import type { Principal } from '../domain/principal.ts';
import { type Problem, problem } from '../http/problems.ts';
import { rangeEntryOf } from '../storage/batch-states.ts';
import { advanceLogVersion, type BatchRow, findBatch } from '../storage/batches.ts';
import { storedDay } from '../storage/certificate-facts.ts';
import { appendRangeEntries, type RangeEntryRow } from '../storage/ranges.ts';
import type { Database } from '../storage/schema.ts';
import { countEntries } from './day-counts.ts';
import type { IssuanceDeps } from './deps.ts';
import { keepTally } from './tally.ts';

/** Entries that the log of one batch can hold; keeps loading its states within a fraction of a second. */
export const LOG_LIMIT = 100_000;

/** Of these the last ones, kept for the authority: a log filled up must not stop it from taking stamps out of use. */
export const AUTHORITY_RESERVE = 1_000;

/** A batch's log as one transaction sees it. */
export interface OpenLog {
  readonly db: Kysely<Database>;
  readonly batch: BatchRow;
  /** Exactly at `batch.logVersion`; for reading. */
  readonly states: BatchIntervals;
  readonly nowMs: number;
  readonly today: CivilDay;
}

/** What an entry says beside its place and its author. */
export type NewEntry = Pick<RangeEntryRow, 'firstIndex' | 'lastIndex' | 'action'> &
  Partial<Pick<RangeEntryRow, 'lotId' | 'reason' | 'note' | 'undoes'>>;

/** What came of working on open logs: the entries appended, and what the caller wants to know. */
export interface Worked<T> {
  readonly entries: readonly RangeEntryRow[];
  readonly result: T;
}

/**
 * Runs `work` on a batch's log in one transaction: what it judges still holds when its entries are appended. The
 * states in memory learn of the entries, and listeners of the change, after the commit.
 * @throws not-found, overloaded when another node appended meanwhile, and whatever `work` throws
 */
export async function withLog<T>(
  deps: IssuanceDeps,
  batchCode: string,
  work: (log: OpenLog) => Promise<Worked<T>>,
): Promise<T> {
  return await withLogs(deps, [batchCode], async (logs) => {
    let worked: Worked<T> | undefined;
    for (const log of logs) worked = await work(log);
    if (worked === undefined) throw new TypeError('every batch asked for is opened');
    return worked;
  });
}

/** As {@link withLog}, on the logs of several batches in one transaction: all of it is done, or nothing. */
export async function withLogs<T>(
  deps: IssuanceDeps,
  batchCodes: readonly string[],
  work: (logs: readonly OpenLog[]) => Promise<Worked<T>>,
): Promise<T> {
  const { entries, result } = await deps.db
    .transaction()
    .execute(async (db) => await work(await openLogs(deps, db, batchCodes)));
  for (const code of batchCodes) {
    const appended = entries.filter(({ batchCode }) => batchCode === code);
    if (appended.length === 0) continue;
    deps.states.committed(code, appended.map(rangeEntryOf));
    deps.changes.emit({ kind: 'batch', id: code });
  }
  return result;
}

/** As {@link withLogs}, but what `work` did is taken back whatever it answers: to see what would happen. */
export async function withLogsRehearsed<T>(
  deps: IssuanceDeps,
  batchCodes: readonly string[],
  work: (logs: readonly OpenLog[]) => Promise<T>,
): Promise<T> {
  const rehearsed: T[] = [];
  const takenBack = new Error('rehearsed');
  await deps.db
    .transaction()
    .execute(async (db) => {
      rehearsed.push(await work(await openLogs(deps, db, batchCodes)));
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
  for (const result of rehearsed) return result;
  throw new TypeError('a rehearsal ends by being taken back');
}

async function openLogs(deps: IssuanceDeps, db: Kysely<Database>, batchCodes: readonly string[]) {
  const nowMs = deps.clock();
  const logs: OpenLog[] = [];
  for (const code of batchCodes) {
    const batch = await findBatch(db, code);
    if (batch === undefined) throw problem('not-found');
    const states = await deps.states.at(db, batch);
    if (states.version !== batch.logVersion) throw contended();
    logs.push({ db, batch, states, nowMs, today: civilDay(nowMs) });
  }
  return logs;
}

/**
 * Judges an action on one range by the state of every stamp in it; tells whether it repeats an earlier print.
 * @throws index-outside-batch, and the refusals of the state table, naming the first sub-range in the way
 */
export function requireLegal(log: OpenLog, request: RangeRequest): { readonly reprint: boolean } {
  const { batch, states, today } = log;
  const verdict = checkRange(states, request, { unusedDeadlineOn: storedDay(batch.unusedDeadlineOn), today });
  if (verdict.ok) return verdict;
  if (verdict.code === 'index-outside-batch') {
    const first = Math.max(request.first, batch.quantity);
    throw problem(verdict.code, { params: { first, last: request.last, limit: batch.quantity - 1 } });
  }
  const { first = request.first, last = request.last } = verdict;
  throw problem(verdict.code, { params: { first, last, day: batch.unusedDeadlineOn } });
}

/**
 * Appends entries, which follow each other without a gap in `seq`.
 * @throws log-full, overloaded when another node appended meanwhile
 */
export async function append(
  log: OpenLog,
  principal: Principal,
  entries: readonly NewEntry[],
): Promise<readonly RangeEntryRow[]> {
  const { db, batch, nowMs } = log;
  const version = batch.logVersion + entries.length;
  const isUrgent = principal.role !== 'producer' && entries.every(takesOutOfUse);
  const limit = isUrgent ? LOG_LIMIT : LOG_LIMIT - AUTHORITY_RESERVE;
  if (version > limit) throw problem('log-full', { params: { limit } });
  const rows = entries.map((entry, place) => ({
    lotId: null,
    reason: null,
    note: null,
    undoes: null,
    ...entry,
    batchCode: batch.code,
    seq: batch.logVersion + 1 + place,
    actor: principal.actor,
    actorProducerId: principal.producerId,
    timeMs: nowMs,
  }));
  if (!(await advanceLogVersion(db, batch.code, batch.logVersion, version))) throw contended();
  await appendRangeEntries(db, rows);
  await keepTally(log, rows);
  await countEntries(log, rows);
  return rows;
}

function takesOutOfUse({ action, reason }: NewEntry): boolean {
  return action === 'suspend' || action === 'resume' || (action === 'void' && reason === 'stolen');
}

function contended(): Problem {
  return problem('overloaded', { retryAfterSeconds: 1, params: { seconds: 1 } });
}
