import { resolveChromium } from './chromium.ts';

/** Unpacks the bundled browser before any test file runs, so that parallel files find it complete. */
export default async function setup(): Promise<void> {
  await resolveChromium();
}
