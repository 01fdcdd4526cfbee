import { Type } from 'typebox';
import { LANGUAGES } from '../domain/language.ts';
import { PRODUCER_KINDS } from '../domain/ocop-terms.ts';

/** Where an application may stand. */
export const APPLICATION_STATES = ['submitted', 'returned', 'approved', 'refused', 'withdrawn'] as const;

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const Line = (limit: number) => Type.String({ maxLength: limit });
const State = Type.Enum([...APPLICATION_STATES]);
const ProvinceCode = Type.String({ pattern: '^\\d{2}$' });

/** Id of an application in a path. */
export const ApplicationParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** Secret of the applicant's link in a path. */
export const SecretParams = Type.Object({ secret: Type.String({ minLength: 1, maxLength: 100 }) });

const ContactGiven = Type.Object(
  {
    name: Line(100),
    email: Line(320),
    phone: Type.Optional(OrNull(Line(50))),
    locale: Type.Optional(Type.Enum([...LANGUAGES])),
  },
  { additionalProperties: false },
);

const given = {
  name: Line(200),
  kind: Type.Enum([...PRODUCER_KINDS]),
  taxCode: Type.Optional(OrNull(Line(30))),
  address: Type.Optional(Line(300)),
  provinceCode: ProvinceCode,
  commune: Type.String({
    maxLength: 100,
    description: 'Name of a commune of the province, or its five digits',
  }),
  products: Type.Array(Line(200), { minItems: 1, maxItems: 20, description: 'What it wants to sell' }),
  contact: ContactGiven,
};

/** What an applicant says of itself. */
export const ApplicationGiven = Type.Object(given, { additionalProperties: false });

/** A new application. */
export const NewApplication = Type.Object(
  {
    ...given,
    secret: Type.String({
      pattern: '^[A-Za-z0-9_-]{43}$',
      description:
        '32 random bytes, base64url, chosen by who sends it: the application is read and changed by it. The same again is the same application',
    }),
  },
  { additionalProperties: false },
);

const shown = {
  state: State,
  name: Type.String({ description: 'Empty once it was erased' }),
  kind: Type.Enum([...PRODUCER_KINDS]),
  taxCode: OrNull(Type.String()),
  address: Type.String(),
  provinceCode: ProvinceCode,
  communeCode: OrNull(Type.String()),
  communeName: OrNull(Type.String()),
  products: Type.Array(Type.String()),
  submittedMs: Type.Integer(),
  updatedMs: Type.Integer({ description: 'Its version' }),
  decidedMs: OrNull(Type.Integer()),
  reason: OrNull(Type.String({ description: 'Why it was returned or refused' })),
};

const ContactShown = OrNull(
  Type.Object(
    { name: Type.String(), email: Type.String(), phone: OrNull(Type.String()) },
    { description: 'Null once it was erased' },
  ),
);

/** An application as lists show it: without the person behind it. */
export const ApplicationListed = Type.Object({ id: Type.String(), ...shown });

/** An application as its applicant sees it. */
export const OwnApplication = Type.Object({ ...shown, contact: ContactShown, url: Type.String() });

/** An application as who decides sees it. */
export const ApplicationDetail = Type.Object({
  id: Type.String(),
  ...shown,
  contact: ContactShown,
  producerId: OrNull(Type.String()),
  mayDecide: Type.Boolean({ description: 'It waits, and the caller may decide about it' }),
  like: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      communeName: OrNull(Type.String()),
      products: Type.Integer(),
      by: Type.Enum(['tax-code', 'name', 'similar-name']),
    }),
    { description: 'Registered producers that it may be' },
  ),
  taxCodeElsewhere: OrNull(
    Type.Enum(['province', 'country'], {
      description:
        'A producer of this tax code is registered where the caller does not look: elsewhere in the province, or in another one; whoever looks after that place can tell which',
    }),
  ),
  twins: Type.Array(Type.Object({ id: Type.String(), submittedMs: Type.Integer() }), {
    description: 'Other applications that wait under the same name',
  }),
});

/** What is decided about an application. */
export const ApplicationDecision = Type.Object(
  {
    decision: Type.Enum(['approve', 'return', 'refuse']),
    version: Type.Integer({ description: '`updatedMs` of the application that was looked at' }),
    producerId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description:
          'With `approve`: the registered producer that the applicant is; a new one is made without it',
      }),
    ),
    reason: Type.Optional(Type.String({ maxLength: 1_000, description: 'Required to return and to refuse' })),
  },
  { additionalProperties: false },
);

/** What a decision came to; the link is in this answer only. */
export const ApplicationDecided = Type.Object({
  ...ApplicationListed.properties,
  producerId: OrNull(Type.String()),
  link: Type.Optional(
    Type.Object({
      kind: Type.Enum(['setup', 'invitation', 'reset']),
      url: Type.String(),
      expiresMs: Type.Integer(),
      sent: Type.Boolean({ description: 'A letter with the link is on its way' }),
    }),
  ),
});
