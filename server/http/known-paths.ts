import type { RouteAccess } from './route-access.ts';

/** Which methods answer at a concrete path, read from the list of routes. */
export interface KnownPaths {
  /** Routes whose pattern the path matches; empty for an unknown address. */
  at(path: string): readonly RouteAccess[];
}

/** Looks paths up among `routes`; the list may still grow until the first look-up. */
export function knownPaths(routes: readonly RouteAccess[]): KnownPaths {
  let patterns: readonly (readonly [RegExp, RouteAccess])[] | undefined;
  return {
    at(path) {
      patterns ??= routes
        .filter(({ url }) => url !== '*')
        .map((route) => [patternOf(route.url), route] as const);
      return patterns.filter(([pattern]) => pattern.test(path)).map(([, route]) => route);
    },
  };
}

/** `/a/:b.pdf` and `/a/*` as regular expressions, without regard to case or a trailing slash. */
function patternOf(url: string): RegExp {
  const escaped = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.+');
  return new RegExp(`^${escaped.replace(/\/$/, '')}/?$`, 'i');
}
