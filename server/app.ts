import type { FastifyBaseLogger } from 'fastify';
import type { Clock, NewId } from './domain/clock.ts';
import type { App } from './http/app-type.ts';
import './http/access.ts';
import { requireDeclaredAccess } from './http/route-access.ts';
import { createServer } from './http/server.ts';

/** Everything the server is made of that comes from outside. */
export interface AppDeps {
  readonly config: { readonly trustProxy: boolean | string | string[] };
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger?: FastifyBaseLogger;
}

/** The whole server, wired, not yet listening. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const app = createServer({ trustProxy: deps.config.trustProxy, logger: deps.logger, newId: deps.newId });
  requireDeclaredAccess(app);
  app.decorateRequest('principal', null);
  app.get('/healthz', { config: { access: 'public' } }, async () => ({ status: 'ok' }));
  return app;
}
