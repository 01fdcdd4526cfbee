import { html } from 'ghtml';
import type { Locale, PhotoView } from './model.ts';
import { bilingual } from './verdict-card.ts';

/** An attribute for what is written in another language than the page's, with the space before it. */
function langOf(written: Locale, locale: Locale): string {
  return written === locale ? '' : html` lang="${written}"`;
}

/** A photo; `isLazy`: fetched only when it comes into sight, which in a closed fold it does not. */
export function photo(picture: PhotoView, locale: Locale, isLazy: boolean): string {
  const isEnglish = locale === 'en' && picture.altEn !== undefined;
  const alt = isEnglish ? picture.altEn : picture.alt;
  // A screen reader must change its voice for words in the other language.
  const lang = alt === '' ? '' : langOf(isEnglish ? 'en' : 'vi', locale);
  return html`<img src="${picture.src}" alt="${alt}"!${lang} width="${picture.widthPx}" height="${picture.heightPx}"!${isLazy ? ' loading="lazy"' : ''} decoding="async">`;
}

/** A photo with its caption below it. */
export function figure(picture: PhotoView, locale: Locale): string {
  const { caption } = picture;
  const words = caption === undefined ? null : bilingual(caption, locale);
  const below =
    words === null
      ? ''
      : html`<figcaption class="small muted"!${langOf(words.lang, locale)}>${words.text}</figcaption>`;
  return html`<figure>!${photo(picture, locale, true)}!${below}</figure>`;
}
