import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { UTC_PLUS_7_MS } from '../../stamps/civil-day.ts';
import {
  BESIDE_EACH_SIDE,
  BESIDE_FROM_VISITS,
  COPY_MODEL,
  type CopyRule,
  type CopyScore,
  type ObservedCheck,
  type SeenBefore,
  type Siblings,
  type Stage,
  scoreStamp,
  withCheck,
} from '../../stamps/copies/index.ts';
import {
  MARK_LENGTH,
  MARKS_LIMIT,
  NO_STORED_EVIDENCE,
  packEvidence,
  type StoredEvidence,
  unpackEvidence,
} from './copy-evidence-json.ts';
import type { Database } from './schema.ts';
import type { CopyEvidenceTable } from './tables/copies.ts';
import type { ScanEventTable } from './tables/scanning.ts';

type Evidence = Selectable<CopyEvidenceTable>;
type CheckRow = Selectable<ScanEventTable>;

const DAY_MS = 86_400_000;

/** Stamps in a state in which nothing of them should be on goods. */
const STOCK_VERDICTS = new Set(['not-activated', 'expired-unused']);

/**
 * Adds public checks to what speaks for copies of their stamps and scores these anew, inside the transaction that
 * records them. `checks` are new ones only.
 */
export async function watchCopies(db: Kysely<Database>, checks: readonly CheckRow[]): Promise<void> {
  const byStamp = Map.groupBy(
    checks.toSorted((one, other) => one.timeMs - other.timeMs),
    ({ batchCode, stampIndex }) => `${batchCode}/${stampIndex}`,
  );
  const known = await readWatched(db, checks);
  const tallies = new Map<string, Tally>();
  const changed: Evidence[] = [];
  for (const [key, ofStamp] of byStamp) {
    const before = known.get(key);
    const [first] = ofStamp;
    if (first === undefined) continue;
    const { batchCode, stampIndex } = first;
    const claimedMs = before?.claimedMs ?? null;
    const was =
      before?.evidenceJson === null || before === undefined ? null : unpackEvidence(before.evidenceJson);
    const seen = ofStamp.reduce(
      (stored, check) => withRow(stored, check, claimedMs),
      was ?? NO_STORED_EVIDENCE,
    );
    const isUnmoved = was !== null && seen.evidence === was.evidence;
    const tally = tallies.get(batchCode) ?? (await readTally(db, batchCode));
    const score = isUnmoved ? null : await scoreBeside(db, seen, { batchCode, stampIndex, tally });
    const next = rowOf({ batchCode, stampIndex }, seen, score, before, ofStamp.at(-1)?.timeMs ?? 0);
    tallies.set(batchCode, {
      ...tally,
      checked: tally.checked + (was === null ? 1 : 0),
      visits: tally.visits + next.visits - (before?.visits ?? 0),
      late: tally.late + next.late - (before?.late ?? 0),
    });
    changed.push(next);
  }
  await writeEvidence(db, changed);
  await writeTallies(db, [...tallies.values()]);
}

/** A province that was told later joins the places of its stamp. */
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
  const { places } = withCheck(
    { ...stored.evidence, visits: [] },
    { ...observed(check, null), isKnownToday: false },
  );
  const evidenceJson = packEvidence({ ...stored, evidence: { ...stored.evidence, places } });
  await db
    .updateTable('copyEvidence')
    .set({ evidenceJson })
    .where('batchCode', '=', check.batchCode)
    .where('stampIndex', '=', check.stampIndex)
    .execute();
}

function withRow(stored: StoredEvidence, check: CheckRow, claimedMs: number | null): StoredEvidence {
  const markDay = Math.floor((check.timeMs + UTC_PLUS_7_MS) / DAY_MS);
  const marks = stored.markDay === markDay ? stored.marks : [];
  const mark = check.visitorMark.slice(0, MARK_LENGTH);
  const isKnownToday = marks.includes(mark);
  return {
    evidence: withCheck(stored.evidence, { ...observed(check, claimedMs), isKnownToday }),
    markDay,
    marks: isKnownToday ? marks : [...marks, mark].slice(-MARKS_LIMIT),
  };
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

async function scoreBeside(
  db: Kysely<Database>,
  { evidence }: StoredEvidence,
  { batchCode, stampIndex, tally }: { batchCode: string; stampIndex: number; tally: Tally },
): Promise<CopyScore> {
  const siblings: Siblings = {
    batchStamps: tally.stamps,
    batchChecked: tally.checked,
    batchVisits: tally.visits,
    batchLate: tally.late,
    besideStamps: 0,
    besideLate: 0,
  };
  const alone = scoreStamp(evidence, siblings, COPY_MODEL);
  if (alone.visits.total < BESIDE_FROM_VISITS) return alone;
  const first = Math.max(0, stampIndex - BESIDE_EACH_SIDE);
  const last = Math.min(tally.quantity - 1, stampIndex + BESIDE_EACH_SIDE);
  const beside = await db
    .selectFrom('copyEvidence')
    .select(({ fn }) => fn.sum<number | null>('late').as('late'))
    .where('batchCode', '=', batchCode)
    .where('stampIndex', '>=', first)
    .where('stampIndex', '<=', last)
    .where('stampIndex', '<>', stampIndex)
    .executeTakeFirst();
  return scoreStamp(
    evidence,
    { ...siblings, besideStamps: last - first, besideLate: Number(beside?.late ?? 0) },
    COPY_MODEL,
  );
}

/** Once suspected, a stamp stays so until somebody clears it; what it is suspected for follows the last score. */
function rowOf(
  { batchCode, stampIndex }: { batchCode: string; stampIndex: number },
  stored: StoredEvidence,
  score: CopyScore | null,
  before: Watched | undefined,
  timeMs: number,
): Evidence {
  const reasons: readonly CopyRule[] = score?.isSuspect ? score.reasons.map(({ rule }) => rule) : [];
  return {
    batchCode,
    stampIndex,
    evidenceJson: packEvidence(stored),
    visits: score?.visits.total ?? before?.visits ?? 0,
    late: score?.visits.late ?? before?.late ?? 0,
    points: score?.points ?? before?.points ?? 0,
    reasonsJson: reasons.length > 0 ? JSON.stringify(reasons) : (before?.reasonsJson ?? '[]'),
    suspectSinceMs: before?.suspectSinceMs ?? (score?.isSuspect ? timeMs : null),
  };
}

// One JSON parameter carries the whole group: the statement is the same for any number of rows, so that it is
// compiled once.

type Watched = { readonly [Column in keyof Evidence]: Evidence[Column] } & {
  readonly claimedMs: number | null;
};

async function readWatched(db: Kysely<Database>, checks: readonly CheckRow[]): Promise<Map<string, Watched>> {
  const stamps = JSON.stringify(checks.map(({ batchCode, stampIndex }) => ({ batchCode, stampIndex })));
  const { rows } = await sql<Watched>`
    select asked.batch_code, asked.stamp_index, evidence_json, visits, late, points, reasons_json, suspect_since_ms,
      claim.time_ms as claimed_ms
    from (select distinct value ->> 'batchCode' as batch_code, value ->> 'stampIndex' as stamp_index from json_each(${stamps})) as asked
      left join copy_evidence on copy_evidence.batch_code = asked.batch_code and copy_evidence.stamp_index = asked.stamp_index
      left join claim on claim.batch_code = asked.batch_code and claim.stamp_index = asked.stamp_index`.execute(
    db,
  );
  return new Map(rows.map((row) => [`${row.batchCode}/${row.stampIndex}`, row]));
}

interface Tally {
  readonly batchCode: string;
  readonly quantity: number;
  /** Stamps on goods. */
  readonly stamps: number;
  readonly checked: number;
  readonly visits: number;
  readonly late: number;
}

async function readTally(db: Kysely<Database>, batchCode: string): Promise<Tally> {
  const row = await db
    .selectFrom('batch')
    .leftJoin('copyTally', 'copyTally.batchCode', 'batch.code')
    .leftJoin('batchTally', 'batchTally.batchCode', 'batch.code')
    .select([
      'batch.quantity',
      'batchTally.activated',
      'copyTally.checked',
      'copyTally.visits',
      'copyTally.late',
    ])
    .where('batch.code', '=', batchCode)
    .executeTakeFirstOrThrow();
  const { quantity, activated, checked, visits, late } = row;
  return {
    batchCode,
    quantity,
    stamps: activated ?? 0,
    checked: checked ?? 0,
    visits: visits ?? 0,
    late: late ?? 0,
  };
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

async function writeTallies(db: Kysely<Database>, tallies: readonly Tally[]): Promise<void> {
  await sql`
    insert into copy_tally (batch_code, checked, visits, late)
    select value ->> 'batchCode', value ->> 'checked', value ->> 'visits', value ->> 'late'
    from json_each(${JSON.stringify(tallies)}) where true
    on conflict (batch_code) do update set checked = excluded.checked, visits = excluded.visits, late = excluded.late`.execute(
    db,
  );
}
