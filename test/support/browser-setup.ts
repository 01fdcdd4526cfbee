import { buildWebAssets } from '../../server/demo/web-assets.ts';
import { resolveChromium } from './chromium.ts';

/** Builds the pages and unpacks the bundled browser before any test file runs, so that all of them find both complete. */
export default async function setup(): Promise<void> {
  await buildWebAssets();
  await resolveChromium();
}
