import type { Static } from 'typebox';
import { Type } from 'typebox';
import Value from 'typebox/value';

const closed = { additionalProperties: false } as const;

/** A text in both languages of at most so many characters each; the English one may be missing. */
function bilingual(maxLength: number) {
  return Type.Object(
    {
      vi: Type.String({ minLength: 1, maxLength }),
      en: Type.Optional(Type.String({ minLength: 1, maxLength })),
    },
    closed,
  );
}

/** Id of an uploaded photo: the SHA-256 of its bytes. */
export const MediaId = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What the label says about one matter: what is in it, how to use it, how to keep it, what to beware of. */
export const LabelText = bilingual(1_500);

/** What a producer tells of itself. */
export const AboutText = bilingual(1_500);

/** A photo where it is shown, with what it shows for who cannot see it. */
export const Photo = Type.Object(
  {
    id: MediaId,
    alt: Type.String({ minLength: 1, maxLength: 200, description: 'What it shows, in Vietnamese' }),
    altEn: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    caption: Type.Optional(bilingual(200)),
  },
  closed,
);
/** Parsed {@link Photo}. */
export type Photo = Static<typeof Photo>;

/** Sections of one story. */
export const SECTIONS_LIMIT = 12;

/** Photos of one section. */
export const SECTION_PHOTOS_LIMIT = 6;

/** Photos of a whole story. */
export const STORY_PHOTOS_LIMIT = 24;

/** Characters of a whole story in one language, all its words included: what keeps the scan page light. */
export const STORY_LIMIT = 5_000;

/** A part of a product's story: at least a heading, a text or a photo. */
export const StorySection = Type.Object(
  {
    heading: Type.Optional(bilingual(120)),
    text: Type.Optional(bilingual(STORY_LIMIT)),
    photos: Type.Optional(Type.Array(Photo, { maxItems: SECTION_PHOTOS_LIMIT })),
  },
  closed,
);
/** Parsed {@link StorySection}. */
export type StorySection = Static<typeof StorySection>;

/** A product's story: its sections in the order in which they are read. */
export const Story = Type.Array(StorySection, { maxItems: SECTIONS_LIMIT });

/** Where goods are sold. */
export const BuyLink = Type.Object(
  {
    label: Type.String({ minLength: 1, maxLength: 60 }),
    url: Type.String({ minLength: 1, maxLength: 300, description: 'An https address' }),
  },
  closed,
);
/** Parsed {@link BuyLink}. */
export type BuyLink = Static<typeof BuyLink>;

/** Where goods are sold, the best place first. */
export const BuyLinks = Type.Array(BuyLink, { maxItems: 5 });

/** A section as it is kept: its photos are always a list. */
export type KeptSection = StorySection & { readonly photos: readonly Photo[] };

// What is kept was checked when it came; a story from before the limits may be longer than they allow now.
const KeptStory = Type.Array(
  Type.Object({
    heading: Type.Optional(Type.Object({ vi: Type.String(), en: Type.Optional(Type.String()) })),
    text: Type.Optional(Type.Object({ vi: Type.String(), en: Type.Optional(Type.String()) })),
    photos: Type.Array(Photo),
  }),
);

/** Reads a product's stored story. @throws when the column does not hold one */
export function readStory(json: string | null): KeptSection[] {
  return json === null ? [] : Value.Parse(KeptStory, JSON.parse(json));
}

/** Reads stored places of sale. @throws when the column does not hold them */
export function readBuyLinks(json: string | null): BuyLink[] {
  return json === null ? [] : Value.Parse(BuyLinks, JSON.parse(json));
}

/** The photos of a story, in order; one that is shown twice twice. */
export function photosOf(story: readonly StorySection[]): Photo[] {
  return story.flatMap(({ photos = [] }) => photos);
}
