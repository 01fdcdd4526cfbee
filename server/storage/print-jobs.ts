import type { Insertable, Kysely, Selectable } from 'kysely';
import type { IndexSpan, StampRun } from '../../stamps/sheet/index.ts';
import type { Database } from './schema.ts';
import type { PrintJobTable } from './tables/printing.ts';

/** One print-out as stored. */
export type PrintJobRow = Selectable<PrintJobTable>;

/** Position in the list of a batch's print jobs, newest first. */
export type PrintJobPosition = { createdMs: number; id: string };

/** Records a print-out; its id is new. */
export async function insertPrintJob(db: Kysely<Database>, job: Insertable<PrintJobTable>): Promise<void> {
  await db.insertInto('printJob').values(job).execute();
}

/** Finds a print job by its id. */
export async function findPrintJob(db: Kysely<Database>, id: string): Promise<PrintJobRow | undefined> {
  return await db.selectFrom('printJob').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Lists a batch's print jobs, newest first, starting behind `after`; at most `limit`. */
export async function listPrintJobs(
  db: Kysely<Database>,
  batchCode: string,
  limit: number,
  after?: PrintJobPosition,
): Promise<PrintJobRow[]> {
  let query = db
    .selectFrom('printJob')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .orderBy('createdMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('createdMs', 'id'), '<', tuple(after.createdMs, after.id)),
    );
  }
  return await query.execute();
}

/** The stamps of a print job: its range without what it leaves out. */
export function stampsOfJob(job: Pick<PrintJobRow, 'firstIndex' | 'lastIndex' | 'skippedJson'>): StampRun {
  const { firstIndex, lastIndex, skippedJson } = job;
  return { firstIndex, lastIndex, skipped: readSkipped(skippedJson) };
}

/** What a job leaves out, as its row keeps it. */
export function skippedText(skipped: readonly IndexSpan[]): string | null {
  return skipped.length === 0 ? null : JSON.stringify(skipped.map(({ first, last }) => [first, last]));
}

function readSkipped(json: string | null): IndexSpan[] {
  const pairs: unknown = json === null ? [] : JSON.parse(json);
  if (!Array.isArray(pairs)) throw new TypeError('what a print job leaves out is a list');
  return pairs.map((pair: unknown) => {
    const [first, last]: unknown[] = Array.isArray(pair) ? pair : [];
    if (typeof first !== 'number' || typeof last !== 'number') throw new TypeError('a span has two ends');
    return { first, last };
  });
}

/** Every print-out whose range a stamp is in, newest first; at most `limit`. Some may leave the stamp out. */
export async function printJobsOf(
  db: Kysely<Database>,
  batchCode: string,
  index: number,
  limit: number,
): Promise<PrintJobRow[]> {
  return await db
    .selectFrom('printJob')
    .selectAll()
    .where('batchCode', '=', batchCode)
    .where('firstIndex', '<=', index)
    .where('lastIndex', '>=', index)
    .orderBy('createdMs', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
