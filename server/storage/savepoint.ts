import { CompiledQuery, type Kysely } from 'kysely';
import { longWorkOf } from './long-work.ts';
import type { Database } from './schema.ts';

/** Runs `work` in a transaction that is committed, or with `keep` false rolled back, when it is done. */
export async function keepOrDrop<T>(
  db: Kysely<Database>,
  keep: boolean,
  work: (transaction: Kysely<Database>) => Promise<T>,
): Promise<T> {
  const transaction = await db.startTransaction().execute();
  try {
    const result = await work(transaction);
    if (keep) await transaction.commit().execute();
    else await transaction.rollback().execute();
    return result;
  } catch (error) {
    if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute();
    throw error;
  }
}

/** Runs a step of a transaction; when it throws, the step alone is undone and `failed` gives its result or throws on. */
export async function inSavepoint<T>(
  transaction: Kysely<Database>,
  step: () => Promise<T>,
  failed: (error: unknown) => T,
): Promise<T> {
  const work = longWorkOf(transaction);
  const told = work?.entries.length ?? 0;
  const learnt = work?.undo.length ?? 0;
  await transaction.executeQuery(CompiledQuery.raw('savepoint step'));
  let result: T;
  try {
    result = await step();
  } catch (error) {
    result = failed(error);
    await transaction.executeQuery(CompiledQuery.raw('rollback to step'));
    work?.entries.splice(told);
    for (const undo of work?.undo.splice(learnt) ?? []) undo();
  }
  await transaction.executeQuery(CompiledQuery.raw('release step'));
  return result;
}

/** Runs a step of a transaction to see what it would do, undoes it, and gives its result or throws what it threw. */
export async function tried<T>(transaction: Kysely<Database>, step: () => Promise<T>): Promise<T> {
  await transaction.executeQuery(CompiledQuery.raw('savepoint attempt'));
  try {
    return await step();
  } finally {
    await transaction.executeQuery(CompiledQuery.raw('rollback to attempt'));
    await transaction.executeQuery(CompiledQuery.raw('release attempt'));
  }
}
