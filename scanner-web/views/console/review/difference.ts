import { html } from 'ghtml';
import type { Locale } from '../../model.ts';
import type { ReviewTexts } from '../texts/review.ts';
import { memberPhotos, memberText, PHOTO_MEMBERS } from './member-text.ts';
import { wordDiff } from './word-diff.ts';

/** Values of members, by name. */
export type Members = Readonly<Record<string, unknown>>;

/** What a submission would change, member by member: texts word by word, photos side by side. */
export function differenceList(
  before: Members | null,
  after: Members,
  { changed, published }: { readonly changed: readonly string[]; readonly published: Members | null },
  texts: ReviewTexts,
  locale: Locale,
): string {
  const names = Object.keys(after).filter((name) => before !== null || !isEmpty(after[name]));
  return names
    .map((name) => {
      const was = before?.[name] ?? null;
      const now = published !== null && changed.includes(name) ? threeWay(name, published[name], texts) : '';
      return html`<section class="card difference"><h2>${texts.members[name] ?? name}</h2>!${now}!${textDifference(name, was, after[name], texts, locale)}!${photoDifference(name, was, after[name], texts)}</section>`;
    })
    .join('');
}

/** Somebody changed it since it was proposed: what it says now. */
function threeWay(name: string, value: unknown, texts: ReviewTexts): string {
  const said = [memberText(name, value, 'vi', texts), memberText(name, value, 'en', texts)]
    .filter((text) => text !== '')
    .join(' / ');
  return html`<div class="notice" data-severity="warning"><p><b>${texts.changedMeanwhile}</b><br>${said === '' ? texts.nothing : said}</p></div>`;
}

function textDifference(name: string, was: unknown, is: unknown, texts: ReviewTexts, locale: Locale): string {
  if (PHOTO_MEMBERS.includes(name)) return '';
  return (['vi', 'en'] as const)
    .map((language) => {
      const [old, now] = [memberText(name, was, language, texts), memberText(name, is, language, texts)];
      if (old === '' && now === '')
        return language === 'vi' && memberPhotos(name, is).length === 0
          ? html`<p class="muted">${texts.nothing}</p>`
          : '';
      const lang = language === locale ? '' : html` lang="${language}"`;
      const label = language === 'en' ? html`<p class="muted small">${texts.inEnglish}</p>` : '';
      return html`!${label}<p class="words"!${lang}>!${runs(old, now, texts)}</p>`;
    })
    .join('');
}

function runs(old: string, now: string, texts: ReviewTexts): string {
  return wordDiff(old, now)
    .map(({ kind, text }) => {
      if (kind === 'same') return html`${text}`;
      const spoken = html`<span class="unseen">${kind === 'old' ? texts.removed : texts.added} </span>`;
      return kind === 'old' ? html`<del>!${spoken}${text}</del>` : html`<ins>!${spoken}${text}</ins>`;
    })
    .join('');
}

function photoDifference(name: string, was: unknown, is: unknown, texts: ReviewTexts): string {
  const [old, now] = [memberPhotos(name, was), memberPhotos(name, is)];
  if (old.length === 0 && now.length === 0) return '';
  const side = (title: string, photos: typeof old) =>
    html`<div><h3>${title}</h3>!${photos.length === 0 ? html`<p class="muted">${texts.noPhotos}</p>` : ''}!${photos.map(
      ({ id, words }) =>
        html`<figure><img src="/api/v1/media/${id}" alt="${words}" loading="lazy"><figcaption class="small muted">${words}</figcaption></figure>`,
    )}</div>`;
  return html`<div class="sides">!${side(texts.photosBefore, old)}!${side(texts.photosAfter, now)}</div>`;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
