import {
  CERTIFICATE_TEXTS,
  certificateActions,
  certificateBody,
  historyCard,
} from '../../../scanner-web/views/console/index.ts';
import { addDays, civilDay, civilDayStartMs, parseCivilDay } from '../../../stamps/civil-day.ts';
import { CertificateView, RecognitionView, StampCounts, VersionList } from '../../certificates/schemas.ts';
import { ROLES } from '../../domain/principal.ts';
import { seesInside } from '../../domain/province-scope.ts';
import { historyOf } from '../audit/history.ts';
import type { ConsolePages, Page } from '../pages.ts';
import { decidesAbout } from './deciders.ts';
import { doneNotice } from './done.ts';

/** `/console/certificates/{id}`: one certificate, what became of it, the stamps that ride on it. */
export function detailPages(pages: ConsolePages): void {
  pages.get('/console/certificates/:id', { roles: ROLES }, async (page) => {
    const { api, locale, principal } = page;
    const path = `certificates/${encodeURIComponent(page.param('id'))}`;
    const certificate = await api.get(path, CertificateView);
    const { items: versions } = await api.get(`${path}/versions`, VersionList);
    const { id, provinceCode, communeCode } = certificate.producer;
    const mayCount =
      principal.role === 'inspector' || seesInside(principal, { id, provinceCode, communeCode });
    const stamps = mayCount ? await api.get(`${path}/stamps`, StampCounts) : null;
    const detail = {
      certificate,
      versions,
      stamps,
      shown: await shownOn(page, certificate.product.id),
      mayDecide: decidesAbout(principal, certificate),
      today: civilDay(page.nowMs),
    };
    const history = await historyOf(page, 'certificate', certificate.id);
    return {
      title: certificate.product.name,
      crumbs: [{ label: CERTIFICATE_TEXTS[locale].title, href: '/console/certificates' }],
      notice: doneNotice(page),
      actions: certificateActions(detail, locale),
      body: certificateBody(detail, locale) + historyCard(history, locale),
    };
  });
}

/** What was shown of the product at the end of the day that was asked for. */
async function shownOn({ api, query, nowMs }: Page, productId: string) {
  const day = parseCivilDay(query('shownOn'));
  if (day === undefined || day > civilDay(nowMs)) return { day: '', recognition: null };
  const endMs = Math.min(civilDayStartMs(addDays(day, 1)) - 1, nowMs);
  const path = `products/${encodeURIComponent(productId)}/recognition?atMs=${endMs}`;
  return { day, recognition: await api.get(path, RecognitionView) };
}
