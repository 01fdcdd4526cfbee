import { html } from 'ghtml';
import type { PageFrame } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** Scans a stamp in the page, for phones whose camera app reads no codes; hidden until a script can. */
export function scannerPart({ scanner }: Texts, { host }: PageFrame): string {
  const { lead, start, stop, light, photo, picture, words } = scanner;
  const said = Object.entries({ ...words, start, stop, host }).map(
    ([name, text]) =>
      html` data-!${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}="${text}"`,
  );
  return html`<div class="scanner screen" data-scanner!${said} hidden><p>${lead}</p><button type="button" data-camera hidden>${start}</button><video aria-label="${picture}" muted playsinline hidden></video><button type="button" data-light aria-pressed="false" hidden>${light}</button><p class="hint" role="status"></p><label for="photo">${photo}</label><input type="file" id="photo" accept="image/*"></div>`;
}
