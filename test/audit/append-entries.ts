/** A process of its own that appends entries: `node append-entries.ts FILE NAME COUNT`. */
import { SYSTEM } from '../../server/domain/audit.ts';
import { appendAudit } from '../../server/storage/audit.ts';
import { StorageError } from '../../server/storage/faults.ts';
import { openStorage } from '../../server/storage/open.ts';

const [, , file = '', name = '', count = '0'] = process.argv;
const storage = await openStorage({ file });
let refused = 0;
for (let place = 0; place < Number(count); ) {
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
  try {
    await storage.db.transaction().execute((db) => appendAudit(db, entry));
    place += 1;
  } catch (error) {
    // Who read the end of the chain before the other wrote is refused, and reads it anew.
    if (!(error instanceof StorageError) || refused > 100_000) throw error;
    refused += 1;
  }
}
await storage.close();
