import {
  CERTIFICATE_TEXTS,
  decisionBody,
  decisionCorrectionBody,
  decisionDownloads,
  decisionListBody,
  type FormState,
  filledForm,
  refusedForm,
  SHELL_TEXTS,
} from '../../../scanner-web/views/console/index.ts';
import { AuthorityList, CertificatePage, DecisionPage, DecisionView } from '../../certificates/schemas.ts';
import type { ApiRefusal } from '../../http/inner-api.ts';
import { problem } from '../../http/problems.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { decisionFrom } from './act-values.ts';
import { correctsDecision, DECIDERS, mayDecide } from './deciders.ts';
import { doneNotice } from './done.ts';

const READERS = ['admin', 'officer', 'inspector'] as const;

/** `/console/decisions`: which there are, what they gave, and the correction of one that was entered wrongly. */
export function decisionPages(pages: ConsolePages): void {
  pages.get('/console/decisions', { roles: READERS }, async (page) => {
    const { api, locale, principal, query } = page;
    const filters = { q: query('q').trim(), kind: query('kind'), authorityKey: query('authorityKey') };
    const provinceCode = principal.role === 'officer' ? (principal.provinceCode ?? '') : '';
    const given = Object.entries({ ...filters, provinceCode, cursor: query('cursor') }).filter(
      ([, value]) => value !== '',
    );
    const { items, next } = await api.get(`decisions?${new URLSearchParams(given)}`, DecisionPage);
    const { items: authorities } = await api.get('authorities', AuthorityList);
    const { decisions: texts } = CERTIFICATE_TEXTS[locale];
    return {
      title: texts.title,
      lead: texts.lead,
      actions: [
        ...(mayDecide(principal)
          ? [{ label: texts.import, href: '/console/imports/new', isPrimary: true }]
          : []),
        ...decisionDownloads({ ...filters, provinceCode }, locale),
      ],
      body: decisionListBody({ filters, items, next, authorities }, locale),
    };
  });

  // A producer comes from its certificate; it has no list of decisions.
  pages.get('/console/decisions/:id', { roles: [...READERS, 'producer'] }, async (page) => {
    const { api, locale, principal } = page;
    const one = await decisionFor(page);
    const query = new URLSearchParams({
      decisionId: one.id,
      ...(page.query('cursor') === '' ? {} : { cursor: page.query('cursor') }),
    });
    const { items, next } = await api.get(`certificates?${query}`, CertificatePage);
    const { decisions: texts, title } = CERTIFICATE_TEXTS[locale];
    const certificates = [{ label: title, href: '/console/certificates' }];
    const mayCorrect = one.supersededById === null && correctsDecision(principal, one, items);
    return {
      title: texts.one(one.number),
      crumbs:
        principal.role === 'producer' ? certificates : [{ label: texts.title, href: '/console/decisions' }],
      notice: doneNotice(page),
      actions: mayCorrect ? [{ label: texts.correct, href: `/console/decisions/${one.id}/correction` }] : [],
      body: decisionBody(one, items, next, locale),
    };
  });

  pages.get('/console/decisions/:id/correction', { roles: DECIDERS }, async (page) => {
    const one = await decisionFor(page);
    const query = new URLSearchParams({ decisionId: one.id, limit: '200' });
    const { items } = await page.api.get(`certificates?${query}`, CertificatePage);
    if (!correctsDecision(page.principal, one, items)) throw problem('forbidden');
    const { number, signedOn, authority } = one;
    const state = filledForm(SHELL_TEXTS[page.locale].optional, {
      'decision.number': number,
      'decision.signedOn': signedOn,
      'decision.authority': authority,
    });
    return correctionView(page, one, state);
  });

  pages.post(
    '/console/decisions/:id/correction',
    { roles: DECIDERS },
    {
      act: async (page, form) => {
        const path = `decisions/${encodeURIComponent(page.param('id'))}/correction`;
        const body = { ...decisionFrom(form), reason: form.text('reason') };
        const onceKey = form.optional('onceKey');
        const { id } = await page.api.send('POST', path, DecisionView, { body, onceKey });
        return { redirect: `/console/decisions/${encodeURIComponent(id)}?done=decision` };
      },
      refused: async (page, form, refusal) => {
        const one = await decisionFor(page);
        return correctionView(
          page,
          one,
          refusedForm(SHELL_TEXTS[page.locale].optional, form, ofForm(refusal)),
        );
      },
    },
  );
}

async function decisionFor({ api, param }: Page) {
  return await api.get(`decisions/${encodeURIComponent(param('id'))}`, DecisionView);
}

function correctionView(page: Page, one: Awaited<ReturnType<typeof decisionFor>>, state: FormState) {
  const { decisions: texts } = CERTIFICATE_TEXTS[page.locale];
  return {
    title: texts.correctTitle,
    crumbs: [
      { label: texts.title, href: '/console/decisions' },
      { label: texts.one(one.number), href: `/console/decisions/${one.id}` },
    ],
    body: decisionCorrectionBody(one, { csrf: page.csrf, onceKey: page.onceKey(), state }, page.locale),
  };
}

/** The members of a decision's body are those of `decision` in the form. */
function ofForm({ field, detail }: ApiRefusal) {
  const isBare = field === 'number' || field === 'signedOn' || field === 'authority';
  return { field: isBare ? `decision.${field}` : field, detail };
}
