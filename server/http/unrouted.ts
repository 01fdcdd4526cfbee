import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from './app-type.ts';
import { knownPaths } from './known-paths.ts';
import { sendProblem } from './problem-reply.ts';
import { problem } from './problems.ts';
import type { RouteAccess } from './route-access.ts';

/** A preflight answer is kept by the browser this long. */
const PREFLIGHT_SECONDS = 600;

/**
 * Answers what no route answers: `OPTIONS` (preflights of the routes that scripts of other origins may call),
 * a known address with another method, and unknown addresses. Also marks the answers of routes open to every origin.
 */
export function installUnrouted(app: App, routes: readonly RouteAccess[]): void {
  const known = knownPaths(routes);

  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config?.cors === 'any') openToOrigins(reply);
    done();
  });

  app.options('*', { config: { access: 'public' } }, async (request, reply) => {
    const there = known.at(pathOf(request));
    if (there.length === 0) throw problem('not-found');
    reply.header('allow', methodsOf(there));
    const open = there.filter(({ isOpenToOrigins }) => isOpenToOrigins);
    if (open.length > 0 && request.headers.origin !== undefined) {
      openToOrigins(reply)
        .header('access-control-allow-methods', methodsOf(open))
        .header('access-control-allow-headers', 'Content-Type, Accept-Language')
        .header('access-control-max-age', String(PREFLIGHT_SECONDS));
    }
    return reply.code(204).send();
  });

  app.setNotFoundHandler((request, reply) => {
    const there = known.at(pathOf(request));
    if (there.length === 0) return sendProblem(request, reply, problem('not-found'));
    const allowed = methodsOf(there);
    reply.header('allow', allowed);
    const params = { method: request.method, allowed };
    return sendProblem(request, reply, problem('method-not-allowed', { params }));
  });
}

/** No cookie and no token goes along: `*` excludes credentials. */
function openToOrigins(reply: FastifyReply): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin');
}

function methodsOf(routes: readonly RouteAccess[]): string {
  return [...new Set([...routes.map(({ method }) => method), 'OPTIONS'])].join(', ');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}
