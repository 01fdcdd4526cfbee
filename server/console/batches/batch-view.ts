import {
  BATCHES_TEXTS,
  batchPage,
  type ConsoleView,
  historyCard,
  type Notice,
} from '../../../scanner-web/views/console/index.ts';
import { historyOf } from '../audit/history.ts';
import type { Page } from '../pages.ts';
import { viewerOf } from '../viewer.ts';
import { batchOf, entriesOf, jobsOf } from './answers.ts';

/** Seconds after which the page of a batch whose file is being made asks for itself again. */
const REFRESH_SECONDS = 3;

/** The page of one batch, with what the request before it did. */
export async function batchView(page: Page, notice: Notice | null): Promise<ConsoleView> {
  const { locale, principal } = page;
  const texts = BATCHES_TEXTS[locale];
  const batch = await batchOf(page);
  const jobs = await jobsOf(page);
  const entries = await entriesOf(page);
  const { allocated, printed, activated, suspended, expiredUnused } = batch.summary;
  const path = `/console/batches/${batch.code}`;
  const isLive = expiredUnused === 0;
  const mayManage = principal.role !== 'inspector' && principal.communeCode === null;
  const mayPrint = mayManage && isLive && allocated + printed + activated > 0;
  const mayActivate = mayManage && isLive && printed > 0;
  const mayVoid = mayManage && allocated + printed + activated > 0;
  const isAuthority = principal.role !== 'producer' && principal.communeCode === null;
  return {
    title: texts.batchTitle(batch.code),
    lead: `${batch.productName}, ${batch.variantName}`,
    crumbs: [{ label: texts.title, href: '/console/batches' }],
    notice,
    actions: [
      ...(mayActivate ? [{ label: texts.activate, href: `${path}/activate`, isPrimary: true }] : []),
      ...(mayPrint ? [{ label: texts.print, href: `${path}/print`, isPrimary: !mayActivate }] : []),
      ...(mayVoid ? [{ label: texts.voidStamps, href: `${path}/void` }] : []),
      ...(isAuthority ? [{ label: texts.suspend, href: `${path}/suspend` }] : []),
      ...(isAuthority && suspended > 0 ? [{ label: texts.resume, href: `${path}/resume` }] : []),
    ],
    body:
      batchPage({ batch, jobs, entries, viewer: await viewerOf(page, entries) }, locale) +
      historyCard(await historyOf(page, 'batch', batch.code), locale),
    ...(jobs.some(({ state }) => state === 'rendering') ? { refreshSeconds: REFRESH_SECONDS } : {}),
  };
}
