import { setImmediate } from 'node:timers/promises';
import type { Acting } from '../../domain/audit.ts';
import type { ReportProgress } from '../../http/work-progress.ts';
import { asLongWork } from '../../storage/long-work.ts';
import { keepOrDrop } from '../../storage/savepoint.ts';
import type { AnnexDeps } from './deps.ts';
import type { Annex } from './draft.ts';
import {
  type JudgedRow,
  readAnnex,
  similarByProvince,
  usedRows,
  type WrittenRow,
  writeRows,
} from './judge.ts';
import { type RowGroup, rowGroups } from './row-groups.ts';

/** Drafts whose rows are kept in memory once they were judged. */
const KEPT_LIMIT = 4;

/** Rows that one transaction tries, unless they belong together: few enough that other requests hardly wait. */
const ROWS_PER_TRANSACTION = 50;

/** Tells of every row of an annex what becomes, or became, of it; `report` hears how many rows were tried. */
export type JudgedRows = (
  deps: AnnexDeps & Acting,
  annex: Annex,
  report?: ReportProgress,
) => Promise<readonly JudgedRow[]>;

/** What is remembered of a draft: what came of its groups of rows, and of all at the version that was asked last. */
interface KeptDraft {
  readonly version: number;
  readonly groups: ReadonlyMap<string, readonly WrittenRow[]>;
  readonly rows: readonly JudgedRow[];
}

/**
 * Tries the rows of drafts without keeping anything, and remembers what came of the last drafts until anything in the
 * registry changes: pages through one draft try it once, and a change of a row tries only the rows that it can touch.
 */
export function createJudgedRows({ changes }: Pick<AnnexDeps, 'changes'>): JudgedRows {
  const kept = new Map<string, KeptDraft>();
  let changed = 0;
  changes.subscribe(() => {
    changed += 1;
    kept.clear();
  });
  return async (deps, annex, report = () => undefined) => {
    if (annex.state !== 'open') return settledRows(annex);
    const key = JSON.stringify([annex.id, deps.by.provinceCode]);
    const known = kept.get(key);
    if (known?.version === annex.version) return known.rows;
    const changedBefore = changed;
    const draft = await tryDraft(deps, annex, known?.groups ?? new Map(), report);
    if (changed === changedBefore) kept.set(key, draft);
    for (const [oldest] of kept) {
      if (kept.size <= KEPT_LIMIT) break;
      kept.delete(oldest);
    }
    return draft.rows;
  };
}

/** Tries the groups of rows whose outcome is not known, and lets other requests through between some and the next. */
async function tryDraft(
  deps: AnnexDeps & Acting,
  annex: Annex,
  known: ReadonlyMap<string, readonly WrittenRow[]>,
  report: ReportProgress,
): Promise<KeptDraft> {
  const reading = await readAnnex(annex, deps.by.provinceCode);
  const groups = rowGroups(reading.read, annex.edits);
  const outcomes = new Map(groups.map(({ key }) => [key, known.get(key) ?? []]));
  const untried = groups.filter(({ key }) => !known.has(key));
  const total = reading.read.length;
  let done = total - untried.reduce((sum, { rows }) => sum + rows.length, 0);
  report(done, total);
  const similarIn = similarByProvince();
  for (const some of portionsOf(untried)) {
    // The registry and the transaction take the rows in the order of the sheet.
    const inOrder = some.flatMap(({ rows }) => rows).toSorted((a, b) => a.row - b.row);
    const onRows = (tried: number) => report(done + tried, total);
    const written = await keepOrDrop(deps.db, false, (transaction) =>
      asLongWork(
        transaction,
        () => writeRows(deps, transaction, annex, inOrder, similarIn, onRows),
        async () => {},
      ),
    );
    const byRow = new Map(written.map((one) => [one.result.row, one]));
    for (const { key, rows } of some)
      outcomes.set(
        key,
        rows.flatMap(({ row }) => byRow.get(row) ?? []),
      );
    done += inOrder.length;
    report(done, total);
    await setImmediate();
  }
  return { version: annex.version, groups: outcomes, rows: reading.judged([...outcomes.values()].flat()) };
}

/** Groups that are tried together, in their order. */
function portionsOf(groups: readonly RowGroup[]): RowGroup[][] {
  const portions: RowGroup[][] = [];
  let rows = ROWS_PER_TRANSACTION;
  for (const group of groups) {
    if (rows >= ROWS_PER_TRANSACTION) {
      portions.push([]);
      rows = 0;
    }
    portions.at(-1)?.push(group);
    rows += group.rows.length;
  }
  return portions;
}

function settledRows(annex: Annex): JudgedRow[] {
  const results = annex.report?.rows ?? [];
  const byRow = new Map(results.map((result) => [result.row, result]));
  const rows = usedRows(annex);
  const shown =
    rows.length > 0
      ? rows
      : results.map(({ row }) => ({ row, kind: 'data' as const, use: true, cells: {}, text: '' }));
  return shown.map((row) => ({
    ...row,
    result: byRow.get(row.row),
    producerKey: undefined,
    candidates: [],
  }));
}
