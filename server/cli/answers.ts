import { type TSchema, Type } from 'typebox';

const orNull = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/**
 * The members of the API's answers that commands show; `--json` prints whole answers. Anything else means that the
 * server is not of this version.
 */
export const TokenAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: Type.String(),
  producerId: orNull(Type.String()),
  provinceCode: orNull(Type.String()),
  communeCode: orNull(Type.String()),
  createdMs: Type.Integer(),
  expiresMs: orNull(Type.Integer()),
  revokedMs: orNull(Type.Integer()),
});

/** A token just made, with its text. */
export const NewTokenAnswer = Type.Intersect([TokenAnswer, Type.Object({ token: Type.String() })]);

/** An account in a list. */
export const AccountAnswer = Type.Object({
  id: Type.String(),
  role: Type.String(),
  producerId: orNull(Type.String()),
  provinceCode: orNull(Type.String()),
  communeCode: orNull(Type.String()),
  state: Type.Enum(['invited', 'active', 'ended']),
  person: orNull(Type.Object({ name: Type.String(), email: Type.String() })),
});

/** A link that lets somebody in once. */
export const LinkAnswer = Type.Object({
  kind: Type.String(),
  url: Type.String(),
  expiresMs: Type.Integer(),
});

/** A batch in a list. */
export const BatchAnswer = Type.Object({
  code: Type.String(),
  variantId: Type.String(),
  productId: Type.String(),
  quantity: Type.Integer(),
  profile: Type.String(),
  gtin: orNull(Type.String()),
  unusedDeadlineOn: Type.String(),
  createdMs: Type.Integer(),
});

/** A print job in a list. */
export const PrintJobAnswer = Type.Object({
  id: Type.String(),
  first: Type.Integer(),
  last: Type.Integer(),
  sheets: orNull(Type.Integer()),
});

/** One entry of a range log. */
export const EntryAnswer = Type.Object({
  seq: Type.Integer(),
  action: Type.String(),
  first: Type.Integer(),
  last: Type.Integer(),
  lotId: orNull(Type.String()),
  reason: orNull(Type.String()),
  note: orNull(Type.String()),
  undoes: orNull(Type.Integer()),
  actor: Type.String(),
  timeMs: Type.Integer(),
});

/** A lot. */
export const LotAnswer = Type.Object({
  id: Type.String(),
  productId: Type.String(),
  number: Type.String(),
  producedOn: Type.String(),
  expiresOn: orNull(Type.String()),
  declaredQuantity: Type.Integer(),
  activatedQuantity: Type.Integer(),
  recall: orNull(Type.Object({ timeMs: Type.Integer() })),
});

/** A key without its secret. */
export const KeyAnswer = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  state: Type.String(),
  createdMs: Type.Integer(),
  stateChangedMs: Type.Integer(),
});

/** What became of an imported table. */
export const ImportReportAnswer = Type.Object({
  dryRun: Type.Boolean(),
  imported: Type.Integer(),
  updated: Type.Integer(),
  alreadyThere: Type.Integer(),
  refused: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer(),
      status: Type.String(),
      code: Type.Optional(Type.String()),
      field: Type.Optional(Type.String()),
      column: Type.Optional(Type.String()),
      detail: Type.Optional(Type.String()),
      faults: Type.Optional(
        Type.Array(Type.Object({ column: Type.Optional(Type.String()), detail: Type.String() })),
      ),
      productId: Type.Optional(Type.String()),
      certificateId: Type.Optional(Type.String()),
      differs: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});

/** A product in a list. */
export const ProductListedAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  productGroup: Type.String(),
});

/** A product with its packs. */
export const ProductAnswer = Type.Object({
  id: Type.String(),
  name: Type.String(),
  productGroup: Type.String(),
  variants: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      netContent: orNull(Type.String()),
      gtin: orNull(Type.String()),
    }),
  ),
});

/** What a print job says of the stamps that it has and leaves out. */
export const JobStampsAnswer = Type.Object({
  stampsTotal: Type.Integer(),
  skipped: Type.Array(Type.Object({ first: Type.Integer(), last: Type.Integer() })),
});

/** A print job with how far it is. */
export const JobAnswer = Type.Object({
  ...JobStampsAnswer.properties,
  id: Type.String(),
  stampsDone: Type.Integer(),
});

/** What a change of ranges wrote: one entry, or several. */
export const RangesChangedAnswer = Type.Union([EntryAnswer, Type.Object({ items: Type.Array(EntryAnswer) })]);

/** All keys. */
export const KeysAnswer = Type.Object({ items: Type.Array(KeyAnswer), wrappingKeyId: Type.String() });

/** A key that took another's place. */
export const KeyChangeAnswer = Type.Object({ active: KeyAnswer, former: KeyAnswer });

/** Keys that lie under another wrapping key. */
export const RewrappedAnswer = Type.Object({ wrappingKeyId: Type.String(), keys: Type.Integer() });

/** Whether the audit log contradicts itself, or what was noted of it. */
export const AuditAnswer = Type.Object({
  entries: Type.Integer(),
  head: orNull(Type.Object({ seq: Type.Integer(), hash: Type.String() })),
  brokenAt: orNull(Type.Integer()),
  anchor: orNull(Type.Enum(['found', 'differs', 'missing'])),
});

/** A backup that was written. */
export const BackupAnswer = Type.Object({ file: Type.String(), sizeBytes: Type.Integer() });

/** How far long work is. */
export const ProgressAnswer = Type.Object({ done: Type.Integer(), total: Type.Integer() });

/** A verdict; the service says more, which `--json` passes on. */
export const VerdictAnswer = Type.Object({
  verdict: Type.String(),
  severity: Type.String(),
  proof: Type.Optional(Type.String()),
  serial: Type.Optional(orNull(Type.String())),
  /** In the language that was asked for; an offline judge has none. */
  text: Type.Optional(Type.Object({ title: Type.String() })),
});

/** Why the service refused a request. */
export const ProblemAnswer = Type.Object({
  code: Type.String(),
  title: Type.Optional(Type.String()),
  detail: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  row: Type.Optional(Type.Integer()),
});
