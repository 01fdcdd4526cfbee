import { html } from 'ghtml';
import { fileField, hiddenField, textField } from '../parts/fields.ts';
import type { FormState } from '../parts/form-state.ts';
import type { ContentTexts } from '../texts/content.ts';
import type { PhotoDraft } from './model.ts';

const ACCEPT = 'image/jpeg,image/png,image/webp';

/** A button of a form that is sent with what is to be done to the form itself; `said`: what is read out once it was. */
export function actButton(act: string, text: string, said: string): string {
  return html`<button class="compact" name="act" value="${act}" data-said="${said}" formnovalidate>${text}</button>`;
}

/** Photos with their words, and a field for one more; `path` is that of the list, `back` that of the page. */
export function photoFields(
  path: string,
  photos: readonly PhotoDraft[],
  withCaption: boolean,
  texts: ContentTexts,
  state: FormState,
  back: string,
): string {
  const shown = photos.map(({ id, alt }, place) => {
    const at = `${path}[${place}]`;
    const field = (name: string, label: string, lang: 'vi' | 'en', isRequired = false) =>
      textField({ name: `${at}.${name}`, label, lang, isRequired, maxLength: 200 }, state);
    const caption = withCaption
      ? field('caption.vi', texts.vi(texts.caption), 'vi') +
        field('caption.en', texts.en(texts.caption), 'en')
      : '';
    const raise =
      place === 0 ? '' : actButton(`raise:${at}`, texts.raisePhoto(place + 1), texts.movedTo(place));
    return html`<div class="photo-field"><figure><img src="/api/v1/media/${id}" alt="${alt}" loading="lazy"></figure>!${hiddenField(`${at}.id`, id)}<div class="both">!${field('alt', texts.vi(texts.alt), 'vi', true)}!${field('altEn', texts.en(texts.alt), 'en')}!${caption}</div><div class="actions">!${raise}!${actButton(`remove:${at}`, texts.removePhoto(place + 1), texts.removed)}<a href="/console/photos/${id}/erasure?back=${back}">${texts.erasePhoto(place + 1)}</a></div></div>`;
  });
  return (
    shown.join('') +
    html`<div class="both">!${fileField({ name: `${path}.file`, label: texts.addPhoto, hint: texts.photoHint, accept: ACCEPT }, state)}!${textField({ name: `${path}.newAlt`, label: texts.vi(texts.alt), hint: texts.altHint, lang: 'vi', maxLength: 200 }, state)}</div>`
  );
}
