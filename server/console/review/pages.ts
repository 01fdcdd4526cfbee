import type { Static } from 'typebox';
import {
  APPLICATION_TEXTS,
  doneNotice,
  filledForm,
  historyCard,
  listDownloads,
  queueBody,
  REVIEW_TEXTS,
  refusedForm,
  SHELL_TEXTS,
  submissionBody,
} from '../../../scanner-web/views/console/index.ts';
import { Submission, SubmissionListed } from '../../domain/submission.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import { pageSchema } from '../../http/paging.ts';
import { problem } from '../../http/problems.ts';
import { SubmissionDetail } from '../../review/view.ts';
import { historyOf } from '../audit/history.ts';
import type { FormValues } from '../form-values.ts';
import type { ConsolePages, Page, PageAnswer } from '../pages.ts';
import { communeChoices } from '../products/places.ts';
import { PROVINCE_CHOICES } from '../province-choices.ts';

const ROLES = ['admin', 'officer'] as const;
const FILTERS = ['kind', 'state', 'minAgeDays', 'provinceCode', 'communeCode'] as const;
/** Filters that hold for what comes next, too. */
const NARROWING = ['kind', 'minAgeDays', 'provinceCode', 'communeCode'] as const;
const WAITING = [
  ['state', 'submitted'],
  ['order', 'oldest'],
  ['limit', '50'],
] as const;
const Listed = pageSchema(SubmissionListed);

/** `/console/review`: the officers' queue, and one submission of it with the two ways to decide. */
export function reviewPages(pages: ConsolePages): void {
  pages.get('/console/review', { roles: ROLES }, queue);
  pages.get('/console/review/:number', { roles: ROLES }, async (page) => {
    const empty = filledForm(SHELL_TEXTS[page.locale].optional);
    return submissionView(page, empty, empty);
  });
  pages.post(
    '/console/review/:number/approve',
    { roles: ROLES },
    {
      act: (page, form) =>
        decide(page, form, {
          decision: 'approve',
          ...(form.has('overwrite') ? { overwrite: form.integer('published') } : {}),
        }),
      refused: (page, form, refusal) => refused(page, form, refusal, 'approve'),
    },
  );
  pages.post(
    '/console/review/:number/return',
    { roles: ROLES },
    {
      act: (page, form) =>
        decide(page, form, { decision: 'return', grounds: form.all('grounds'), reason: form.text('reason') }),
      refused: (page, form, refusal) => refused(page, form, refusal, 'return'),
    },
  );
}

async function queue(page: Page): Promise<PageAnswer> {
  const { locale, nowMs } = page;
  const texts = REVIEW_TEXTS[locale];
  const asked: Record<string, string> = Object.fromEntries(FILTERS.map((name) => [name, page.query(name)]));
  const { provinceCode: bound, communeCode: own } = page.principal;
  const place = bound ?? asked.provinceCode ?? '';
  const communes = place === '' || own !== null ? [] : await communeChoices(page, place);
  // A commune of the province that was chosen before narrows nothing.
  if (communes.length > 0 && !communes.some(({ value }) => value === asked.communeCode))
    asked.communeCode = '';
  const state = asked.state === '' ? 'submitted' : asked.state;
  const query = new URLSearchParams({ order: 'oldest', limit: '50' });
  for (const [name, value] of Object.entries({ ...asked, state })) if (value) query.set(name, value);
  const cursor = page.query('cursor');
  const { items, next } = await page.api.get(
    `submissions?${query}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    Listed,
  );
  const shown = new URLSearchParams(query);
  shown.delete('order');
  shown.delete('limit');
  const nextHref = next === null ? null : `/console/review?${shown}&cursor=${encodeURIComponent(next)}`;
  const form = filledForm(SHELL_TEXTS[locale].optional, { ...asked, state });
  return {
    title: texts.title,
    lead: texts.lead,
    actions: [
      { label: APPLICATION_TEXTS[locale].list.waiting, href: '/console/review/applications' },
      ...listDownloads('submissions', query, locale),
    ],
    notice: noticeOf(page),
    body: queueBody(items, nextHref, {
      filter: filterOf(page),
      state: form,
      nowMs,
      locale,
      provinces: bound === null ? PROVINCE_CHOICES : [],
      communes,
    }),
  };
}

async function submissionView(
  page: Page,
  approve: ReturnType<typeof filledForm>,
  give: ReturnType<typeof filledForm>,
) {
  const { locale, csrf } = page;
  const texts = REVIEW_TEXTS[locale];
  const submission = await page.api.get(submissionOf(page), SubmissionDetail);
  // Who finds that somebody else was quicker sees who, and when.
  const history = await historyOf(page, 'submission', String(submission.number));
  return {
    title: submission.title,
    lead: texts.one(submission.number),
    crumbs: [{ label: texts.title, href: `/console/review${suffix(filterOf(page))}` }],
    notice: noticeOf(page),
    body:
      submissionBody(submission, { filter: suffix(filterOf(page)), approve, give, csrf, locale }) +
      historyCard(history, locale),
  };
}

function submissionOf(page: Page): string {
  const number = page.param('number');
  if (!/^\d{1,15}$/.test(number)) throw problem('not-found');
  return `submissions/${number}`;
}

async function decide(page: Page, form: FormValues, decision: object): Promise<PageAnswer> {
  const decided: Static<typeof Submission> = await page.api.send(
    'POST',
    `${submissionOf(page)}/decision`,
    Submission,
    { body: { version: form.integer('version'), ...decision } },
  );
  const next = await nextOf(page, decided);
  const where = next === undefined ? '' : `/${next}`;
  const filter = filterOf(page);
  filter.set('done', decided.state);
  filter.set('of', String(decided.number));
  return { redirect: `/console/review${where}?${filter}` };
}

/** What the queue is narrowed to: it goes along from the queue through the decision to what comes next. */
function filterOf(page: Page): URLSearchParams {
  const asked = NARROWING.map((name): [string, string] => [name, page.query(name)]);
  return new URLSearchParams(asked.filter(([, value]) => value !== ''));
}

function suffix(filter: URLSearchParams): string {
  return filter.size === 0 ? '' : `?${filter}`;
}

/** The submission that comes next in the queue as it is narrowed: the one that has waited longest behind this one, else the one that waits longest. */
async function nextOf(page: Page, { number }: { readonly number: number }) {
  const { api, principal } = page;
  const query = filterOf(page);
  for (const [name, value] of WAITING) query.set(name, value);
  const { items } = await api.get(`submissions?${query}`, Listed);
  // An officer of a commune only looks on at batches.
  const own = items.filter(({ kind }) => principal.communeCode === null || kind !== 'batch');
  return (own.find((item) => item.number > number) ?? own[0])?.number;
}

/** The page as it stands now, with what was typed and why it was refused: somebody else may have decided meanwhile. */
async function refused(page: Page, form: FormValues, refusal: ApiRefusal, which: 'approve' | 'return') {
  const { optional } = SHELL_TEXTS[page.locale];
  const told = refusedForm(optional, form, refusal);
  const empty = filledForm(optional);
  const view = await submissionView(
    page,
    which === 'approve' ? told : empty,
    which === 'return' ? told : empty,
  );
  return { ...view, notice: { severity: 'warning' as const, text: refusal.detail } };
}

function noticeOf(page: Page) {
  const texts = REVIEW_TEXTS[page.locale];
  const notice = doneNotice(texts.done, page.query('done'));
  // The page is that of what comes next, so the notice names what was decided.
  const of = /^\d{1,15}$/.exec(page.query('of'))?.[0];
  return notice === null || of === undefined
    ? notice
    : { ...notice, text: `${texts.one(Number(of))}: ${notice.text}` };
}
