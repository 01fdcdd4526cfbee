import {
  LABEL_TEXTS,
  type PhotoDraft,
  type ProductDraft,
  type SectionDraft,
  type TextDraft,
} from '../../../scanner-web/views/console/index.ts';
import type { FormValues } from '../form-values.ts';

const EMPTY: TextDraft = { vi: '', en: '' };

/** Most sections and photos that a form is read for; the API has its own limits. */
const READ_LIMIT = 30;

/** What is published of a product, or would be once its open submission is approved, as its form holds it. */
export function draftOf(content: Readonly<Record<string, unknown>>): ProductDraft {
  return {
    nameEn: textOf(content.nameEn),
    label: {
      ingredients: bothOf(content.ingredients),
      instructions: bothOf(content.instructions),
      storage: bothOf(content.storage),
      warnings: bothOf(content.warnings),
    },
    story: listOf(content.story).map((section) => ({
      heading: bothOf(section.heading),
      text: bothOf(section.text),
      photos: listOf(section.photos).map(photoOf),
    })),
    images: listOf(content.images).map(photoOf),
    standards: listOf(content.standards).map(({ name, number, issuer, validUntil }) => ({
      name: textOf(name),
      number: textOf(number),
      issuer: textOf(issuer),
      validUntil: textOf(validUntil),
    })),
    externalIds: listOf(content.externalIds).map(({ system, id }) => ({
      system: textOf(system),
      id: textOf(id),
    })),
    buyLinks: listOf(content.buyLinks).map(({ label, url }) => ({ label: textOf(label), url: textOf(url) })),
  };
}

/** What was typed into the form of a product. */
export function draftFrom(form: FormValues): ProductDraft {
  const both = (name: string): TextDraft => ({ vi: form.text(`${name}.vi`), en: form.text(`${name}.en`) });
  const [ingredients, instructions, storage, warnings] = LABEL_TEXTS.map(both);
  return {
    nameEn: form.text('nameEn'),
    label: {
      ingredients: ingredients ?? EMPTY,
      instructions: instructions ?? EMPTY,
      storage: storage ?? EMPTY,
      warnings: warnings ?? EMPTY,
    },
    story: counted(form, 'sections').map((place): SectionDraft => {
      const at = `story[${place}]`;
      return {
        heading: both(`${at}.heading`),
        text: both(`${at}.text`),
        photos: photosFrom(form, `${at}.photos`),
      };
    }),
    images: photosFrom(form, 'images'),
    standards: standardsFrom(form),
    externalIds: externalIdsFrom(form),
    buyLinks: buyLinksFrom(form),
  };
}

/** Places of sale that were typed; an empty line is none. */
export function buyLinksFrom(form: FormValues): { label: string; url: string }[] {
  return Array.from({ length: 5 }, (_, place) => ({
    label: form.text(`buyLinks[${place}].label`),
    url: form.text(`buyLinks[${place}].url`),
  })).filter(({ label, url }) => label !== '' || url !== '');
}

function standardsFrom(form: FormValues): ProductDraft['standards'] {
  return counted(form, 'standards')
    .map((place) => {
      const text = (name: string) => form.text(`standards[${place}].${name}`);
      return {
        name: text('name'),
        number: text('number'),
        issuer: text('issuer'),
        validUntil: text('validUntil'),
      };
    })
    .filter((row) => Object.values(row).some((value) => value !== ''));
}

function externalIdsFrom(form: FormValues): ProductDraft['externalIds'] {
  return counted(form, 'externalIds')
    .map((place) => ({
      system: form.text(`externalIds[${place}].system`),
      id: form.text(`externalIds[${place}].id`),
    }))
    .filter(({ system, id }) => system !== '' || id !== '');
}

/** Photos of a list that were typed about; `path` also names the field that counts them. */
export function photosFrom(form: FormValues, path: string): PhotoDraft[] {
  return counted(form, path).map((place) => {
    const text = (name: string) => form.text(`${path}[${place}].${name}`);
    return {
      id: text('id'),
      alt: text('alt'),
      altEn: text('altEn'),
      caption: { vi: text('caption.vi'), en: text('caption.en') },
    };
  });
}

/** The body of an edit that says what a draft says. */
export function bodyOf(draft: ProductDraft): object {
  const { nameEn, label, story, images, buyLinks, standards, externalIds } = draft;
  return {
    nameEn: nameEn === '' ? null : nameEn,
    ...Object.fromEntries(LABEL_TEXTS.map((name) => [name, said(label[name]) ?? null])),
    story: story.map(({ heading, text, photos }) => ({
      ...member('heading', said(heading)),
      ...member('text', said(text)),
      photos: photos.map((photo) => ({ ...imageOf(photo), ...member('caption', said(photo.caption)) })),
    })),
    images: images.map(imageOf),
    standards: standards.map(({ name, number, issuer, validUntil }) => ({
      name,
      ...line('number', number),
      ...line('issuer', issuer),
      ...line('validUntil', validUntil),
    })),
    externalIds,
    buyLinks,
  };
}

/** A photo among those of a product or producer, as an edit names it. */
export function imageOf({ id, alt, altEn }: PhotoDraft): object {
  return { id, alt, ...(altEn === '' ? {} : { altEn }) };
}

/** A text in both languages, undefined when nothing was typed. */
export function said({ vi, en }: TextDraft): object | undefined {
  return vi === '' && en === '' ? undefined : { vi, ...(en === '' ? {} : { en }) };
}

/**
 * A draft after what a button of its form asks for: `add:story`, `remove:story[1]`, `raise:images[2]`, `lower:story[0]` and so on; as it
 * was for anything else.
 */
export function changedDraft(draft: ProductDraft, act: string): ProductDraft {
  if (act === 'add:story')
    return { ...draft, story: [...draft.story, { heading: EMPTY, text: EMPTY, photos: [] }] };
  const match = /^(remove|raise|lower):(images|story)\[(\d{1,2})\](?:\.photos\[(\d{1,2})\])?$/.exec(act);
  if (match === null) return draft;
  const [, verb = '', list = '', first = '', second] = match;
  const change = <T>(items: readonly T[], place: number): T[] =>
    verb === 'remove'
      ? items.filter((_, at) => at !== place)
      : raised(items, verb === 'raise' ? place : place + 1);
  if (list === 'images') return { ...draft, images: change(draft.images, Number(first)) };
  if (second === undefined) return { ...draft, story: change(draft.story, Number(first)) };
  const story = draft.story.map((section, at) =>
    at === Number(first) ? { ...section, photos: change(section.photos, Number(second)) } : section,
  );
  return { ...draft, story };
}

function raised<T>(items: readonly T[], place: number): T[] {
  const [item, before] = [items[place], items[place - 1]];
  if (item === undefined || before === undefined) return [...items];
  return items.map((other, at) => (at === place ? before : at === place - 1 ? item : other));
}

function counted(form: FormValues, name: string): number[] {
  const count = Number(form.text(name));
  return Array.from(
    { length: Number.isSafeInteger(count) ? Math.min(Math.max(count, 0), READ_LIMIT) : 0 },
    (_, at) => at,
  );
}

function line(name: string, text: string): object {
  return text === '' ? {} : { [name]: text };
}

function member(name: string, value: object | undefined): object {
  return value === undefined ? {} : { [name]: value };
}

/** A photo as the API shows it. */
export function photoOf({ id, alt, altEn, caption }: Entry): PhotoDraft {
  return { id: textOf(id), alt: textOf(alt), altEn: textOf(altEn), caption: bothOf(caption) };
}

type Entry = Readonly<Record<string, unknown>>;

/** Both languages of a text as the API shows it. */
export function bothOf(value: unknown): TextDraft {
  return isEntry(value) ? { vi: textOf(value.vi), en: textOf(value.en) } : EMPTY;
}

/** The objects of a list as the API shows it. */
export function listOf(value: unknown): Entry[] {
  return Array.isArray(value) ? value.filter(isEntry) : [];
}

/** A text as the API shows it; empty for none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
