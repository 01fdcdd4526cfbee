import type { FastifyRequest } from 'fastify';
import type { App } from '../http/app-type.ts';

/**
 * Where a page can be opened that answers this request: a form's answer stands at the address it was sent to, which
 * opens nothing where only forms are sent to it. Then it is the nearest page above.
 */
export function pageBehind(app: Pick<App, 'hasRoute'>, request: FastifyRequest): string {
  const pattern = (request.routeOptions.url ?? '').split('/');
  const path = (request.originalUrl.split('?', 1)[0] ?? '').split('/');
  for (let length = pattern.length; length > 1; length -= 1) {
    const url = pattern.slice(0, length).join('/');
    if (app.hasRoute({ method: 'GET', url })) return path.slice(0, length).join('/');
  }
  return '/console';
}
