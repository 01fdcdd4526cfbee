import { installApiDescription } from './api-description.ts';
import type { App } from './app-type.ts';
import { requireClosedBodies } from './closed-bodies.ts';
import { installCompression } from './compression.ts';
import { installLoadLimit } from './load-limit.ts';
import { requireDeclaredAccess } from './route-access.ts';
import { installSecurityHeaders } from './security-headers.ts';
import { installUnrouted } from './unrouted.ts';

/**
 * Everything that holds for every route alike, in the order in which a request meets it. Call before the first route
 * is added: what is added later is checked, described and protected by it.
 */
export async function installPlumbing(app: App, config: { readonly publicUrl: string }): Promise<void> {
  const routes = requireDeclaredAccess(app);
  requireClosedBodies(app);
  installLoadLimit(app);
  await installSecurityHeaders(app, config);
  installUnrouted(app, routes);
  await installCompression(app);
  await installApiDescription(app, config);
}
