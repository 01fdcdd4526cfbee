import { type Static, Type } from 'typebox';
import { REPORT_KINDS } from '../domain/case-terms.ts';

/** Characters of what a report says. */
export const REPORT_TEXT_LIMIT = 1_000;

/** The same sent again with it is the same report. */
const OnceKey = Type.String({
  minLength: 8,
  maxLength: 64,
  pattern: '^[A-Za-z0-9_-]+$',
  description:
    'Random, of your own: the same report sent again with it answers as the first time. Names nobody',
});

/** What somebody reports. */
export const ReportBody = Type.Object(
  {
    stamp: Type.String({
      minLength: 1,
      maxLength: 2_048,
      description: 'The link as read, or the 16 characters as typed',
    }),
    kind: Type.Enum([...REPORT_KINDS]),
    text: Type.Optional(Type.String({ maxLength: REPORT_TEXT_LIMIT })),
    provinceCode: Type.Optional(
      Type.String({ pattern: '^\\d{2}$', description: 'Where it was seen, by choice' }),
    ),
    place: Type.Optional(
      Type.String({ maxLength: 200, description: 'Such as the market or shop, by choice' }),
    ),
    contact: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Type.String({ maxLength: 100 })),
          phone: Type.Optional(Type.String({ maxLength: 50 })),
          email: Type.Optional(Type.String({ maxLength: 320 })),
        },
        {
          additionalProperties: false,
          description: 'By choice; read only by who handles the case, erased 90 days after it is closed',
        },
      ),
    ),
    onceKey: Type.Optional(OnceKey),
  },
  { additionalProperties: false },
);

/** What somebody reports. */
export type ReportBody = Static<typeof ReportBody>;

/** What a report became. */
export const ReportTaken = Type.Object({
  number: Type.String({ description: 'Of the case that the report belongs to, such as `VV-2026-000123`' }),
});
