import type { Kysely } from 'kysely';
import { addDays, type CivilDay, civilDayStartMs, parseCivilDay } from '../../stamps/civil-day.ts';
import { searchText } from '../domain/spelling.ts';
import { problem } from '../http/problems.ts';
import type { AuditEntryRow } from '../storage/audit.ts';
import { type AuditFilter, type AuditPosition, type AuditScope, listAudit } from '../storage/audit-log.ts';
import type { Database } from '../storage/schema.ts';
import type { AuditFilters } from './schemas.ts';

/** Entries that a search by text looks at for one page; a page of it may come out empty with more to look at. */
export const SEARCHED_ROWS = 1_000;

/** Entries read by one statement. */
const PAGE_ROWS = 500;

/** What a page of the log is made of. */
export interface AuditPage {
  readonly rows: readonly AuditEntryRow[];
  /** Where the next page begins; null when this was the last. */
  readonly next: AuditPosition | null;
}

/** The filters of a query as the storage takes them. @throws date-invalid */
export function filterOf({ q: _, from, to, ...equal }: AuditFilters): AuditFilter {
  return {
    ...equal,
    fromMs: from === undefined ? undefined : civilDayStartMs(readDay(from, 'from')),
    toMs: to === undefined ? undefined : civilDayStartMs(addDays(readDay(to, 'to'), 1)),
  };
}

/** One page of entries, newest first; with `q` those alone that have every word of it. */
export async function readAuditPage(
  db: Kysely<Database>,
  scope: AuditScope,
  filters: AuditFilters,
  { limit, after }: { readonly limit: number; readonly after: AuditPosition | undefined },
): Promise<AuditPage> {
  const filter = filterOf(filters);
  if (filters.q === undefined) {
    const rows = await listAudit(db, scope, filter, limit + 1, after);
    const shown = rows.slice(0, limit);
    return { rows: shown, next: rows.length > limit ? (shown.at(-1) ?? null) : null };
  }
  const matches = matcherOf(filters.q);
  const rows = await listAudit(db, scope, filter, SEARCHED_ROWS, after);
  const found: AuditEntryRow[] = [];
  for (const row of rows) {
    if (!matches(row)) continue;
    found.push(row);
    if (found.length === limit) return { rows: found, next: row };
  }
  return { rows: found, next: rows.length === SEARCHED_ROWS ? (rows.at(-1) ?? null) : null };
}

/** Every entry, newest first, read no faster than it is taken. */
export async function* streamAudit(
  db: Kysely<Database>,
  scope: AuditScope,
  filters: AuditFilters,
): AsyncGenerator<AuditEntryRow> {
  const filter = filterOf(filters);
  const matches = filters.q === undefined ? () => true : matcherOf(filters.q);
  let after: AuditPosition | undefined;
  for (;;) {
    const rows = await listAudit(db, scope, filter, PAGE_ROWS, after);
    for (const row of rows) if (matches(row)) yield row;
    after = rows.at(-1);
    if (rows.length < PAGE_ROWS) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function matcherOf(q: string): (row: AuditEntryRow) => boolean {
  const words = searchText(q)
    .split(' ')
    .filter((word) => word !== '');
  return ({ actor, action, subjectId, beforeJson, afterJson, reason }) => {
    const text = searchText([actor, action, subjectId, beforeJson, afterJson, reason].join(' '));
    return words.every((word) => text.includes(word));
  };
}

function readDay(text: string, field: string): CivilDay {
  const day = parseCivilDay(text);
  if (day === undefined) throw problem('date-invalid', { field });
  return day;
}
