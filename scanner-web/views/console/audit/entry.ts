import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { formatTime } from '../format.ts';
import { buttonLink } from '../parts/button.ts';
import { card, facts } from '../parts/pieces.ts';
import { differenceTable } from './difference.ts';
import { AUDIT_TEXTS, type AuditEntry } from './model.ts';
import { actionText, actorText, hasOwnId, noteText, subjectHref, subjectText, type Viewer } from './words.ts';

/** One entry: who, when, what, why, and what it changed. */
export function auditEntryBody(entry: AuditEntry, viewer: Viewer, locale: Locale): string {
  const texts = AUDIT_TEXTS[locale];
  const { facts: names, difference, more } = texts;
  const producer = entry.subjectKind === 'producer' ? null : (entry.producerName ?? entry.producerId);
  const about = facts([
    { name: names.action, value: actionText(entry.action, locale) },
    { name: names.subject, value: subjectText(entry, viewer, locale) },
    { name: names.producer, value: producer },
    { name: names.time, value: formatTime(entry.timeMs, locale) },
    { name: names.who, value: actorText(entry, viewer, locale) },
    {
      name: names.reason,
      value: noteText(entry.reason, locale) ?? { html: html`<i class="muted">${names.noReason}</i>` },
    },
  ]);
  const hash = facts([
    ...(hasOwnId(entry) ? [{ name: names.id, value: { html: html`<code>${entry.subjectId}</code>` } }] : []),
    { name: names.hash, value: { html: html`<code>${entry.hash}</code>` } },
  ]);
  const href = subjectHref(entry, viewer);
  const links = [
    ...(href === undefined ? [] : [{ label: subjectText(entry, viewer, locale), href, isPrimary: true }]),
    {
      label: more.allOfSubject,
      href: listHref({ subjectKind: entry.subjectKind, subjectId: entry.subjectId }),
    },
    { label: more.allOfActor, href: listHref({ actor: entry.actor }) },
  ];
  return [
    card(null, about + html`<div class="actions">!${links.map(buttonLink)}</div>`),
    card(difference.title, differenceTable(entry.before, entry.after, locale)),
    card(null, hash + html`<p class="muted small">${names.hashHint}</p>`),
  ].join('');
}

/** The list narrowed to these. */
export function listHref(filters: Readonly<Record<string, string>>): string {
  return `/console/audit?${new URLSearchParams(filters)}`;
}
