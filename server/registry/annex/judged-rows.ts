import type { Acting } from '../../domain/audit.ts';
import { keepOrDrop } from '../../storage/savepoint.ts';
import type { AnnexDeps } from './deps.ts';
import type { Annex } from './draft.ts';
import { type JudgedRow, judgeAnnex, usedRows } from './judge.ts';

/** Drafts whose rows are kept in memory once they were judged. */
const KEPT_LIMIT = 4;

/** Tells of every row of an annex what becomes, or became, of it. */
export type JudgedRows = (deps: AnnexDeps & Acting, annex: Annex) => Promise<readonly JudgedRow[]>;

/**
 * Tries the rows of drafts without keeping anything, and remembers what came of the last drafts until anything in the
 * registry changes: pages through one draft judge it once.
 */
export function createJudgedRows({ changes }: Pick<AnnexDeps, 'changes'>): JudgedRows {
  const kept = new Map<string, readonly JudgedRow[]>();
  changes.subscribe(() => kept.clear());
  return async (deps, annex) => {
    if (annex.state !== 'open') return settledRows(annex);
    const key = JSON.stringify([annex.id, annex.version, deps.by.provinceCode]);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const rows = await keepOrDrop(deps.db, false, (transaction) => judgeAnnex(deps, transaction, annex));
    kept.set(key, rows);
    for (const [oldest] of kept) {
      if (kept.size <= KEPT_LIMIT) break;
      kept.delete(oldest);
    }
    return rows;
  };
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
