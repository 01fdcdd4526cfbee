import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import {
  type CopyRule,
  type CopyScore,
  type ObservedCheck,
  type SeenBefore,
  type Stage,
  withCheck,
} from '../../stamps/copies/index.ts';
import {
  MARK_CHECK_LENGTH,
  MARK_LENGTH,
  MARKS_LIMIT,
  NO_STORED_EVIDENCE,
  packEvidence,
  type StoredEvidence,
  unpackEvidence,
} from './copy-evidence-json.ts';
import { readTally, scoreBeside, type Tally, writeTallies } from './copy-score.ts';
import type { Database } from './schema.ts';
import type { CopyEvidenceTable } from './tables/copies.ts';
import type { ScanEventTable } from './tables/scanning.ts';

type Evidence = Selectable<CopyEvidenceTable>;
type CheckRow = Selectable<ScanEventTable> & { readonly networkMark?: string };

const DAY_MS = 86_400_000;

/** A stamp that looks copied after a group of checks. */
export interface SuspectStamp {
  readonly batchCode: string;
  readonly stampIndex: number;
  readonly points: number;
  /** Time and verdict of its last check. */
  readonly timeMs: number;
  readonly verdict: string;
  /** It did not look copied before. */
  readonly isNew: boolean;
}

/** Stamps in a state in which nothing of them should be on goods. */
const STOCK_VERDICTS = new Set(['not-activated', 'expired-unused']);

/**
 * Adds public checks to what speaks for copies of their stamps and scores these anew, inside the transaction that
 * records them. `checks` are new ones only.
 * @returns those of the stamps that look copied.
 */
export async function watchCopies(
  db: Kysely<Database>,
  checks: readonly CheckRow[],
): Promise<readonly SuspectStamp[]> {
  const byStamp = Map.groupBy(
    checks.toSorted((one, other) => one.timeMs - other.timeMs),
    ({ batchCode, stampIndex }) => `${batchCode}/${stampIndex}`,
  );
  const watched = await readWatched(db, checks);
  const tallies = new Map<string, Tally>();
  const changed: Evidence[] = [];
  const suspects: SuspectStamp[] = [];
  for (const [key, ofStamp] of byStamp) {
    const before = watched.get(key);
    const [first] = ofStamp;
    const last = ofStamp.at(-1);
    if (first === undefined || last === undefined) continue;
    const { batchCode, stampIndex } = first;
    const claimedMs = before?.claimedMs ?? null;
    const was =
      before?.evidenceJson === null || before === undefined ? null : unpackEvidence(before.evidenceJson);
    const seen = ofStamp.reduce(
      (stored, check) => withRow(stored, check, claimedMs),
      was ?? NO_STORED_EVIDENCE,
    );
    const isUnmoved = was !== null && seen.evidence === was.evidence;
    const known = tallies.get(batchCode) ?? (await readTally(db, batchCode));
    const tally = was === null ? { ...known, checked: known.checked + 1 } : known;
    const score = isUnmoved ? null : await scoreBeside(db, seen.evidence, { batchCode, stampIndex, tally });
    const next = rowOf({ batchCode, stampIndex }, seen, score, before, last.timeMs);
    tallies.set(batchCode, {
      ...tally,
      visits: tally.visits + next.visits - (before?.visits ?? 0),
      late: tally.late + next.late - (before?.late ?? 0),
    });
    changed.push(next);
    if (next.suspectSinceMs === null) continue;
    const { points } = next;
    const isNew = before === undefined || before.suspectSinceMs === null;
    suspects.push({
      batchCode,
      stampIndex,
      points,
      timeMs: last.timeMs,
      verdict: last.verdict,
      isNew,
    });
  }
  await writeEvidence(db, changed);
  await writeTallies(db, [...tallies.values()]);
  return suspects;
}

/** A province that was told later joins the places of its stamp; the next check decides whether it is suspected. */
export async function watchPlace(db: Kysely<Database>, check: CheckRow): Promise<void> {
  if (check.seenBefore === 'today' || check.seenBefore === 'earlier') return;
  const row = await db
    .selectFrom('copyEvidence')
    .select('evidenceJson')
    .where('batchCode', '=', check.batchCode)
    .where('stampIndex', '=', check.stampIndex)
    .executeTakeFirst();
  if (row === undefined) return;
  const stored = unpackEvidence(row.evidenceJson);
  // As with a province told at once: only the first look of a visitor on a day tells where the stamp is.
  const first = check.id.slice(0, MARK_CHECK_LENGTH);
  if (stored.markDay !== dayOf(check) || !stored.marks.some((mark) => mark.slice(MARK_LENGTH) === first))
    return;
  const { places } = withCheck(
    { ...stored.evidence, visits: [] },
    { ...observed(check, null), isKnownToday: false },
  );
  const { batchCode, stampIndex } = check;
  const evidence = { ...stored.evidence, places };
  const tally = await readTally(db, batchCode);
  const { points } = await scoreBeside(db, evidence, { batchCode, stampIndex, tally });
  await db
    .updateTable('copyEvidence')
    .set({ evidenceJson: packEvidence({ ...stored, evidence }), points })
    .where('batchCode', '=', check.batchCode)
    .where('stampIndex', '=', check.stampIndex)
    .execute();
}

function withRow(stored: StoredEvidence, check: CheckRow, claimedMs: number | null): StoredEvidence {
  const markDay = dayOf(check);
  const marks = stored.markDay === markDay ? stored.marks : [];
  const visitor = visitorOf(check);
  const isKnownToday = marks.some((mark) => mark.startsWith(visitor));
  return {
    evidence: withCheck(stored.evidence, { ...observed(check, claimedMs), isKnownToday }),
    markDay,
    marks: isKnownToday ? marks : [...marks, markOf(check)].slice(-MARKS_LIMIT),
  };
}

function dayOf({ timeMs }: CheckRow): number {
  return Math.floor((timeMs + UTC_PLUS_7_MS) / DAY_MS);
}

/** Who it was, and which of that visitor's checks was the first. */
function markOf(check: CheckRow): string {
  return visitorOf(check) + check.id.slice(0, MARK_CHECK_LENGTH);
}

/** Everybody behind one address is one visitor of the day: whoever changes what a browser calls itself stays one. */
function visitorOf({ networkMark, visitorMark }: CheckRow): string {
  return (networkMark ?? visitorMark).slice(0, MARK_LENGTH);
}

function observed(check: CheckRow, claimedMs: number | null): Omit<ObservedCheck, 'isKnownToday'> {
  const { timeMs, provinceCode } = check;
  return {
    timeMs,
    provinceCode,
    seenBefore: seenBeforeOf(check.seenBefore),
    stage: stageOf(check, claimedMs),
  };
}

function seenBeforeOf(text: string | null): SeenBefore {
  return text === 'no' || text === 'today' || text === 'earlier' ? text : null;
}

function stageOf({ verdict, timeMs }: CheckRow, claimedMs: number | null): Stage {
  if (claimedMs !== null && timeMs > claimedMs) return 'claimed';
  return STOCK_VERDICTS.has(verdict) ? 'stock' : 'market';
}

/**
 * Once suspected, a stamp stays so until somebody clears it; what it is suspected for follows the last score. After it was
 * cleared it is left alone for a while.
 */
function rowOf(
  { batchCode, stampIndex }: { batchCode: string; stampIndex: number },
  stored: StoredEvidence,
  score: CopyScore | null,
  before: Watched | undefined,
  timeMs: number,
): Evidence {
  const isQuiet = (before?.quietUntilMs ?? 0) > timeMs;
  const reasons: readonly CopyRule[] = score?.isSuspect ? score.reasons.map(({ rule }) => rule) : [];
  return {
    batchCode,
    stampIndex,
    evidenceJson: packEvidence(stored),
    visits: score?.visits.total ?? before?.visits ?? 0,
    late: score?.visits.late ?? before?.late ?? 0,
    points: score?.points ?? before?.points ?? 0,
    reasonsJson: reasons.length > 0 ? JSON.stringify(reasons) : (before?.reasonsJson ?? '[]'),
    suspectSinceMs: before?.suspectSinceMs ?? (score?.isSuspect && !isQuiet ? timeMs : null),
  };
}

// One JSON parameter carries the whole group: the statement is the same for any number of rows, so that it is
// compiled once.

type Watched = { readonly [Column in keyof Evidence]: Evidence[Column] } & {
  readonly claimedMs: number | null;
  readonly quietUntilMs: number | null;
};

async function readWatched(db: Kysely<Database>, checks: readonly CheckRow[]): Promise<Map<string, Watched>> {
  const stamps = JSON.stringify(checks.map(({ batchCode, stampIndex }) => ({ batchCode, stampIndex })));
  const { rows } = await sql<Watched>`
    select asked.batch_code, asked.stamp_index, evidence_json, visits, late, points, reasons_json, suspect_since_ms,
      claim.time_ms as claimed_ms, copy_quiet.until_ms as quiet_until_ms
    from (select distinct value ->> 'batchCode' as batch_code, value ->> 'stampIndex' as stamp_index from json_each(${stamps})) as asked
      left join copy_evidence on copy_evidence.batch_code = asked.batch_code and copy_evidence.stamp_index = asked.stamp_index
      left join claim on claim.batch_code = asked.batch_code and claim.stamp_index = asked.stamp_index
      left join copy_quiet on copy_quiet.batch_code = asked.batch_code and copy_quiet.stamp_index = asked.stamp_index`.execute(
    db,
  );
  return new Map(rows.map((row) => [`${row.batchCode}/${row.stampIndex}`, row]));
}

async function writeEvidence(db: Kysely<Database>, rows: readonly Evidence[]): Promise<void> {
  await sql`
    insert into copy_evidence (batch_code, stamp_index, evidence_json, visits, late, points, reasons_json, suspect_since_ms)
    select value ->> 'batchCode', value ->> 'stampIndex', value ->> 'evidenceJson', value ->> 'visits', value ->> 'late',
      value ->> 'points', value ->> 'reasonsJson', value ->> 'suspectSinceMs'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (batch_code, stamp_index) do update set evidence_json = excluded.evidence_json, visits = excluded.visits,
      late = excluded.late, points = excluded.points, reasons_json = excluded.reasons_json,
      suspect_since_ms = excluded.suspect_since_ms`.execute(db);
}
