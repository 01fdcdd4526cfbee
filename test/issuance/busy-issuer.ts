import { declareLot } from '../../server/issuance/lots.ts';
import { changeRange } from '../../server/issuance/ranges.ts';
import { undoEntry } from '../../server/issuance/undo.ts';
import { openStorage } from '../../server/storage/open.ts';
import { fakeClock } from '../support/clock.ts';
import { issuanceOver, issueBatch, START_MS, WHO } from './issuance-over.ts';

/**
 * A process that issues, prints, activates, voids and undoes on the database in its first argument until it is
 * killed, four requests at a time, and prints a line for each that was acknowledged.
 */
const [, , file = '', seed = ''] = process.argv;
const storage = await openStorage({ file });
const { deps } = issuanceOver(storage, fakeClock(START_MS), seed);

function acknowledge(fact: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

async function work(worker: number): Promise<never> {
  const number = `${seed}-${worker}`;
  const producedOn = '2026-02-20';
  const lot = await declareLot(deps, WHO.highland, {
    productId: 'tea',
    number,
    producedOn,
    declaredQuantity: 900_000,
  });
  acknowledge({ lot: lot.id });
  for (;;) {
    const { code } = await issueBatch(deps, WHO.highland, { variantId: 'tea-box', quantity: 1_048_576 });
    acknowledge({ batch: code });
    const change = async (order: Parameters<typeof changeRange>[3]) => {
      for (const { seq, action, firstIndex, lastIndex } of await changeRange(
        deps,
        WHO.highland,
        code,
        order,
      )) {
        acknowledge({ entry: code, seq, action, firstIndex, lastIndex });
      }
    };
    await change({ action: 'print', first: 0, last: 9_999 });
    for (let first = 0; first < 50; first += 10) {
      await change({ action: 'activate', first, last: first + 9, lotId: lot.id });
    }
    await change({ action: 'void', first: 60, last: 64, reason: 'damaged' });
    const { seq, action, firstIndex, lastIndex } = await undoEntry(deps, WHO.highland, code, { undoes: 3 });
    acknowledge({ entry: code, seq, action, firstIndex, lastIndex });
  }
}

await Promise.all([1, 2, 3, 4].map(work));
