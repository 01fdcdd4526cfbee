import { forgetTableImports, type TableImportHead } from '../../storage/table-imports.ts';
import type { RegistryDeps } from '../deps.ts';

const DAY_MS = 24 * 3_600_000;

/** A table that nobody imported is forgotten after this long. */
const OPEN_KEPT_MS = 30 * DAY_MS;

/** The rows of an imported table are kept for this long, so that its report can be looked at. */
const ROWS_KEPT_MS = 90 * DAY_MS;

/** Until when the rows of a table are kept. */
export function keptUntilMs({ createdMs, confirmedMs }: TableImportHead): number {
  return confirmedMs === null ? createdMs + OPEN_KEPT_MS : confirmedMs + ROWS_KEPT_MS;
}

/** Forgets what is too old. */
export async function forgetOldTables({ db, clock }: Pick<RegistryDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock();
  await forgetTableImports(db, { openBeforeMs: now - OPEN_KEPT_MS, confirmedBeforeMs: now - ROWS_KEPT_MS });
}
