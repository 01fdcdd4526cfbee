import { Type } from 'typebox';
import {
  areaCards,
  BATCHES_TEXTS,
  HOME_TEXTS,
  producerHome,
  SHELL_TEXTS,
  todoCard,
} from '../../scanner-web/views/console/index.ts';
import { ROLES } from '../domain/principal.ts';
import { pageSchema } from '../http/paging.ts';
import { Batch } from '../issuance/batch-schemas.ts';
import { TodoView } from '../todos/schemas.ts';
import type { ConsolePages } from './pages.ts';

const Todos = Type.Object({ items: Type.Array(TodoView), total: Type.Integer() });

/** `/console`: where everybody begins. */
export function homePages(pages: ConsolePages): void {
  pages.get('/console', { roles: ROLES }, async ({ locale, nav, api, principal }) => {
    const shell = SHELL_TEXTS[locale];
    const { items, total } = await api.get('todos', Todos);
    const areas = areaCards(nav, shell);
    if (principal.role !== 'producer') {
      const body = items.length === 0 ? areas : todoCard(items, locale) + areas;
      return { title: shell.home.title, lead: shell.home.lead, body };
    }
    const texts = HOME_TEXTS[locale];
    const batches = (await api.get('batches?limit=200', pageSchema(Batch))).items;
    return {
      title: shell.home.title,
      lead: total === 0 ? texts.nothing : texts.waiting(String(total)),
      actions:
        batches.length === 0
          ? []
          : [{ label: BATCHES_TEXTS[locale].order, href: '/console/batches/new', isPrimary: true }],
      body: producerHome({ todos: items, batches }, locale) + areas,
    };
  });
}
