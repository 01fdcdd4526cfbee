import type { Clock } from '../domain/clock.ts';
import { ROLES } from '../domain/principal.ts';
import type { TodoSource } from '../domain/todo.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { Todos } from './schemas.ts';

/** Things that one answer lists. */
const TODOS_SHOWN = 50;

const ORDER = ['danger', 'warning', 'notice'];

/** `/api/v1/todos`: what waits for the caller, the most pressing first, from every area of the service. */
export async function todoRoutes(
  app: App,
  { clock, sources }: { readonly clock: Clock; readonly sources: readonly TodoSource[] },
): Promise<void> {
  app.get(
    '/api/v1/todos',
    {
      config: { access: ROLES },
      schema: {
        summary: 'What waits for the caller, the most pressing first',
        tags: ['todos'],
        response: { 200: Todos },
      },
    },
    async (request) => {
      const found = await Promise.all(sources.map((source) => source(principalOf(request), clock())));
      const items = found.flat().sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
      const shown = items.slice(0, TODOS_SHOWN).map((item) => ({ ...item, params: { ...item.params } }));
      const pressing = items.filter(({ severity }) => severity !== 'notice').length;
      return { items: shown, total: items.length, pressing };
    },
  );
}
