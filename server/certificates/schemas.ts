import { type Static, type TSchema, Type } from 'typebox';
import { REVOCATION_GROUNDS } from '../../stamps/verdict/index.ts';
import { AUTHORITY_LEVELS, PRODUCT_GROUPS } from '../domain/ocop-terms.ts';
import { PageQuery, pageSchema } from '../http/paging.ts';
import { CERTIFICATE_STATES } from '../storage/certificate-register.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Closed = { additionalProperties: false } as const;

const Day = Type.String({ minLength: 10, maxLength: 10, description: 'YYYY-MM-DD' });
const Id = Type.String({ minLength: 1, maxLength: 64 });
const Reason = Type.String({ minLength: 1, maxLength: 500 });

/** Path of one certificate or decision. */
export const IdParams = Type.Object({ id: Id });

/** A decision as it is named. */
export const DecisionBody = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 60 }),
    signedOn: Day,
    authority: Type.String({ minLength: 1, maxLength: 200 }),
  },
  Closed,
);

const Recognition = {
  stars: Type.Integer(),
  decision: DecisionBody,
  issuedOn: Type.Optional(Day),
  expiresOn: Type.Optional(Day),
};

/** The first certificate of a product, or one that takes the place of whichever stands. */
export const CertificateBody = Type.Object({ productId: Id, ...Recognition }, Closed);

/** The decision that recognises a product anew. */
export const RenewalBody = Type.Object({ ...Recognition, startsOn: Type.Optional(Day) }, Closed);

/** The decision that gives a product more stars. */
export const UpgradeBody = Type.Object(Recognition, Closed);

/** How a certificate is extended. */
export const ExtensionBody = Type.Object(
  {
    until: Day,
    decision: Type.Optional(DecisionBody),
    reason: Type.Optional(
      Type.String({ minLength: 1, maxLength: 500, description: 'Required without a decision' }),
    ),
  },
  Closed,
);

/** How a certificate is revoked. */
export const RevocationBody = Type.Object(
  {
    ground: Type.Enum([...REVOCATION_GROUNDS, 'đ'], {
      description: 'Decision 26/2026/QĐ-TTg Art. 8.1; dd is đ',
    }),
    decision: DecisionBody,
    revokedOn: Type.Optional(Day),
    conclusion: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  },
  Closed,
);

/** What a certificate should have said. */
export const CorrectionBody = Type.Object(
  {
    reason: Reason,
    stars: Type.Optional(Type.Integer()),
    decision: Type.Optional(DecisionBody),
    issuedOn: Type.Optional(Day),
    startsOn: Type.Optional(Day),
    expiresOn: Type.Optional(Day),
    extension: Type.Optional(Type.Null({ description: 'Null: it was not extended' })),
    revocation: Type.Optional(Type.Null({ description: 'Null: it was not revoked' })),
  },
  Closed,
);

/** Why a certificate is taken back as a mistake. */
export const WithdrawalBody = Type.Object({ reason: Reason }, Closed);

/** What a decision is really called. */
export const DecisionCorrectionBody = Type.Object({ ...DecisionBody.properties, reason: Reason }, Closed);

/** Whether a change is only tried. */
export const DryRunQuery = Type.Object({
  dryRun: Type.Boolean({ default: false, description: 'Tell what would follow, keep nothing' }),
});

/** Which certificates a list or a file shows. */
export const RegisterQuery = Type.Object({
  productId: Type.Optional(Id),
  producerId: Type.Optional(Id),
  decisionId: Type.Optional(
    Type.String({ minLength: 1, maxLength: 64, description: 'That gave, extended or revoked it' }),
  ),
  provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
  communeCode: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
  group: Type.Optional(Type.Enum(PRODUCT_GROUPS)),
  stars: Type.Optional(Type.Integer({ minimum: 3, maximum: 5 })),
  authorityKey: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  state: Type.Optional(Type.Enum(CERTIFICATE_STATES)),
  endsWithinDays: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 3_700,
      description: 'Stands today, ends by then, nothing follows it',
    }),
  ),
  q: Type.Optional(
    Type.String({ maxLength: 200, description: 'In the name of product or producer, or in the number' }),
  ),
});

/** Query of a page of certificates. */
export const RegisterPageQuery = Type.Object({ ...PageQuery.properties, ...RegisterQuery.properties });

/** Which decisions a list or a file shows. */
export const DecisionQuery = Type.Object({
  kind: Type.Optional(Type.Enum(['recognition', 'extension', 'revocation'])),
  authorityKey: RegisterQuery.properties.authorityKey,
  provinceCode: RegisterQuery.properties.provinceCode,
  q: Type.Optional(Type.String({ maxLength: 100, description: 'In the number' })),
});

/** Query of a page of decisions. */
export const DecisionPageQuery = Type.Object({ ...PageQuery.properties, ...DecisionQuery.properties });

/** A certificate as the API shows it. */
export const CertificateView = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  product: Type.Object({ id: Type.String(), name: Type.String(), group: Type.String() }),
  producer: Type.Object({
    id: Type.String(),
    name: Type.String(),
    provinceCode: Type.String(),
    communeCode: OrNull(Type.String()),
    commune: OrNull(Type.String()),
  }),
  stars: Type.Integer({
    description: 'As recognised; may be shown to consumers only while valid or extended.',
  }),
  status: Type.Enum(CERTIFICATE_STATES, {
    description:
      'Today. upcoming: does not count yet; followed: another counts in its place; withdrawn: entered by mistake',
  }),
  decision: Type.Object({
    id: Type.String(),
    number: Type.String(),
    signedOn: Type.String(),
    authority: Type.String(),
    authorityLevel: Type.Enum(AUTHORITY_LEVELS),
    authorityKey: Type.String(),
  }),
  issuedOn: Type.String(),
  startsOn: Type.String({ description: 'First day on which it counts.' }),
  expiresOn: Type.String({ description: 'Last day, inclusive.' }),
  follows: OrNull(Type.Object({ id: Type.String(), as: Type.Enum(['renewal', 'upgrade']) })),
  followedBy: OrNull(Type.Object({ id: Type.String(), from: Type.String() })),
  extension: OrNull(
    Type.Object({
      until: Type.String(),
      decisionNumber: OrNull(Type.String()),
      authority: OrNull(Type.String()),
    }),
  ),
  revocation: OrNull(
    Type.Object({
      on: Type.String(),
      ground: Type.Enum(REVOCATION_GROUNDS),
      conclusion: OrNull(Type.String()),
      decisionNumber: OrNull(Type.String()),
      authority: OrNull(Type.String()),
    }),
  ),
  withdrawnMs: OrNull(Type.Integer()),
  version: Type.Integer(),
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
});

/** A page of certificates. */
export const CertificatePage = pageSchema(CertificateView);

/** One version of a certificate: what it said from then until the next. */
export const VersionView = Type.Object({
  version: Type.Integer(),
  recordedMs: Type.Integer(),
  actor: Type.String(),
  act: Type.Enum(['record', 'extend', 'revoke', 'correct', 'withdraw']),
  reason: OrNull(Type.String()),
  stars: Type.Integer(),
  decisionNumber: Type.String(),
  decisionSignedOn: Type.String(),
  authority: Type.String(),
  issuedOn: Type.String(),
  startsOn: Type.String(),
  expiresOn: Type.String(),
  extendedUntil: OrNull(Type.String()),
  revokedOn: OrNull(Type.String()),
  revocationGround: OrNull(Type.Enum(REVOCATION_GROUNDS)),
});

/** Every version of a certificate, oldest first. */
export const VersionList = Type.Object({ items: Type.Array(VersionView) });

/** A product's recognition on a day, as a check of a stamp shows it. */
export const RecognitionView = Type.Object({
  status: Type.Enum(['valid', 'extended', 'expired', 'revoked', 'none']),
  stars: OrNull(Type.Integer({ description: 'Only while valid or extended' })),
  certificateId: OrNull(Type.String()),
  on: Type.String({ description: 'The Vietnamese civil day' }),
});

/** Stamps by what became of them; `expiredUnused` and `suspended` are counted in their phase as well. */
export const StampCounts = Type.Object({
  batches: Type.Integer(),
  stamps: Type.Integer(),
  allocated: Type.Integer(),
  printed: Type.Integer(),
  activated: Type.Integer(),
  voided: Type.Integer(),
  suspended: Type.Integer(),
  expiredUnused: Type.Integer(),
});
/** Parsed {@link StampCounts}. */
export type StampCounts = Static<typeof StampCounts>;

/** What a change that was only tried would lead to. */
export const Consequences = Type.Object({
  certificate: CertificateView,
  recognition: Type.Object({ before: RecognitionView, after: RecognitionView }),
  stamps: StampCounts,
});

/** A decision as the API shows it. */
export const DecisionView = Type.Object({
  id: Type.String(),
  number: Type.String(),
  signedOn: Type.String(),
  authority: Type.String(),
  authorityLevel: Type.Enum(AUTHORITY_LEVELS),
  authorityKey: Type.String(),
  kind: Type.Enum(['recognition', 'extension', 'revocation']),
  recognised: Type.Integer({ description: 'Certificates that it gave' }),
  extended: Type.Integer(),
  revoked: Type.Integer(),
  supersededById: OrNull(Type.String({ description: 'Entered wrongly; this one stands in its place' })),
  createdMs: Type.Integer(),
});

/** A page of decisions. */
export const DecisionPage = pageSchema(DecisionView);

/** Everybody who decided anything. */
export const AuthorityList = Type.Object({
  items: Type.Array(
    Type.Object({ key: Type.String(), name: Type.String(), level: Type.Enum(AUTHORITY_LEVELS) }),
  ),
});
