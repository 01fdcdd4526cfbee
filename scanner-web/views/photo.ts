import { html } from 'ghtml';
import { bilingual, langOf } from './author-text.ts';
import type { PhotoView } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** A photo; `isLazy`: fetched only when it comes into sight, which in a closed fold it does not. */
export function photo(picture: PhotoView, texts: Texts, isLazy: boolean): string {
  const alt = bilingual({ vi: picture.alt, en: picture.altEn }, texts);
  const lang = alt.text === '' ? '' : langOf(alt.lang, texts);
  return html`<img src="${picture.src}" alt="${alt.text}"!${lang} width="${picture.widthPx}" height="${picture.heightPx}"!${isLazy ? ' loading="lazy"' : ''} decoding="async">`;
}

/** A photo with its caption below it. */
export function figure(picture: PhotoView, texts: Texts): string {
  const { caption } = picture;
  const words = caption === undefined ? null : bilingual(caption, texts);
  const below =
    words === null
      ? ''
      : html`<figcaption class="small muted"!${langOf(words.lang, texts)}>${words.text}</figcaption>`;
  return html`<figure>!${photo(picture, texts, true)}!${below}</figure>`;
}
