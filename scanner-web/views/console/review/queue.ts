import type { Locale } from '../../model.ts';
import { type Choice, selectField } from '../parts/fields.ts';
import type { FormState } from '../parts/form-state.ts';
import { listFilter } from '../parts/list-filter.ts';
import { emptyState, pager, pill } from '../parts/pieces.ts';
import { dataTable, linkCell } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { type QueuedSubmission, REVIEW_TEXTS } from './model.ts';

const DAY_MS = 86_400_000;
const AGES = [3, 7, 14, 30] as const;
const SEVERITIES = { submitted: 'notice', approved: 'ok', returned: 'warning' } as const;

/** The queue with its filters; the oldest first. */
export function queueBody(
  items: readonly QueuedSubmission[],
  next: string | null,
  {
    filter,
    state,
    nowMs,
    locale,
    provinces,
    communes,
  }: {
    /** What the queue is narrowed to, which goes along. */
    readonly filter: URLSearchParams;
    readonly state: FormState;
    readonly nowMs: number;
    readonly locale: Locale;
    /** The provinces to choose from; empty for who looks after one. */
    readonly provinces: readonly Choice[];
    /** The communes to choose from; empty while no province is chosen, and for who looks after one. */
    readonly communes: readonly Choice[];
  },
): string {
  const texts = REVIEW_TEXTS[locale];
  const shell = SHELL_TEXTS[locale];
  const { filters } = texts;
  const choices = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  const form = listFilter(
    {
      action: '/console/review',
      values: [
        state.value('kind'),
        state.value('state') === 'submitted' ? '' : state.value('state'),
        state.value('minAgeDays'),
        provinces.length === 0 ? '' : state.value('provinceCode'),
        state.value('communeCode'),
      ],
      fields:
        selectField(
          {
            name: 'kind',
            label: filters.kind,
            none: filters.all,
            choices: choices(texts.kinds),
            isRequired: true,
          },
          state,
        ) +
        selectField(
          { name: 'state', label: filters.state, choices: choices(texts.states), isRequired: true },
          state,
        ) +
        selectField(
          {
            name: 'minAgeDays',
            label: filters.age,
            none: filters.all,
            choices: AGES.map((days) => ({ value: String(days), label: filters.older(days) })),
            isRequired: true,
          },
          state,
        ) +
        (provinces.length === 0
          ? ''
          : selectField(
              {
                name: 'provinceCode',
                label: filters.province,
                none: filters.all,
                choices: provinces,
                isRequired: true,
              },
              state,
            )) +
        (communes.length === 0
          ? ''
          : selectField(
              {
                name: 'communeCode',
                label: filters.place,
                none: filters.all,
                choices: communes,
                isRequired: true,
              },
              state,
            )),
    },
    locale,
  );
  if (items.length === 0) return form + emptyState(texts.empty);
  const { columns } = texts;
  return (
    form +
    dataTable({
      caption: texts.caption,
      columns: [
        { label: columns.title },
        { label: columns.number, isNumeric: true },
        { label: columns.kind },
        { label: columns.producer },
        { label: columns.age },
        { label: columns.state },
      ],
      rows: items.map((item) => [
        linkCell(item.title, `/console/review/${item.number}${filter.size === 0 ? '' : `?${filter}`}`),
        item.number,
        texts.kinds[item.kind] ?? item.kind,
        item.producerName ?? '',
        texts.days(Math.max(0, Math.floor((nowMs - item.submittedMs) / DAY_MS))),
        { html: statePill(item.state, locale) },
      ]),
    }) +
    pager(next, shell.nextPage)
  );
}

/** Where a submission stands. */
export function statePill(state: string, locale: Locale): string {
  const severity = Object.entries(SEVERITIES).find(([known]) => known === state)?.[1] ?? 'neutral';
  return pill(severity, REVIEW_TEXTS[locale].states[state] ?? state);
}
