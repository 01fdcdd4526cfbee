import { CERTIFICATE_TEXTS, type Notice } from '../../../scanner-web/views/console/index.ts';
import type { Page } from '../pages.ts';

/** What the act before this page did, as its address says. */
export function doneNotice({ locale, query }: Page): Notice | null {
  const done = query('done');
  const { acts, decisions } = CERTIFICATE_TEXTS[locale];
  if (done === 'decision') return { severity: 'ok', text: decisions.corrected };
  const text = Object.entries(acts).find(([act]) => act === done)?.[1].done;
  return text === undefined ? null : { severity: 'ok', text };
}
