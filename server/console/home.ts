import { areaCards, SHELL_TEXTS } from '../../scanner-web/views/console/index.ts';
import { ROLES } from '../domain/principal.ts';
import type { ConsolePages } from './pages.ts';

/** `/console`: where everybody begins. */
export function homePages(pages: ConsolePages): void {
  pages.get('/console', { roles: ROLES }, async ({ locale, nav }) => {
    const texts = SHELL_TEXTS[locale];
    return { title: texts.home.title, lead: texts.home.lead, body: areaCards(nav, texts) };
  });
}
