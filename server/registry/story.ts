import {
  type KeptSection,
  type Photo,
  photosOf,
  STORY_LIMIT,
  STORY_PHOTOS_LIMIT,
  type StorySection,
} from '../domain/public-content.ts';
import { problem } from '../http/problems.ts';
import { bilingual, requireLine, TEXT_LIMITS } from './text.ts';

/**
 * A story as it is kept.
 * @throws section-empty, story-too-long, images-full, text-empty, text-control
 */
export function keptStory(story: readonly StorySection[]): KeptSection[] {
  const kept = story.map(section);
  if (photosOf(kept).length > STORY_PHOTOS_LIMIT) {
    throw problem('images-full', { field: 'story', params: { limit: STORY_PHOTOS_LIMIT } });
  }
  for (const language of ['vi', 'en'] as const) {
    if (lengthIn(kept, language) > STORY_LIMIT) {
      throw problem('story-too-long', { field: 'story', params: { limit: STORY_LIMIT } });
    }
  }
  return kept;
}

/** A photo's words as they are kept; `field` is the path of the photo. @throws text-empty, text-too-long, text-control */
export function keptPhoto({ id, alt, altEn, caption }: Photo, field: string): Photo {
  return {
    id,
    alt: requireLine(alt, `${field}.alt`, TEXT_LIMITS.name),
    ...(altEn === undefined ? {} : { altEn: requireLine(altEn, `${field}.altEn`, TEXT_LIMITS.name) }),
    ...(caption === undefined ? {} : { caption: bilingual(caption, `${field}.caption`, nameLine) }),
  };
}

function section({ heading, text, photos = [] }: StorySection, index: number): KeptSection {
  const field = `story[${index}]`;
  if (heading === undefined && text === undefined && photos.length === 0) {
    throw problem('section-empty', { field });
  }
  return {
    ...(heading === undefined ? {} : { heading: bilingual(heading, `${field}.heading`, nameLine) }),
    ...(text === undefined ? {} : { text: bilingual(text, `${field}.text`) }),
    photos: photos.map((photo, place) => keptPhoto(photo, `${field}.photos[${place}]`)),
  };
}

function nameLine(text: string, field: string): string {
  return requireLine(text, field, TEXT_LIMITS.name);
}

function lengthIn(story: readonly KeptSection[], language: 'vi' | 'en'): number {
  return story
    .flatMap(({ heading, text, photos }) => [heading, text, ...photos.flatMap(wordsOf)])
    .reduce((sum, text) => sum + (text?.[language]?.length ?? 0), 0);
}

function wordsOf({ alt, altEn = '', caption }: Photo) {
  return [{ vi: alt, en: altEn }, caption];
}
