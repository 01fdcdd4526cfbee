import type { Content } from './submission.ts';

/** The photos that proposed or published members show, each once. */
export function mediaIn(content: Content): string[] {
  const { images, story, logoId, imageId } = content;
  const ids = [...entries(images), ...entries(story).flatMap((section) => entries(section.photos))].map(
    ({ id }) => id,
  );
  return [...new Set([...ids, logoId, imageId].filter((id) => typeof id === 'string'))];
}

/** The same members without a photo that was erased, and without sections that only showed it. */
export function withoutMedia(content: Content, mediaId: string): Content {
  const others = (photos: unknown) => entries(photos).filter(({ id }) => id !== mediaId);
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => {
      if (name === 'images') return [name, others(value)];
      if (name === 'logoId' || name === 'imageId') return [name, value === mediaId ? null : value];
      if (name !== 'story') return [name, value];
      const sections = entries(value).map((section) => ({ ...section, photos: others(section.photos) }));
      return [name, sections.filter(saysSomething)];
    }),
  );
}

type Entry = Readonly<Record<string, unknown>>;

function saysSomething(section: Entry & { readonly photos: readonly Entry[] }): boolean {
  return section.heading !== undefined || section.text !== undefined || section.photos.length > 0;
}

/** The objects in a list; none when it is no list. */
function entries(list: unknown): Entry[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}
