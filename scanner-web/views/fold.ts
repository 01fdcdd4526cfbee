import { html } from 'ghtml';

/** A part that opens when its title is tapped; nothing for an empty body. */
export function fold(title: string, body: string, open = false): string {
  if (body === '') return '';
  return html`<details class="fold"!${open ? ' open' : ''}><summary><h2>${title}</h2></summary><div>!${body}</div></details>`;
}
