import { html } from 'ghtml';
import { severityIcon } from '../../icons.ts';
import type { Notice } from '../model.ts';

/** A message with sign and colour; read out at once. Nothing for null. */
export function notice(message: Notice | null): string {
  if (message === null) return '';
  return html`<div class="notice" role="status" data-severity="${message.severity}">!${severityIcon(message.severity)}<p>${message.text}</p></div>`;
}

/** What the request before this page did, by a key that the address names; null for a key that has no text. */
export function doneNotice(texts: Readonly<Record<string, string>>, key: string): Notice | null {
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  return text === undefined ? null : { severity: 'ok', text };
}
