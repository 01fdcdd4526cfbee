import type { Locale } from '../../model.ts';
import { formatNumber } from '../format.ts';
import { type Choice, hiddenField, selectField } from '../parts/fields.ts';
import type { FormState } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { emptyState, pager, tiles } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { CASES_TEXTS } from '../texts/cases.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { groupedSerial, type ListedCase, severityPill, stateCell } from './model.ts';

const DAY_MS = 86_400_000;
const HREF = '/console/cases';

/** The queue of cases with its filters and how many wait. */
export function caseListBody(
  items: readonly ListedCase[],
  next: string | null,
  shown: {
    readonly counts: Readonly<Record<'open' | 'high' | 'medium' | 'low', number>>;
    readonly state: FormState;
    readonly nowMs: number;
    readonly locale: Locale;
    /** What the list is narrowed to, for its links to carry on. */
    readonly shown: URLSearchParams;
    /** The provinces to choose from; empty for who looks after one. */
    readonly provinces: readonly Choice[];
  },
): string {
  const { counts, state, nowMs, locale, provinces } = shown;
  const texts = CASES_TEXTS[locale];
  const number = (value: number) => formatNumber(value, locale);
  const choices = (labels: Readonly<Record<string, string>>): Choice[] =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const select = (name: string, label: string, of: readonly Choice[]) =>
    selectField({ name, label, none: texts.all, choices: of, isRequired: true }, state);
  const { filters } = texts;
  const form = listFilter(
    {
      action: HREF,
      fields: [
        selectField(
          {
            name: 'state',
            label: filters.state,
            choices: [...choices(texts.states), { value: 'all', label: texts.all }],
            isRequired: true,
          },
          state,
        ),
        select('severity', filters.severity, choices(texts.severities)),
        select('kind', filters.kind, choices(texts.kinds)),
        provinces.length === 0 ? '' : select('provinceCode', filters.province, provinces),
        select('minAgeDays', filters.age, choices(texts.ages)),
        ...['productId', 'producerId']
          .filter((name) => state.value(name) !== '')
          .map((name) => hiddenField(name, state.value(name))),
      ].join(''),
      values: [
        state.value('state') === 'open' ? '' : state.value('state'),
        ...['severity', 'kind', 'provinceCode', 'minAgeDays', 'productId', 'producerId'].map((name) =>
          state.value(name),
        ),
      ],
    },
    locale,
  );
  const numbers = tiles(
    (['open', 'high', 'medium', 'low'] as const).map((name) => ({
      label: texts.counts[name],
      value: number(counts[name]),
      href: name === 'open' ? HREF : `${HREF}?severity=${name}`,
    })),
  );
  if (items.length === 0)
    return numbers + form + emptyState(counts.open === 0 ? texts.emptyOpen : texts.emptyFiltered);
  const { columns } = texts;
  return (
    numbers +
    form +
    dataTable({
      caption: texts.caption,
      columns: [
        { label: columns.number },
        { label: columns.severity },
        { label: columns.what },
        { label: columns.goods },
        { label: columns.reports },
        { label: columns.opened },
        { label: columns.state },
      ],
      rows: items.map((item) => [
        linkCell(item.id, `${HREF}/${item.id}?${shown.shown}`),
        { html: severityPill(item.severity, locale) },
        texts.kinds[item.kind] ?? item.kind,
        item.productName ??
          `${texts.neverIssued}: ${shortened(item.typed ?? groupedSerial(item.serial ?? ''))}`,
        item.reports === 0 ? '–' : texts.reporters(number(item.reports), number(item.reporters)),
        texts.days(Math.max(0, Math.floor((nowMs - item.openedMs) / DAY_MS))),
        stateCell(item, locale),
      ]),
    }) +
    pager(next, SHELL_TEXTS[locale].nextPage)
  );
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
