import { html } from 'ghtml';
import type { NavEntry } from '../model.ts';
import type { ShellTexts } from '../texts/shell.ts';

/** The areas of the console with what each is for. */
export function areaCards(nav: readonly NavEntry[], texts: ShellTexts): string {
  return html`<ul class="areas-list">!${nav
    .filter(({ key }) => key !== 'home')
    .map(
      ({ key, href }) =>
        html`<li><a class="card" href="${href}"><b>${texts.nav[key]}</b><span class="muted small">${texts.navHints[key]}</span></a></li>`,
    )}</ul>`;
}
