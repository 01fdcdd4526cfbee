import type { Static } from 'typebox';
import {
  CASES_TEXTS,
  caseAbout,
  caseActs,
  caseKnown,
  caseListBody,
  caseReports,
  doneNotice,
  type FormState,
  filledForm,
  historyCard,
  listDownloads,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { CaseCounts, CaseDetail, CaseListed, ReportsPage, ROOT_CAUSE_NAMES } from '../../cases/schemas.ts';
import { ROOT_CAUSES } from '../../domain/case-terms.ts';
import { pageSchema } from '../../http/paging.ts';
import { historyOf } from '../audit/history.ts';
import type { ConsolePages, FormHandler, Page } from '../pages.ts';
import { PROVINCE_CHOICES, provinceName } from '../province-choices.ts';

const ROLES = ['admin', 'officer', 'inspector'] as const;
const HREF = '/console/cases';
const FILTERS = ['severity', 'kind', 'provinceCode', 'minAgeDays', 'productId', 'producerId'] as const;
/** Cases before and after one that are looked for among the first of the list. */
const NEIGHBOURS_AMONG = 200;
const Listed = pageSchema(CaseListed);
const CAUSES = ROOT_CAUSE_NAMES.map((name) => ({ name, causeClass: ROOT_CAUSES[name] }));

/** `/console/cases`: suspicions, what is known of them, and their closing. */
export function casePages(pages: ConsolePages): void {
  pages.get(HREF, { roles: ROLES }, list);
  pages.get(`${HREF}/:id`, { roles: ROLES }, async (page) => detail(page));
  pages.post(
    `${HREF}/:id/close`,
    { roles: ROLES },
    acting('close', async (page, form) => {
      const note = form.optional('note');
      const body = {
        rootCause: form.text('rootCause'),
        version: form.integer('version'),
        ...(note === undefined ? {} : { note }),
      };
      await page.api.send('POST', `${pathOf(page)}/closing`, CaseListed, { body });
      return 'closed';
    }),
  );
  pages.post(
    `${HREF}/:id/reopen`,
    { roles: ROLES },
    acting('reopen', async (page, form) => {
      const body = { reason: form.text('reason') };
      await page.api.send('POST', `${pathOf(page)}/reopening`, CaseListed, { body });
      return 'reopened';
    }),
  );
  pages.post(
    `${HREF}/:id/reports/:reportId/erase`,
    { roles: ROLES },
    acting('erase', async (page, form) => {
      const path = `${pathOf(page)}/reports/${encodeURIComponent(page.param('reportId'))}/erasure`;
      await page.api.send('POST', path, CaseListed, { body: { parts: form.all('parts') } });
      return 'erased';
    }),
  );
}

async function list(page: Page) {
  const { locale, nowMs, principal, api } = page;
  const texts = CASES_TEXTS[locale];
  const { state, asked, query, shown } = askedOf(page);
  const cursor = page.query('cursor');
  const { items, next } = await api.get(
    `cases?${new URLSearchParams([...query, ...(cursor === '' ? [] : [['cursor', cursor]])])}`,
    Listed,
  );
  return {
    title: texts.title,
    lead: texts.lead,
    actions: downloadsFor(principal, query, locale),
    notice: doneNotice(texts.done, page.query('done')),
    body: caseListBody(items, next && `${HREF}?${shown}&cursor=${encodeURIComponent(next)}`, {
      counts: await api.get('cases/counts', CaseCounts),
      shown,
      state: filledForm(SHELL_TEXTS[locale].optional, { ...Object.fromEntries(asked), state }),
      nowMs,
      locale,
      provinces: principal.role === 'officer' && principal.provinceCode !== null ? [] : PROVINCE_CHOICES,
    }),
  };
}

/** What the list is narrowed to: for the API, and as pages carry it on. */
function askedOf(page: Page) {
  const state = page.query('state') || 'open';
  const asked = FILTERS.map((name): [string, string] => [name, page.query(name)]).filter(
    ([, value]) => value !== '',
  );
  const query = new URLSearchParams([...(state === 'all' ? [] : [['state', state]]), ...asked]);
  return { state, asked, query, shown: new URLSearchParams([['state', state], ...asked]) };
}

/** The cases before and after this one in the list that it was opened from. */
async function neighboursOf(page: Page, id: string) {
  if (page.query('state') === '') return { previous: null, next: null };
  const { query, shown } = askedOf(page);
  const { items } = await page.api.get(`cases?limit=${NEIGHBOURS_AMONG}&${query}`, Listed);
  const at = items.findIndex((item) => item.id === id);
  const href = (item: (typeof items)[number] | undefined) =>
    item === undefined || at < 0 ? null : `${HREF}/${item.id}?${shown}`;
  return { previous: at > 0 ? href(items[at - 1]) : null, next: href(items[at + 1]) };
}

/** An inspector takes away the cases of the own province, and none while looking at another's. */
function downloadsFor(
  { role, provinceCode }: Page['principal'],
  query: URLSearchParams,
  locale: Page['locale'],
) {
  const asked = query.get('provinceCode');
  const isElsewhere =
    role === 'inspector' && provinceCode !== null && asked !== null && asked !== provinceCode;
  return isElsewhere ? [] : listDownloads('cases', query, locale);
}

async function detail(page: Page, typed: Partial<Record<'close' | 'reopen' | 'erase', FormState>> = {}) {
  const { locale, csrf, nowMs } = page;
  const texts = CASES_TEXTS[locale];
  const found = await foundOn(page, await page.api.get(pathOf(page), CaseDetail));
  const empty = filledForm(SHELL_TEXTS[locale].optional);
  const forms = {
    ...{ close: empty, reopen: empty, erase: empty, ...typed },
    ...{ csrf, nowMs, locale, nameOf: provinceName, causes: CAUSES },
  };
  const history = await historyOf(page, 'case', found.id);
  const neighbours = await neighboursOf(page, found.id);
  return {
    title: texts.one(found.id),
    lead: found.productName ?? texts.neverIssued,
    crumbs: [
      { label: texts.title, href: page.query('state') === '' ? HREF : `${HREF}?${askedOf(page).shown}` },
    ],
    actions: [
      ...(found.mayDecide && found.state === 'open'
        ? [{ label: texts.close, href: '#close', isPrimary: true }]
        : []),
      ...(neighbours.previous === null ? [] : [{ label: texts.previousCase, href: neighbours.previous }]),
      ...(neighbours.next === null ? [] : [{ label: texts.nextCase, href: neighbours.next }]),
    ],
    notice: doneNotice(texts.done, page.query('done')),
    body: [
      caseAbout(found, { nameOf: provinceName, locale }),
      caseReports(found, forms),
      caseKnown(found, { nameOf: provinceName, locale }),
      caseActs(found, forms),
      historyCard(history, locale),
    ].join(''),
  };
}

function acting(
  form: 'close' | 'reopen' | 'erase',
  act: (page: Page, form: Parameters<FormHandler['act']>[1]) => Promise<'closed' | 'reopened' | 'erased'>,
): FormHandler {
  return {
    act: async (page, values) => {
      const done = await act(page, values);
      return { redirect: `${HREF}/${encodeURIComponent(page.param('id'))}?done=${done}` };
    },
    async refused(page, values, refusal) {
      const state = refusedForm(SHELL_TEXTS[page.locale].optional, values, refusal);
      const view = await detail(page, form === 'erase' ? {} : { [form]: state });
      return { ...view, notice: { severity: 'warning' as const, text: refusal.detail } };
    },
  };
}

/** The case with the page of its reports that was asked for in place of the newest. */
async function foundOn(page: Page, found: Static<typeof CaseDetail>) {
  const cursor = page.query('reports');
  if (cursor === '') return { ...found, isNewest: true };
  const older = await page.api.get(
    `${pathOf(page)}/reports?${new URLSearchParams({ limit: '20', cursor })}`,
    ReportsPage,
  );
  return { ...found, found: older.items, foundNext: older.next, isNewest: false };
}

function pathOf(page: Page): string {
  return `cases/${encodeURIComponent(page.param('id'))}`;
}
