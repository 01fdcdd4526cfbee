import { raiseCases } from '../../server/cases/opening.ts';
import { createScanWriter } from '../../server/scanning/scan-writer.ts';
import { openStorage } from '../../server/storage/open.ts';
import { ScanTotals } from '../../server/storage/scan-totals.ts';
import { writeCheckedBatch } from './batch.ts';
import { scanEvent } from './events.ts';

// Counts without end and prints the id of each check once it is acknowledged; made to be killed.
const [, , file = ''] = process.argv;
const storage = await openStorage({ file });
await writeCheckedBatch(storage.db);
const writer = createScanWriter(storage.db, new ScanTotals(storage.db), raiseCases);

async function countForever(lane: number): Promise<void> {
  for (let number = 0; ; number += 1) {
    const id = `${lane}-${number}`;
    const written = writer.write(scanEvent(id, number % 7));
    if (written === 'full') throw new Error('full');
    await written;
    process.stdout.write(`${id}\n`);
  }
}
await Promise.all(Array.from({ length: 40 }, (_, lane) => countForever(lane)));
