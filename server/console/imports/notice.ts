import { IMPORT_TEXTS, type Notice } from '../../../scanner-web/views/console/index.ts';
import type { Page } from '../pages.ts';

/** What the request before this page did, as its address says. */
export function importNotice({ locale, query }: Page): Notice | null {
  const { settle } = IMPORT_TEXTS[locale];
  const texts = new Map([
    ['imported', settle.done],
    ['undone', settle.undone],
    ['discarded', settle.discarded],
    ['saved', settle.saved],
  ]);
  const text = texts.get(query('done'));
  return text === undefined ? null : { severity: 'ok', text };
}
