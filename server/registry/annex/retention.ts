import { forgetAnnexes, forgetAnnexMappings } from '../../storage/annexes.ts';
import type { AnnexDeps } from './deps.ts';

const DAY_MS = 24 * 3_600_000;

/** A draft that nobody touched for this long is forgotten. */
export const FORGOTTEN_AFTER_MS = 30 * DAY_MS;

/** The file of a settled annex is kept for this long, so that its rows can be looked at. */
const FILE_KEPT_MS = 90 * DAY_MS;

/** A mapping that nobody used for this long is forgotten. */
const MAPPING_KEPT_MS = 3 * 365 * DAY_MS;

/** Forgets what is too old. */
export async function forgetOldAnnexes({ db, clock }: Pick<AnnexDeps, 'db' | 'clock'>): Promise<void> {
  const now = clock();
  await forgetAnnexes(db, {
    openBeforeMs: now - FORGOTTEN_AFTER_MS,
    settledBeforeMs: now - FILE_KEPT_MS,
  });
  await forgetAnnexMappings(db, now - MAPPING_KEPT_MS);
}
