import type { Kysely } from 'kysely';
import { actedBy, changedMembers } from '../../domain/audit.ts';
import { appendAudit } from '../../storage/audit.ts';
import type { Database } from '../../storage/schema.ts';
import type { CommuneTable } from '../../storage/tables/registry.ts';
import type { RegisteringDeps, RegistryDeps } from '../deps.ts';
import type { ImportReport } from './row-result.ts';

/**
 * Tells the audit log that a table was imported and what became of its rows; each changed row has an entry of its
 * own, written with it. A dry run keeps nothing and tells nothing.
 */
export async function auditImport(
  deps: RegisteringDeps & Pick<RegistryDeps, 'db'>,
  table: 'registry' | 'communes',
  { provinceCode, id }: { readonly provinceCode: string | null; readonly id?: string | undefined },
  { dryRun, rows, ...counts }: ImportReport,
): Promise<void> {
  if (dryRun) return;
  await deps.db.transaction().execute(async (db) => {
    await appendAudit(db, {
      ...actedBy(deps.by),
      timeMs: deps.clock(),
      action: `${table}.import`,
      subjectKind: 'import',
      subjectId: id ?? deps.newId(),
      producerId: null,
      provinceCode,
      before: null,
      after: { rows: rows.length, ...counts },
      reason: null,
    });
  });
}

/** Tells the audit log that a commune was added or renamed, inside the transaction of its row. */
export async function auditCommune(
  { by, clock }: RegisteringDeps,
  db: Kysely<Database>,
  before: CommuneTable | undefined,
  { code, name, provinceCode }: CommuneTable,
): Promise<void> {
  const after = { name, provinceCode };
  const changed = before && changedMembers({ name: before.name, provinceCode: before.provinceCode }, after);
  await appendAudit(db, {
    ...actedBy(by),
    timeMs: clock(),
    action: before === undefined ? 'commune.add' : 'commune.edit',
    subjectKind: 'commune',
    subjectId: code,
    producerId: null,
    provinceCode,
    ...(changed ?? { before: null, after }),
    reason: null,
  });
}
