import { html } from 'ghtml';
import type { BilingualText, Locale } from './model.ts';
import type { Texts } from './texts/texts.ts';

/** The language of what producers write in Vietnamese alone, where it is not the page's: a screen reader must change its voice. */
export function writtenIn(texts: Texts): 'vi' | undefined {
  return texts.code === 'vi' ? undefined : 'vi';
}

/** {@link writtenIn} as an attribute, with the space before it. */
export function langAttribute(texts: Texts): string {
  return langOf('vi', texts);
}

/** An attribute for what is written in another language than the page's, with the space before it. */
export function langOf(written: Locale, { code }: Texts): string {
  return written === code ? '' : html` lang="${written}"`;
}

/** An author's text in that of its languages which readers of the page would rather read. */
export function bilingual(
  text: { readonly vi: string; readonly en?: string | null | undefined },
  { reads }: Texts,
): { text: string; lang: Locale } {
  const { vi, en = null } = text;
  return reads === 'en' && en !== null && en !== '' ? { text: en, lang: 'en' } : { text: vi, lang: 'vi' };
}

/** Paragraphs of an author's text: blank lines separate them. */
export function paragraphs(text: BilingualText, texts: Texts): string {
  const chosen = bilingual(text, texts);
  const lang = langOf(chosen.lang, texts);
  return chosen.text
    .split(/\n\s*\n|\r\n\s*\r\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => html`<p!${lang}>${paragraph.trim()}</p>`)
    .join('');
}
