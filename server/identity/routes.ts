import type { App } from '../http/app-type.ts';
import { accountControlRoutes } from './account-control-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { actorRoutes } from './actor-routes.ts';
import type { IdentityDeps } from './deps.ts';
import type { EnteringDeps } from './entering.ts';
import { linkRoutes } from './link-routes.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** Who may come in: sessions, accounts, one-time links and tokens. */
export async function identityRoutes(app: App, deps: IdentityDeps & EnteringDeps): Promise<void> {
  await sessionRoutes(app, deps);
  await ownAccountRoutes(app, deps);
  await accountRoutes(app, deps);
  await accountControlRoutes(app, deps);
  await linkRoutes(app, deps);
  await tokenRoutes(app, deps);
  await actorRoutes(app, deps);
}
