import { readSheets, readTable } from './read-table.ts';
import type { ReadingTask } from './table-reader.ts';

// A process that reads the one file it is sent, answers, and is ended by whoever started it: as long as it listens it
// does not end by itself, since its end could then overtake its answer.
process.on('message', async ({ wanted, bytes, limits }: ReadingTask) => {
  process.send?.(wanted === 'table' ? await readTable(bytes, limits) : await readSheets(bytes, limits));
});
