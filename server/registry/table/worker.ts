import { readTable } from './read-table.ts';
import type { TableLimits } from './table-fault.ts';

// A process that reads the one table it is sent, answers, and is ended by whoever started it: as long as it listens it
// does not end by itself, since its end could then overtake its answer.
process.on('message', async (task: { bytes: Uint8Array; limits: TableLimits }) => {
  process.send?.(await readTable(task.bytes, task.limits));
});
