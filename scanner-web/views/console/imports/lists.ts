import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card, emptyState, pager, pill } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import type { ListKind } from '../texts/lists.ts';
import { LIST_TEXTS, LISTS_PATH, type ListHead } from './lists-model.ts';

/** What can be imported, and what was lately. */
export function listsBody(
  { kinds, items, next }: { kinds: readonly ListKind[]; items: readonly ListHead[]; next: string | null },
  locale: Locale,
): string {
  const texts = LIST_TEXTS[locale];
  const ways = [
    ...kinds.map((kind) => ({ ...texts.kinds[kind], href: `${LISTS_PATH}/new?kind=${kind}` })),
    { ...texts.annex, href: '/console/imports/new' },
  ];
  const cards = ways.map(({ title, lead, begin, href }) =>
    card(title, html`<p class="muted">${lead}</p>!${buttonLink({ label: begin, href })}`),
  );
  return (
    cards.join('') +
    card(texts.latest, items.length === 0 ? emptyState(texts.empty) : latest(items, next, locale))
  );
}

function latest(items: readonly ListHead[], next: string | null, locale: Locale): string {
  const texts = LIST_TEXTS[locale];
  const table = dataTable({
    caption: texts.latest,
    columns: [texts.columns.file, texts.columns.kind, texts.columns.state, texts.columns.made].map(
      (label) => ({
        label,
      }),
    ),
    rows: items.map(({ id, kind, state, fileName, createdMs }) => [
      { html: html`<a href="${LISTS_PATH}/${id}">${fileName}</a>` },
      texts.kinds[kind].title,
      { html: pill(state === 'open' ? 'notice' : 'ok', texts.states[state]) },
      formatTime(createdMs, locale),
    ]),
  });
  const more = next === null ? null : `${LISTS_PATH}?cursor=${encodeURIComponent(next)}`;
  return table + pager(more, SHELL_TEXTS[locale].nextPage);
}
