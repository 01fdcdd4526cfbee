import { join } from 'node:path';
import { build } from 'vite';
import { resolveChromium } from './chromium.ts';

/**
 * Builds the pages and unpacks the bundled browser before any test file runs, so that all of them find both complete.
 * The pages are those of the source as it is now, whatever lay in `dist` and however new it was.
 */
export default async function setup(): Promise<void> {
  await build({ root: join(import.meta.dirname, '../..'), logLevel: 'warn', clearScreen: false });
  await resolveChromium();
}
