import type { Kysely } from 'kysely';
import { SYSTEM } from '../domain/audit.ts';
import { appendAudit } from './audit.ts';
import type { Database } from './schema.ts';

/** Every origin that stamp links of ours were or are printed with, oldest first. */
export async function listHosts(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('host')
    .select('origin')
    .orderBy('firstUsedMs')
    .orderBy('origin')
    .execute();
  return rows.map((row) => row.origin);
}

/**
 * Keeps the current and the former origins as ours for good; those already known stay as they are.
 *
 * @returns every origin that is ours, the current one first.
 */
export async function keepOrigins(
  db: Kysely<Database>,
  current: string,
  former: readonly string[],
  timeMs: number,
): Promise<readonly string[]> {
  const all = await db.transaction().execute(async (transaction) => {
    const known = new Set(await listHosts(transaction));
    for (const origin of new Set([...former, current])) {
      if (known.has(origin)) continue;
      await transaction.insertInto('host').values({ origin, firstUsedMs: timeMs }).execute();
      await appendAudit(transaction, {
        ...SYSTEM,
        timeMs,
        action: 'host.add',
        subjectKind: 'host',
        subjectId: origin,
        producerId: null,
        provinceCode: null,
        before: null,
        after: { origin },
        reason: null,
      });
    }
    return await listHosts(transaction);
  });
  return [current, ...all.filter((origin) => origin !== current)];
}
