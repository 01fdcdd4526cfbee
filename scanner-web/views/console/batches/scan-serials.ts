import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import { idOf } from '../parts/fields.ts';
import { SCAN_SERIALS_TEXTS } from '../texts/scan-serials.ts';

/** Scans serials with the camera or from photos into the form's field of this name; hidden until a script can. */
export function scanSerials(fieldName: string, locale: Locale): string {
  const { camera, stop, photos, words } = SCAN_SERIALS_TEXTS[locale];
  const said = Object.entries({ ...words, start: camera, stop }).map(
    ([name, text]) => html` data-!${name}="${text}"`,
  );
  const id = `${idOf(fieldName)}-photos`;
  return html`<div class="scan-serials" data-scan-into="${idOf(fieldName)}"!${said} hidden><p><button type="button">${camera}</button></p><video muted playsinline hidden></video><p role="status"></p><ul></ul><div class="field"><label for="${id}">${photos}</label><input type="file" id="${id}" accept="image/*" multiple></div></div>`;
}
