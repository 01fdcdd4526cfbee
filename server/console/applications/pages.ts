import {
  APPLICATION_TEXTS,
  applicationBody,
  applicationListBody,
  approvedBody,
  doneNotice,
  type FormState,
  filledForm,
  listDownloads,
  REVIEW_TEXTS,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { ApplicationDecided, ApplicationDetail, ApplicationListed } from '../../applications/schemas.ts';
import { pageSchema } from '../../http/paging.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, FormHandler, Page } from '../pages.ts';
import { PROVINCE_CHOICES, provinceName } from '../province-choices.ts';

const ROLES = ['admin', 'officer'] as const;
const HREF = '/console/review/applications';
/** What the queue is narrowed to: it goes along through the decision. */
const FILTERS = ['state', 'provinceCode'] as const;
const Listed = pageSchema(ApplicationListed);

/** `/console/review/applications`: producers that applied, and the decisions about them. */
export function applicationPages(pages: ConsolePages): void {
  pages.get(HREF, { roles: ROLES }, list);
  pages.get(`${HREF}/:id`, { roles: ROLES }, async (page) => detail(page));
  pages.post(`${HREF}/:id/approve`, { roles: ROLES }, deciding('approve'));
  pages.post(`${HREF}/:id/return`, { roles: ROLES }, deciding('return'));
  pages.post(`${HREF}/:id/refuse`, { roles: ROLES }, deciding('refuse'));
}

async function list(page: Page) {
  const { locale, nowMs, principal } = page;
  const texts = APPLICATION_TEXTS[locale].list;
  const state = page.query('state') || 'submitted';
  const provinceCode = page.query('provinceCode');
  const query = new URLSearchParams({ state, ...(provinceCode === '' ? {} : { provinceCode }) });
  const cursor = page.query('cursor');
  const asked = cursor === '' ? query : new URLSearchParams([...query, ['cursor', cursor]]);
  const { items, next } = await page.api.get(`applications?${asked}`, Listed);
  const nextHref = next === null ? null : `${HREF}?${query}&cursor=${encodeURIComponent(next)}`;
  return {
    title: texts.title,
    lead: texts.lead,
    crumbs: crumbsOf(page).slice(0, 1),
    actions: listDownloads('applications', query, locale),
    notice: noticeOf(page),
    body: applicationListBody(items, nextHref, {
      state: filledForm(SHELL_TEXTS[locale].optional, { state, provinceCode }),
      nowMs,
      locale,
      provinces: principal.provinceCode === null ? PROVINCE_CHOICES : [],
      provinceName,
      filter: filterOf(page),
    }),
  };
}

async function detail(page: Page, typed: Partial<Record<'approve' | 'give', FormState>> = {}) {
  const { locale, csrf } = page;
  const application = await page.api.get(pathOf(page), ApplicationDetail);
  const empty = filledForm(SHELL_TEXTS[locale].optional);
  const forms = { approve: empty, give: empty, ...typed };
  return {
    title: application.name || APPLICATION_TEXTS[locale].list.erased,
    crumbs: crumbsOf(page),
    notice: noticeOf(page),
    body: applicationBody(application, {
      ...forms,
      csrf,
      locale,
      filter: filterOf(page),
      provinceName: provinceName(application.provinceCode),
    }),
  };
}

function deciding(decision: 'approve' | 'return' | 'refuse'): FormHandler {
  return {
    async act(page, form) {
      const decided = await page.api.send('POST', `${pathOf(page)}/decision`, ApplicationDecided, {
        body: bodyOf(form, decision),
      });
      if (decided.link === undefined) {
        const onward = new URLSearchParams(filterOf(page));
        onward.set('done', decided.state);
        return { redirect: `${HREF}?${onward}` };
      }
      const { contact } = await page.api.get(pathOf(page), ApplicationDetail);
      return {
        title: APPLICATION_TEXTS[page.locale].detail.approvedTitle,
        lead: decided.name,
        crumbs: crumbsOf(page),
        body: approvedBody(decided, contact?.email ?? '', `${HREF}${filterOf(page)}`, page.locale),
      };
    },
    async refused(page, form, refusal) {
      const state = refusedForm(SHELL_TEXTS[page.locale].optional, form, refusal);
      const view = await detail(page, { [decision === 'approve' ? 'approve' : 'give']: state });
      return { ...view, notice: { severity: 'warning' as const, text: refusal.detail } };
    },
  };
}

function bodyOf(form: FormValues, decision: 'approve' | 'return' | 'refuse') {
  const version = form.integer('version');
  if (decision !== 'approve') return { decision, version, reason: form.text('reason') };
  const producerId = form.text('producerId');
  return { decision, version, ...(producerId === '' || producerId === 'new' ? {} : { producerId }) };
}

function pathOf(page: Page): string {
  return `applications/${encodeURIComponent(page.param('id'))}`;
}

/** `?` and what the queue is narrowed to; nothing when it is not. */
function filterOf({ query }: Page): string {
  const asked = FILTERS.map((name): [string, string] => [name, query(name)]);
  const given = new URLSearchParams(asked.filter(([, value]) => value !== ''));
  return given.size === 0 ? '' : `?${given}`;
}

function crumbsOf(page: Page) {
  return [
    { label: REVIEW_TEXTS[page.locale].title, href: '/console/review' },
    { label: APPLICATION_TEXTS[page.locale].list.title, href: `${HREF}${filterOf(page)}` },
  ];
}

function noticeOf(page: Page) {
  return doneNotice(APPLICATION_TEXTS[page.locale].detail.done, page.query('done'));
}
