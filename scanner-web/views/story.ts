import { html } from 'ghtml';
import { bilingual, langOf, paragraphs } from './author-text.ts';
import { fold } from './fold.ts';
import type { BilingualText, StorySectionView, VerdictPage } from './model.ts';
import { figure } from './photo.ts';
import type { Texts } from './texts/texts.ts';

/** Sections that stand open in an opened story; those behind them open one by one. */
const OPEN_SECTIONS = 2;

/** The product's story, folded except in a preview, which is looked at for its sake; nothing without one. */
export function storyFold({ product, frame }: VerdictPage, texts: Texts): string {
  const story = product?.story ?? [];
  const sections = story.map((section, place) => sectionPart(section, texts, place >= OPEN_SECTIONS));
  const body = sections.join('') + vietnameseOnly(story.flatMap(wordsOf), texts);
  return fold(texts.sections.story, body, frame.preview !== undefined);
}

/** What the producer tells of itself, folded; nothing when it tells nothing. */
export function producerFold({ producer }: VerdictPage, texts: Texts): string {
  if (producer === null) return '';
  const { about, photos } = producer;
  const text = about === null ? '' : paragraphs(about, texts);
  const pictures = photos.map((picture) => figure(picture, texts)).join('');
  return fold(texts.sections.about, text + pictures + vietnameseOnly(about === null ? [] : [about], texts));
}

function sectionPart({ heading, text, photos }: StorySectionView, texts: Texts, isFolded: boolean): string {
  const body =
    (text === undefined ? '' : paragraphs(text, texts)) +
    photos.map((picture) => figure(picture, texts)).join('');
  if (heading === undefined) return html`<section>!${body}</section>`;
  const title = bilingual(heading, texts);
  const lang = langOf(title.lang, texts);
  const name = html`<h3!${lang}>${title.text}</h3>`;
  return isFolded && body !== ''
    ? html`<details class="part"><summary>!${name}</summary>!${body}</details>`
    : html`<section>!${name}!${body}</section>`;
}

function wordsOf({ heading, text }: StorySectionView): BilingualText[] {
  return [heading, text].filter((words) => words !== undefined);
}

/** Says to readers of another language why they read Vietnamese. */
function vietnameseOnly(words: readonly BilingualText[], texts: Texts): string {
  const isUntranslated = texts.code !== 'vi' && words.some((word) => bilingual(word, texts).lang === 'vi');
  return isUntranslated ? html`<p class="small muted">${texts.storyVietnameseOnly}</p>` : '';
}
