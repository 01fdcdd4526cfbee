import {
  AUDIT_TEXTS,
  auditDownloads,
  auditEntryBody,
  auditListBody,
  subjectActors,
  usualOnly,
} from '../../../scanner-web/views/console/index.ts';
import { AuditEntryView } from '../../audit/schemas.ts';
import { pageSchema } from '../../http/paging.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { viewerOf } from '../viewer.ts';

const READERS = ['admin', 'officer', 'producer', 'inspector'] as const;
const Entries = pageSchema(AuditEntryView);

/** `/console/audit`: the log with its filters, and one entry of it. */
export function auditPages(pages: ConsolePages): void {
  pages.get('/console/audit', { roles: READERS }, async (page) => {
    const { locale } = page;
    const filters = filtersOf(page);
    const { items, next } = await page.api.get(`audit?${queryOf(filters, page.query('cursor'))}`, Entries);
    const texts = AUDIT_TEXTS[locale];
    const body = auditListBody(
      { filters, entries: items, next, viewer: await viewerOf(page, [...items, ...subjectActors(items)]) },
      locale,
    );
    return { title: texts.title, lead: texts.lead, actions: auditDownloads(filters, locale), body };
  });

  pages.get('/console/audit/:seq', { roles: READERS }, async (page) => {
    const { locale } = page;
    const entry = await page.api.get(`audit/${encodeURIComponent(page.param('seq'))}`, AuditEntryView);
    const texts = AUDIT_TEXTS[locale];
    return {
      title: texts.entryTitle(entry.seq),
      crumbs: [{ label: texts.title, href: '/console/audit' }],
      body: auditEntryBody(entry, await viewerOf(page, [entry, ...subjectActors([entry])]), locale),
    };
  });
}

function filtersOf({ query }: Page) {
  const filters = {
    from: query('from'),
    to: query('to'),
    action: query('action'),
    subjectKind: query('subjectKind'),
    q: query('q'),
    actor: query('actor'),
    subjectId: query('subjectId'),
    producerId: query('producerId'),
  };
  // An action is a change or a read already.
  const asked = filters.action === '' ? query('only') : '';
  return { ...filters, only: asked || usualOnly(filters) };
}

function queryOf(filters: ReturnType<typeof filtersOf>, cursor: string): string {
  const only = filters.only === 'all' ? '' : filters.only;
  const given = Object.entries({ ...filters, only, cursor }).filter(([, value]) => value.trim() !== '');
  return new URLSearchParams(given).toString();
}
