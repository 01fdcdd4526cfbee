import { type Static, Type } from 'typebox';

/** What a producer may ask for: that its own entry (`profile`), a product, a pack or a batch become what it says. */
export const SUBMISSION_KINDS = ['profile', 'product-new', 'product', 'pack-new', 'pack', 'batch'] as const;
/** One of {@link SUBMISSION_KINDS}. */
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** Where a submission stands; only `submitted` waits, and only `returned` may be taken up again. */
export const SUBMISSION_STATES = ['submitted', 'approved', 'returned', 'withdrawn', 'superseded'] as const;
/** One of {@link SUBMISSION_STATES}. */
export type SubmissionState = (typeof SUBMISSION_STATES)[number];

/** Usual grounds for which an officer returns a submission; more can be said in words of its own. */
export const RETURN_GROUNDS = [
  'photo-unclear',
  'photo-other-product',
  'text-unclear',
  'claim-unproven',
  'claim-medical',
  'translation',
  'label-differs',
  'gtin-unproven',
  'quantity-unproven',
  'incomplete',
  'duplicate',
] as const;
/** One of {@link RETURN_GROUNDS}. */
export type ReturnGround = (typeof RETURN_GROUNDS)[number];

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Members = Type.Record(Type.String(), Type.Unknown());

const listed = {
  number: Type.Integer({ minimum: 1 }),
  kind: Type.Enum([...SUBMISSION_KINDS]),
  state: Type.Enum([...SUBMISSION_STATES]),
  title: Type.String({ description: 'Name of what it is about' }),
  producerId: OrNull(Type.String()),
  producerName: OrNull(Type.String()),
  provinceCode: Type.String(),
  communeCode: OrNull(Type.String()),
  subjectId: OrNull(
    Type.String({ description: 'The producer, product or pack that it would change; null for what is new' }),
  ),
  parentId: OrNull(
    Type.String({ description: 'The producer of a new product; the product of a pack or batch' }),
  ),
  claimsGtin: OrNull(Type.String({ description: 'GTIN-14 that the pack does not carry yet' })),
  submittedMs: Type.Integer(),
  submittedBy: Type.String(),
  updatedMs: Type.Integer({ description: 'Its version; changes when it is amended or decided' }),
  decidedMs: OrNull(Type.Integer()),
  decidedBy: OrNull(Type.String()),
  grounds: Type.Array(Type.Enum([...RETURN_GROUNDS])),
  reason: OrNull(Type.String()),
  resultId: OrNull(
    Type.String({ description: 'What approval made or changed; of a batch order the code of the batch' }),
  ),
  supersedes: OrNull(Type.Integer({ description: 'The returned submission that it takes up' })),
};

/** A submission as lists show it. */
export const SubmissionListed = Type.Object(listed);
/** A submission as lists show it. */
export type SubmissionListed = Static<typeof SubmissionListed>;

/** A submission with what it would change. */
export const Submission = Type.Object({
  ...listed,
  before: OrNull(Members),
  after: Members,
  context: OrNull(Members),
});
/** A submission with what it would change: the same members in `before` (null for what is new) and `after`. */
export type Submission = Static<typeof Submission>;

/** Members of something public, by name. */
export type Content = Readonly<Record<string, unknown>>;

/** Whether two values of members say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The members in which `proposed` differs from `published`. */
export function changedContent(published: Content, proposed: Content): Content {
  return Object.fromEntries(
    Object.entries(proposed).filter(([name, value]) => !isSame(published[name], value)),
  );
}

/** Those members of some content that `names` names; null for one that is not there. */
export function membersOf(content: Content, names: readonly string[]): Content {
  return Object.fromEntries(names.map((name) => [name, content[name] ?? null]));
}

/** What a producer would have changed, as the capability that keeps it puts it forward. */
export interface Proposal {
  readonly kind: SubmissionKind;
  readonly title: string;
  /** Null for an application. */
  readonly producerId: string | null;
  readonly provinceCode: string;
  readonly communeCode: string | null;
  /** Null for what is new. */
  readonly subjectId: string | null;
  readonly parentId: string | null;
  /** The members of `after` as they are published; null for what is new. */
  readonly before: Content | null;
  /** The proposed members; empty when nothing is left that differs. */
  readonly after: Content;
  readonly claimsGtin: string | null;
  /** What a decision has to know beside it. */
  readonly context: Content | null;
  /** The `Idempotency-Key` it came with. */
  readonly requestKey: string | null;
  /** A submission of the caller's own that this one amends, or takes up after it was returned. */
  readonly takesUp: number | null;
}
