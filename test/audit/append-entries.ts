/**
 * A process of its own that appends entries: `node append-entries.ts FILE NAME COUNT`. It begins when it is told to, so that two of
 * them meet.
 */
import { setTimeout } from 'node:timers/promises';
import { SYSTEM } from '../../server/domain/audit.ts';
import { appendAudit } from '../../server/storage/audit.ts';
import { openStorage } from '../../server/storage/open.ts';

const PAUSE_MS = 5;
const [, , file = '', name = '', count = '0'] = process.argv;
const storage = await openStorage({ file });

const told = new Promise((resolve) => process.once('SIGUSR2', resolve));
// A signal alone keeps no process running.
const waiting = setInterval(() => {}, 60_000);
process.stdout.write('ready\n');
await told;
clearInterval(waiting);

for (let place = 0; place < Number(count); place += 1) {
  const entry = {
    ...SYSTEM,
    timeMs: place,
    action: 'product.edit',
    subjectKind: 'product',
    subjectId: `${name}-${place}`,
    producerId: null,
    provinceCode: null,
    before: null,
    after: null,
    reason: null,
  };
  await storage.db.transaction().execute((db) => appendAudit(db, entry));
  // As between two requests.
  await setTimeout(PAUSE_MS);
}
await storage.close();
