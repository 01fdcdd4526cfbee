import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card } from '../parts/pieces.ts';
import { listHref } from './entry.ts';
import { AUDIT_TEXTS, type AuditEntry } from './model.ts';
import { actionText, actorText, noteText, type Viewer } from './words.ts';

/** The newest entries about one thing. */
export interface History {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly entries: readonly AuditEntry[];
  readonly viewer: Viewer;
}

/** What happened to a thing, for its own page; nothing for who may not read the log (null). */
export function historyCard(history: History | null, locale: Locale): string {
  if (history === null) return '';
  const { history: texts } = AUDIT_TEXTS[locale];
  const { subjectKind, subjectId, entries, viewer } = history;
  if (entries.length === 0) return card(texts.title, html`<p class="muted">${texts.empty}</p>`, 'history');
  const items = entries.map((entry) => {
    const { seq, action, timeMs } = entry;
    const reason = noteText(entry.reason, locale);
    const why = reason === null ? '' : html`<q>${reason}</q>`;
    return html`<li><a href="/console/audit/${seq}">${actionText(action, locale)}</a> <span class="muted small">${formatTime(timeMs, locale)} · ${actorText(entry, viewer, locale)}</span>!${why}</li>`;
  });
  const all = html`<p>!${buttonLink({ label: texts.all, href: listHref({ subjectKind, subjectId }) })}</p>`;
  return card(texts.title, html`<ol class="history">!${items}</ol>!${all}`, 'history');
}
