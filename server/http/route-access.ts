import type { Access } from './access.ts';
import type { App } from './app-type.ts';

/** One route as it was registered. */
export interface RouteAccess {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/**
 * Refuses every route that does not declare who may call it, and keeps the list of those that do.
 * Call before the first route is added.
 * @throws TypeError while routes are added, naming the route without access
 */
export function requireDeclaredAccess(app: App): readonly RouteAccess[] {
  const routes: RouteAccess[] = [];
  app.addHook('onRoute', (route) => {
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    const access = route.config?.access;
    for (const method of methods) {
      if (access === undefined) throw new TypeError(`${method} ${route.url} does not declare its access`);
      routes.push({ method, url: route.url, access });
    }
  });
  return routes;
}
