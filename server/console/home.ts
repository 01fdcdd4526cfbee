import { Type } from 'typebox';
import {
  areaCards,
  authorityHome,
  BATCHES_TEXTS,
  HOME_TEXTS,
  inspectorHome,
  producerHome,
  SHELL_TEXTS,
} from '../../scanner-web/views/console/index.ts';
import { addDays, civilDay } from '../../stamps/civil-day.ts';
import { ROLES } from '../domain/principal.ts';
import { pageSchema } from '../http/paging.ts';
import { Batch } from '../issuance/batch-schemas.ts';
import { RecognisedView, ScanSeries, StockView } from '../statistics/schemas.ts';
import { Todos } from '../todos/schemas.ts';
import type { ConsolePages, Page } from './pages.ts';

const SubmissionCounts = Type.Object({ submitted: Type.Array(Type.Object({ count: Type.Integer() })) });

/** Batches shown as recent. */
const RECENT_BATCHES = 5;

/** Days whose checks are counted, today included. */
const CHECK_DAYS = 30;

/** `/console`: where everybody begins, with what is to be done next. */
export function homePages(pages: ConsolePages): void {
  pages.get('/console', { roles: ROLES }, async (page) => {
    const { locale, nav, principal } = page;
    const shell = SHELL_TEXTS[locale];
    const areas = areaCards(nav, shell);
    if (principal.role === 'inspector') {
      const { items, total } = await page.api.get('todos', Todos);
      const body = inspectorHome(items, locale) + areas;
      return { title: shell.home.title, lead: leadOf(page, total), body };
    }
    const view = principal.role === 'producer' ? await producerView(page) : await authorityView(page);
    return { ...view, title: shell.home.title, body: view.body + areas };
  });
}

async function producerView(page: Page) {
  const { locale, api } = page;
  const { items, total, pressing } = await api.get('todos', Todos);
  const stock = await api.get('statistics/stock', StockView);
  const batches = (await api.get(`batches?limit=${RECENT_BATCHES}`, pageSchema(Batch))).items;
  const model = { todos: items, total, pressing, stock, checks: await checksOf(page), batches };
  return {
    lead: leadOf(page, total),
    actions:
      stock.batches === 0
        ? []
        : [{ label: BATCHES_TEXTS[locale].order, href: '/console/batches/new', isPrimary: true }],
    body: producerHome(model, locale),
  };
}

async function authorityView(page: Page) {
  const { locale, api, principal } = page;
  const { items, total } = await api.get('todos', Todos);
  const { submitted } = await api.get('submissions/counts', SubmissionCounts);
  const { products, expiring } = await api.get('statistics/products', RecognisedView);
  const model = {
    todos: items,
    queue: submitted.reduce((sum, { count }) => sum + count, 0),
    products,
    expiring,
    checks: await checksOf(page),
    mayImport: principal.communeCode === null,
    mayInvite: principal.role === 'admin',
  };
  return { lead: leadOf(page, total), body: authorityHome(model, locale) };
}

async function checksOf({ api, nowMs }: Page): Promise<number> {
  const to = civilDay(nowMs);
  const days = new URLSearchParams({ from: addDays(to, 1 - CHECK_DAYS), to });
  return (await api.get(`statistics/scans?${days}`, ScanSeries)).total;
}

function leadOf({ locale }: Page, total: number): string {
  const texts = HOME_TEXTS[locale];
  return total === 0 ? texts.nothing : texts.waiting(String(total));
}
