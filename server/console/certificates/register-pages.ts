import {
  CERTIFICATE_TEXTS,
  type RegisterFilters,
  registerBody,
  registerDownloads,
} from '../../../scanner-web/views/console/index.ts';
import { AuthorityList, CertificatePage } from '../../certificates/schemas.ts';
import { ROLES } from '../../domain/principal.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { mayDecide } from './deciders.ts';
import { doneNotice } from './done.ts';
import { communesOf, provincesFor } from './places.ts';

/** `/console/certificates`: the register with its filters. */
export function registerPages(pages: ConsolePages): void {
  pages.get('/console/certificates', { roles: ROLES }, async (page) => {
    const { locale, principal, api } = page;
    const filters = filtersOf(page);
    const given = Object.entries({ ...filters, cursor: page.query('cursor') }).filter(
      ([, value]) => value !== '',
    );
    const { items, next } = await api.get(`certificates?${new URLSearchParams(given)}`, CertificatePage);
    const { items: authorities } = await api.get('authorities', AuthorityList);
    const provinces =
      principal.provinceCode === null && principal.role !== 'producer' ? await provincesFor(page) : [];
    const communes = filters.provinceCode === '' ? [] : await communesOf(page, filters.provinceCode);
    const texts = CERTIFICATE_TEXTS[locale];
    const issue = { label: texts.acts.issue.action, href: '/console/certificates/new', isPrimary: true };
    return {
      title: texts.title,
      lead: texts.lead,
      notice: doneNotice(page),
      actions: [...(mayDecide(principal) ? [issue] : []), ...registerDownloads(filters, locale)],
      body: registerBody(
        { filters, bound: boundFilters(page), items, next, authorities, provinces, communes },
        locale,
      ),
    };
  });
}

/** What the viewer cannot look beyond. */
function boundFilters({ principal }: Page): string[] {
  const { role, producerId, provinceCode, communeCode } = principal;
  return [
    ...(producerId === null ? [] : ['producerId']),
    ...(role === 'officer' && provinceCode !== null ? ['provinceCode'] : []),
    ...(role === 'officer' && communeCode !== null ? ['communeCode'] : []),
  ];
}

function filtersOf({ query, principal }: Page): RegisterFilters {
  const asked = query('provinceCode');
  return {
    q: query('q').trim(),
    group: query('group'),
    stars: query('stars'),
    state: query('state'),
    authorityKey: query('authorityKey'),
    provinceCode: principal.role === 'officer' ? (principal.provinceCode ?? asked) : asked,
    communeCode:
      principal.role === 'officer' ? (principal.communeCode ?? query('communeCode')) : query('communeCode'),
    endsWithinDays: query('endsWithinDays'),
    producerId: principal.producerId ?? query('producerId'),
    productId: query('productId'),
  };
}
