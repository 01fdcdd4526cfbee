import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WEB_ROOT } from '../http/web-files.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What the web assets are made from, relative to the repository. */
const SOURCES = ['scanner-web', 'stamps', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the web assets unless they are newer than everything that they are made from.
 *
 * @returns whether there was anything to build
 */
export async function buildWebAssets(): Promise<boolean> {
  if (newestMs(SOURCES.map((name) => join(ROOT, name))) < oldestBuiltMs()) return false;
  const { build } = await import('vite');
  await build({ root: ROOT, logLevel: 'warn', clearScreen: false });
  return true;
}

function newestMs(paths: readonly string[]): number {
  return Math.max(...paths.map((path) => Math.max(0, ...timesBelow(path))));
}

/** Infinity is never reached: without assets the answer is 0, older than any source. */
function oldestBuiltMs(): number {
  const times = timesBelow(WEB_ROOT);
  return times.length === 0 ? 0 : Math.min(...times);
}

function timesBelow(path: string): number[] {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return [];
  if (!entry.isDirectory()) return [entry.mtimeMs];
  return readdirSync(path).flatMap((name) => timesBelow(join(path, name)));
}
