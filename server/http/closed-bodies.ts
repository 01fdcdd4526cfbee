import type { App } from './app-type.ts';

/**
 * Refuses routes whose body schema would let unknown members pass: every object schema in it says
 * `additionalProperties`. Call before the first route is added.
 * @throws TypeError while routes are added, naming the route and the open object
 */
export function requireClosedBodies(app: App): void {
  app.addHook('onRoute', ({ method, url, schema }) => {
    const open = openObject(schema?.body, 'body');
    if (open !== undefined) throw new TypeError(`${String(method)} ${url}: ${open} allows unknown members`);
  });
}

function openObject(schema: unknown, path: string): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const isObject = 'properties' in schema && typeof schema.properties === 'object';
  if (isObject && 'type' in schema && !('additionalProperties' in schema)) return path;
  for (const [name, part] of Object.entries(schema)) {
    const open = openObject(part, `${path}.${name}`);
    if (open !== undefined) return open;
  }
  return undefined;
}
