import type { Static } from 'typebox';
import { Type } from 'typebox';
import Value from 'typebox/value';

/** A text in Vietnamese, and in English when it was translated. */
export const Bilingual = Type.Object(
  {
    vi: Type.String({ minLength: 1, maxLength: 10_000 }),
    en: Type.Optional(Type.String({ minLength: 1, maxLength: 10_000 })),
  },
  { additionalProperties: false },
);
/** Parsed {@link Bilingual}. */
export type Bilingual = Static<typeof Bilingual>;

/** A standard that a product follows, with its paper: `TCVN 5107:2018`, `HACCP`. */
export const Standard = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    number: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    issuer: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    validUntil: Type.Optional(
      Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'Last day, inclusive' }),
    ),
  },
  { additionalProperties: false },
);
/** Parsed {@link Standard}. */
export type Standard = Static<typeof Standard>;

/** The key of a product in another system: a national portal, an ERP. */
export const ExternalId = Type.Object(
  {
    system: Type.String({ minLength: 1, maxLength: 100 }),
    id: Type.String({ minLength: 1, maxLength: 200 }),
  },
  { additionalProperties: false },
);
/** Parsed {@link ExternalId}. */
export type ExternalId = Static<typeof ExternalId>;

/** Reads a stored bilingual text. @throws when the column does not hold one. */
export function readBilingual(json: string | null): Bilingual | null {
  return json === null ? null : Value.Parse(Bilingual, JSON.parse(json));
}

const Standards = Type.Array(Standard);
const ExternalIds = Type.Array(ExternalId);

/** Reads a product's stored standards. @throws when the column does not hold them. */
export function readStandards(json: string): Standard[] {
  return Value.Parse(Standards, JSON.parse(json));
}

/** Reads a product's stored keys of other systems. @throws when the column does not hold them. */
export function readExternalIds(json: string): ExternalId[] {
  return Value.Parse(ExternalIds, JSON.parse(json));
}
