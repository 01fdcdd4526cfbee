import type { Locale } from '../../model.ts';
import { type Choice, selectField } from '../parts/fields.ts';
import type { FormState } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { emptyState, pager } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { APPLICATION_TEXTS } from '../texts/applications.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { type ListedApplication, statePill } from './model.ts';

const DAY_MS = 86_400_000;

/** Applications of new producers with their filters; the oldest first. */
export function applicationListBody(
  items: readonly ListedApplication[],
  next: string | null,
  shown: {
    readonly state: FormState;
    readonly nowMs: number;
    readonly locale: Locale;
    /** The provinces to choose from; empty for who looks after one. */
    readonly provinces: readonly Choice[];
    readonly provinceName: (code: string) => string;
    /** What the list is narrowed to, as the end of an address. */
    readonly filter: string;
  },
): string {
  const { state, nowMs, locale, provinces, provinceName, filter } = shown;
  const { list, states } = APPLICATION_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const choices = Object.entries(states).map(([value, label]) => ({ value, label }));
  const byProvince =
    provinces.length === 0
      ? ''
      : selectField(
          {
            name: 'provinceCode',
            label: list.province,
            none: list.all,
            choices: provinces,
            isRequired: true,
          },
          state,
        );
  const form = listFilter(
    {
      action: '/console/review/applications',
      fields:
        selectField({ name: 'state', label: list.state, choices, isRequired: true }, state) + byProvince,
      values: [state.value('state') === 'submitted' ? '' : state.value('state'), state.value('provinceCode')],
    },
    locale,
  );
  if (items.length === 0) return form + emptyState(list.empty);
  return (
    form +
    dataTable({
      caption: list.caption,
      columns: [
        { label: list.name },
        { label: list.place },
        { label: list.products },
        { label: list.age },
        { label: list.state },
      ],
      rows: items.map((item) => [
        linkCell(item.name || list.erased, `/console/review/applications/${item.id}${filter}`),
        [item.communeName, provinceName(item.provinceCode)].filter(Boolean).join(', '),
        item.products.join('; '),
        list.days(Math.max(0, Math.floor((nowMs - item.submittedMs) / DAY_MS))),
        { html: statePill(item.state, locale) },
      ]),
    }) +
    pager(next, shell.nextPage)
  );
}
