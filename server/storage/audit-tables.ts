import type { Kysely } from 'kysely';
import { actedBy } from '../domain/audit.ts';
import type { Principal } from '../domain/principal.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './schema.ts';

/** Tells the audit log that somebody took a table along as a file: a read of everything that stands in it. */
export function tellTable(
  db: Kysely<Database>,
  by: Principal,
  timeMs: number,
  table: string,
): (taken: { readonly format: string; readonly rows: number }) => Promise<void> {
  return ({ format, rows }) =>
    db.transaction().execute((transaction) =>
      appendAudit(transaction, {
        ...actedBy(by),
        timeMs,
        action: 'table.export',
        subjectKind: 'table',
        subjectId: table,
        producerId: by.producerId,
        provinceCode: by.provinceCode,
        before: null,
        after: { format, rows },
        reason: null,
      }),
    );
}
