import type { Access } from './access.ts';
import type { App } from './app-type.ts';

/** One route as it was registered. */
export interface RouteAccess {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
  /** Scripts of other origins may call it. */
  readonly isOpenToOrigins: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route of the server with who may call it. */
    routeAccess: readonly RouteAccess[];
  }
}

/**
 * Refuses every route that does not declare who may call it, and keeps the list of those that do.
 * Call before the first route is added.
 * @throws TypeError while routes are added: without access, or open to other origins but not public
 */
export function requireDeclaredAccess(app: App): readonly RouteAccess[] {
  const routes: RouteAccess[] = [];
  app.decorate('routeAccess', routes);
  app.addHook('onRoute', (route) => {
    const { access, cors } = route.config ?? {};
    for (const method of [route.method].flat()) {
      const name = `${method} ${route.url}`;
      if (access === undefined) throw new TypeError(`${name} does not declare its access`);
      if (access !== 'public' && cors !== undefined)
        throw new TypeError(`${name} is not public but open to origins`);
      routes.push({ method, url: route.url, access, isOpenToOrigins: cors === 'any' });
    }
  });
  return routes;
}
