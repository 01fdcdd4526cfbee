import { html } from 'ghtml';
import type { Action } from '../model.ts';

/** A link that looks like a button. */
export function buttonLink({ label, href, isPrimary = false }: Action): string {
  return html`<a class="button!${isPrimary ? ' primary' : ''}" href="${href}">${label}</a>`;
}
