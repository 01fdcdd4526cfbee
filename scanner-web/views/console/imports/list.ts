import { html } from 'ghtml';
import { formatDay } from '../../format.ts';
import type { Locale } from '../../model.ts';
import { actorName, type Viewer } from '../audit/words.ts';
import { formatTime } from '../format.ts';
import { emptyState, pager, pill } from '../parts/pieces.ts';
import { dataTable } from '../parts/table.ts';
import { SHELL_TEXTS } from '../texts/index.ts';
import { type AnnexHead, annexTitle, IMPORT_TEXTS } from './model.ts';

const SEVERITY = { open: 'notice', confirmed: 'ok', undone: 'neutral' } as const;

/** Annexes in progress and imported ones, the one touched last first. */
export function annexListBody(
  items: readonly AnnexHead[],
  next: string | null,
  viewer: Viewer,
  locale: Locale,
): string {
  const texts = IMPORT_TEXTS[locale];
  if (items.length === 0) return emptyState(texts.empty);
  const table = dataTable({
    caption: texts.title,
    columns: [texts.list.decision, texts.list.file, texts.list.state, texts.list.touched].map((label) => ({
      label,
    })),
    rows: items.map((item) => [
      {
        html: html`<span><a href="/console/imports/${item.id}">${annexTitle(item)}</a><br><span class="muted small">${formatDay(item.decision.signedOn, locale)}, ${item.decision.authority}</span></span>`,
      },
      item.fileName,
      {
        html: html`<span>!${pill(SEVERITY[item.state], texts.states[item.state])}!${undone(item, viewer, locale)}</span>`,
      },
      formatTime(item.updatedMs, locale),
    ]),
  });
  const more = next === null ? null : `/console/imports?cursor=${encodeURIComponent(next)}`;
  return table + pager(more, SHELL_TEXTS[locale].nextPage);
}

/** When and by whom it was undone. */
function undone({ undoneMs, undoneBy }: AnnexHead, viewer: Viewer, locale: Locale): string {
  if (undoneMs === null || undoneBy === null) return '';
  const name = actorName(undoneBy, viewer, locale);
  return html`<br><span class="muted small">${name}, ${formatTime(undoneMs, locale)}</span>`;
}
