import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Config } from './config.ts';
import type { Clock, NewId } from './domain/clock.ts';
import type { App } from './http/app-type.ts';
import { requireClosedBodies } from './http/closed-bodies.ts';
import { installIdempotency } from './http/idempotency.ts';
import { installLoadLimit } from './http/load-limit.ts';
import { requireDeclaredAccess } from './http/route-access.ts';
import { installSecurityHeaders } from './http/security-headers.ts';
import { createServer } from './http/server.ts';
import { installUnrouted } from './http/unrouted.ts';
import { installGate } from './identity/gate.ts';
import { identityRoutes } from './identity/routes.ts';
import type { Storage } from './storage/open.ts';

/** Everything the server is made of that comes from outside. */
export interface AppDeps {
  readonly config: Pick<Config, 'publicUrl' | 'formerHosts' | 'trustProxy'>;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Whether a request came through the server's own local socket. */
  readonly isLocalRequest: (request: FastifyRequest) => boolean;
  readonly logger?: FastifyBaseLogger;
}

/** The whole server, wired, not yet listening. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { config, storage, clock, newId, isLocalRequest } = deps;
  const { db } = storage;
  const app = createServer({ trustProxy: config.trustProxy, logger: deps.logger, newId });
  const routes = requireDeclaredAccess(app);
  requireClosedBodies(app);
  await installSecurityHeaders(app, config);
  installLoadLimit(app);
  installUnrouted(app, routes);
  installGate(app, { db, clock, isLocalRequest });
  installIdempotency(app, { db, clock });

  await identityRoutes(app, { db, clock, newId, randomBytes: deps.randomBytes });
  app.get('/healthz', { config: { access: 'public' } }, async () => ({ status: 'ok' }));
  return app;
}
