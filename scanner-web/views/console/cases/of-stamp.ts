import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import { card } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { CASES_TEXTS } from '../texts/cases.ts';
import { type ListedCase, severityPill, stateCell } from './model.ts';

/** The cases about one stamp, on its page; nothing where there are none. */
export function stampCases(items: readonly ListedCase[], locale: Locale): string {
  if (items.length === 0) return '';
  const texts = CASES_TEXTS[locale];
  const { columns } = texts;
  const table = dataTable({
    caption: texts.title,
    columns: [
      { label: columns.number },
      { label: columns.severity },
      { label: columns.what },
      { label: columns.opened },
      { label: columns.state },
    ],
    rows: items.map((item) => [
      linkCell(item.id, `/console/cases/${item.id}`),
      { html: severityPill(item.severity, locale) },
      texts.kinds[item.kind] ?? item.kind,
      formatTime(item.openedMs, locale),
      stateCell(item, locale),
    ]),
  });
  return card(texts.title, table);
}
