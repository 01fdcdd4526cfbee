import { html } from 'ghtml';
import type { Severity } from '../../stamps/verdict/index.ts';

const SHAPES: Readonly<Record<Severity, string>> = {
  ok: '<circle cx="22" cy="22" r="20" stroke-width="3"/><path d="M13 22.5l6.5 6.5L32 16" stroke-width="4.5"/>',
  notice:
    '<circle cx="22" cy="22" r="20" stroke-width="3"/><path d="M22 20.5v12M22 12.5v.1" stroke-width="4.5"/>',
  warning: '<path d="M22 4l19 34H3z" stroke-width="3"/><path d="M22 17v9.5M22 32.5v.1" stroke-width="4.5"/>',
  danger:
    '<path d="M14 3h16l11 11v16L30 41H14L3 30V14z" stroke-width="3"/><path d="M15 15l14 14M29 15L15 29" stroke-width="4.5"/>',
};

/** The sign of a severity; its shape alone tells the four apart. Decorative: the words beside it say the same. */
export function severityIcon(severity: Severity): string {
  return html`<svg viewBox="0 0 44 44" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">!${SHAPES[severity]}</svg>`;
}

/** As many stars as the certificate has, drawn; `label` is what a screen reader says. */
export function starRow(stars: number, label: string): string {
  const star =
    '<svg viewBox="0 0 20 20" fill="currentColor" aria-hidden="true"><path d="M10 1.6l2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z"/></svg>';
  return html`<span class="stars" role="img" aria-label="${label}">!${star.repeat(stars)}</span>`;
}

/** The seal of the service, drawn in the accent colour: a square stamp with a check. */
export const SEAL =
  '<svg class="seal" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" aria-hidden="true"><path d="M4 4h16v16H4z"/><path d="M8 12.3l2.8 2.7L16 9.5" stroke-linecap="round"/></svg>';
