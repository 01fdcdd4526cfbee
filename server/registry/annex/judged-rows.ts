import type { Acting } from '../../domain/audit.ts';
import { asLongWork } from '../../storage/long-work.ts';
import { keepOrDrop } from '../../storage/savepoint.ts';
import type { AnnexDeps } from './deps.ts';
import type { Annex } from './draft.ts';
import { type JudgedRow, readAnnex, usedRows, type WrittenRow, writeRows } from './judge.ts';
import { rowGroups } from './row-groups.ts';

/** Drafts whose rows are kept in memory once they were judged. */
const KEPT_LIMIT = 4;

/** Tells of every row of an annex what becomes, or became, of it. */
export type JudgedRows = (deps: AnnexDeps & Acting, annex: Annex) => Promise<readonly JudgedRow[]>;

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
  return async (deps, annex) => {
    if (annex.state !== 'open') return settledRows(annex);
    const key = JSON.stringify([annex.id, deps.by.provinceCode]);
    const known = kept.get(key);
    if (known?.version === annex.version) return known.rows;
    const changedBefore = changed;
    const draft = await tryDraft(deps, annex, known?.groups ?? new Map());
    if (changed === changedBefore) kept.set(key, draft);
    for (const [oldest] of kept) {
      if (kept.size <= KEPT_LIMIT) break;
      kept.delete(oldest);
    }
    return draft.rows;
  };
}

/** Tries the groups of rows whose outcome is not known. */
async function tryDraft(
  deps: AnnexDeps & Acting,
  annex: Annex,
  known: ReadonlyMap<string, readonly WrittenRow[]>,
): Promise<KeptDraft> {
  const reading = readAnnex(annex, deps.by.provinceCode);
  const groups = rowGroups(reading.read, annex.edits);
  const untried = groups.filter(({ key }) => !known.has(key)).flatMap(({ rows }) => rows);
  const inOrder = untried.toSorted((a, b) => a.row - b.row);
  const written =
    inOrder.length === 0
      ? []
      : await keepOrDrop(deps.db, false, (transaction) =>
          asLongWork(
            transaction,
            () => writeRows(deps, transaction, annex, inOrder),
            async () => {},
          ),
        );
  const byRow = new Map(written.map((one) => [one.result.row, one]));
  const outcomes = new Map(
    groups.map(({ key, rows }) => [key, known.get(key) ?? rows.flatMap(({ row }) => byRow.get(row) ?? [])]),
  );
  const rows = reading.judged([...outcomes.values()].flat());
  return { version: annex.version, groups: outcomes, rows };
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
