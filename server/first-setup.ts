import { SYSTEM } from './domain/audit.ts';
import { type LinkDeps, makeSetupLink, type NewLink } from './identity/links.ts';
import { countActiveAdmins } from './storage/accounts.ts';

/**
 * The link by which the first administrator sets an installation up; undefined once there is one. Every start makes a
 * new link, and former ones end.
 */
export async function offerSetup(deps: LinkDeps): Promise<NewLink | undefined> {
  return (await countActiveAdmins(deps.db)) === 0 ? await makeSetupLink(deps, SYSTEM) : undefined;
}
