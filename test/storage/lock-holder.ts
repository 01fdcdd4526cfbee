import { dataFiles } from '../../server/storage/data-dir.ts';
import { acquireLock } from '../../server/storage/lock.ts';

/** A process that takes the lock of the folder in its first argument, says so, and keeps it until it is ended. */
const [, , dataDir = ''] = process.argv;
try {
  acquireLock(dataFiles(dataDir), { pid: process.pid, sinceMs: Date.UTC(2026, 0, 1) }, 50);
  process.stdout.write('held\n');
  setInterval(() => undefined, 1_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
