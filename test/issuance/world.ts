import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Problem } from '../../server/http/problems.ts';
import { declareLot } from '../../server/issuance/lots.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import type { BatchRow } from '../../server/storage/batches.ts';
import type { LotRow } from '../../server/storage/lots.ts';
import { openStorage } from '../../server/storage/open.ts';
import { fakeClock } from '../support/clock.ts';
import { databaseTemplate } from '../support/database-template.ts';
import { SCRATCH } from '../support/scratch.ts';
import { issuanceOver, issueBatch, START_MS, WHO, type World } from './issuance-over.ts';
import { writeRegistry } from './registry-rows.ts';

const writeDatabase = databaseTemplate(writeRegistry);

/** A world in a folder of its own, removed when the test ends. */
export async function newWorld(): Promise<World> {
  const folder = await mkdtemp(join(SCRATCH, 'temque-issuance-'));
  const file = join(folder, 'temque.db');
  await writeDatabase(file);
  const storage = await openStorage({ file });
  onTestFinished(async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  });
  return issuanceOver(storage, fakeClock(START_MS));
}

/** A batch of tea in boxes, its first `printed` stamps marked as printed. */
export async function teaBatch({ deps }: World, quantity = 100, printed = 0): Promise<BatchRow> {
  const batch = await issueBatch(deps, WHO.highland, { variantId: 'tea-box', quantity });
  if (printed > 0) {
    await changeRange(deps, WHO.highland, batch.code, { action: 'print', first: 0, last: printed - 1 });
  }
  return batch;
}

/** A lot of tea. */
export async function teaLot({ deps }: World, declaredQuantity = 1000, number = 'L1'): Promise<LotRow> {
  const producedOn = '2026-02-20';
  return await declareLot(deps, WHO.highland, { productId: 'tea', number, producedOn, declaredQuantity });
}

/** The code of the problem that a request ends in, or `done`. */
export async function outcomeOf(request: Promise<unknown>): Promise<string> {
  try {
    await request;
    return 'done';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

/** The problem that a request ends in. @throws Error when it succeeds */
export async function problemOf(request: Promise<unknown>): Promise<Problem> {
  const failure = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof Problem) return failure;
  throw failure ?? new Error('the request was not refused');
}
