import { claimStamp } from '../../server/claims/claim-stamp.ts';
import { BatchStates } from '../../server/storage/batch-states.ts';
import { ClaimTimes } from '../../server/storage/claims.ts';
import { openStorage } from '../../server/storage/open.ts';

/**
 * A node of its own on the database in its first argument: claims the stamps 0 to `count` of a batch, four at a time, and prints
 * what it would answer for each. It begins when it is told to, so that two of them meet.
 */
const [, , file = '', batchCode = '', count = '0', name = ''] = process.argv;
const { db, close } = await openStorage({ file });
const store = { db, states: new BatchStates(), claims: new ClaimTimes(db), clock: Date.now };

const told = new Promise((resolve) => process.once('SIGUSR2', resolve));
// A signal alone keeps no process running.
const waiting = setInterval(() => {}, 60_000);
process.stdout.write('ready\n');
await told;
clearInterval(waiting);

let next = 0;
async function work(): Promise<void> {
  for (let index = next++; index < Number(count); index = next++) {
    const claimed = await claimStamp(store, { batchCode, index, onceKey: `${name}-${index}` });
    process.stdout.write(`${JSON.stringify({ index, ...claimed })}\n`);
  }
}

await Promise.all([1, 2, 3, 4].map(work));
await close();
