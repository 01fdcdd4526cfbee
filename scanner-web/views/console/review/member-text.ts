import type { ReviewTexts } from '../texts/review.ts';

/** A photo among the members of a submission. */
export interface MemberPhoto {
  readonly id: string;
  readonly words: string;
}

type Entry = Readonly<Record<string, unknown>>;

/** What a member says in a language, as lines of text; empty when it says nothing. */
export function memberText(name: string, value: unknown, language: 'vi' | 'en', texts: ReviewTexts): string {
  if (value === null || value === undefined) return '';
  if (name === 'story')
    return entries(value)
      .map((section) => sectionText(section, language))
      .join('\n\n');
  if (Array.isArray(value)) {
    return language === 'en'
      ? ''
      : entries(value)
          .map((entry) => lineOf(entry))
          .join('\n');
  }
  if (isEntry(value)) return textOf(value[language]);
  if (language === 'en') return '';
  if (name === 'productGroup') return texts.groups[textOf(value)] ?? textOf(value);
  return textOf(value);
}

/** The photos that a member shows. */
export function memberPhotos(name: string, value: unknown): MemberPhoto[] {
  if ((name === 'logoId' || name === 'imageId') && typeof value === 'string')
    return [{ id: value, words: '' }];
  if (name === 'images') return entries(value).map(photoOf);
  if (name === 'story') return entries(value).flatMap((section) => entries(section.photos).map(photoOf));
  return [];
}

/** Members that are photos and nothing else. */
export const PHOTO_MEMBERS: readonly string[] = ['images', 'logoId', 'imageId'];

function photoOf({ id, alt, caption }: Entry): MemberPhoto {
  const said = isEntry(caption) ? textOf(caption.vi) : '';
  return { id: textOf(id), words: [textOf(alt), said].filter((part) => part !== '').join(' – ') };
}

function sectionText(section: Entry, language: 'vi' | 'en'): string {
  const said = (part: unknown) => (isEntry(part) ? textOf(part[language]) : '');
  return [said(section.heading), said(section.text)].filter((part) => part !== '').join('\n');
}

function lineOf(entry: Entry): string {
  return Object.values(entry)
    .map(textOf)
    .filter((part) => part !== '')
    .join(' · ');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entries(value: unknown): Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}
