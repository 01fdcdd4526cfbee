import { type TSchema, Type } from 'typebox';
import { PRODUCT_GROUPS } from '../../domain/ocop-terms.ts';
import { PageQuery, pageSchema } from '../../http/paging.ts';
import { PROGRESS_QUERY } from '../../http/work-progress.ts';
import { PRODUCER_USES, PRODUCT_USES } from '../../storage/withdrawals.ts';
import { RowFaultView } from '../import/fault-views.ts';
import { ANNEX_COLUMNS } from './columns.ts';
import { CELL_LIMIT } from './edit-row.ts';
import { HEADER_ROWS_LIMIT } from './header.ts';

const OrNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Closed = { additionalProperties: false } as const;
const Id = Type.String({ minLength: 1, maxLength: 64 });
const Column = Type.Enum(ANNEX_COLUMNS);

/** Path of one annex. */
export const AnnexParams = Type.Object({ id: Id });

/** Path of one row of an annex. */
export const AnnexRowParams = Type.Object({ id: Id, row: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

const Decision = Type.Object(
  {
    number: Type.String({ minLength: 1, maxLength: 60 }),
    signedOn: Type.String({ minLength: 10, maxLength: 10, description: 'YYYY-MM-DD' }),
    authority: Type.String({ minLength: 1, maxLength: 200 }),
  },
  Closed,
);

/** What is changed of how an annex is read. */
export const AnnexChangeBody = Type.Object(
  {
    decision: Type.Optional(Decision),
    sheet: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000 })),
    header: Type.Optional(
      Type.Object(
        {
          firstRow: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
          rows: Type.Integer({ minimum: 1, maximum: HEADER_ROWS_LIMIT }),
        },
        Closed,
      ),
    ),
    mapping: Type.Optional(
      Type.Array(OrNull(Column), { maxItems: 200, description: 'For every column what it means' }),
    ),
    whole: Type.Optional(
      Type.Object(
        {
          stars: Type.Optional(OrNull(Type.Integer())),
          group: Type.Optional(OrNull(Type.Enum(PRODUCT_GROUPS))),
        },
        { ...Closed, description: 'What holds for every row that does not say otherwise' },
      ),
    ),
  },
  Closed,
);

/** What is changed of one row. */
export const AnnexRowBody = Type.Object(
  {
    cells: Type.Optional(
      Type.Object(
        Object.fromEntries(
          ANNEX_COLUMNS.map((column) => [
            column,
            Type.Optional(OrNull(Type.String({ maxLength: CELL_LIMIT }))),
          ]),
        ),
        { ...Closed, description: 'Text over a cell; null: as the file says' },
      ),
    ),
    use: Type.Optional(Type.Boolean({ description: 'False: the row is left out' })),
    producer: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description: 'Who is meant by the name, in every row that names it: the id of a producer, or new',
      }),
    ),
  },
  Closed,
);

/** Which version of a draft was seen. */
export const ConfirmationBody = Type.Object({ version: Type.Integer({ minimum: 1 }) }, Closed);

/** Why an import is undone. */
export const UndoBody = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) }, Closed);

const Head = {
  id: Type.String(),
  version: Type.Integer(),
  state: Type.Enum(['open', 'confirmed', 'undone']),
  provinceCode: OrNull(Type.String()),
  fileName: Type.String(),
  decision: Type.Object({ number: Type.String(), signedOn: Type.String(), authority: Type.String() }),
  createdBy: Type.String(),
  createdMs: Type.Integer(),
  updatedMs: Type.Integer(),
  confirmedMs: OrNull(Type.Integer()),
  undoneMs: OrNull(Type.Integer()),
  undoneBy: OrNull(Type.String()),
  undoReason: OrNull(Type.String()),
};

/** An annex as lists show it. */
export const AnnexHeadView = Type.Object(Head);

/** A page of annexes. */
export const AnnexPage = pageSchema(AnnexHeadView);

const undoOf = <U extends string>(uses: readonly U[]) =>
  Type.Object({
    goes: Type.Integer({ minimum: 0 }),
    stays: Type.Integer({ minimum: 0 }),
    used: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), use: Type.Enum([...uses]) }), {
      description: 'The first of those that stay, and what uses each',
    }),
  });

/** What an undo takes back, and what stays. */
export const UndoView = Type.Object({
  certificates: Type.Integer({ minimum: 0 }),
  products: undoOf(PRODUCT_USES),
  producers: undoOf(PRODUCER_USES),
});

/** How an annex is read. */
export const AnnexView = Type.Object({
  ...Head,
  expiresMs: OrNull(Type.Integer({ description: 'When the draft is forgotten; null: it is none' })),
  undoUntilMs: OrNull(Type.Integer({ description: 'Until when it can be undone; null: it cannot' })),
  undone: OrNull(UndoView),
  sheets: Type.Array(Type.String()),
  sheet: Type.Integer(),
  header: OrNull(Type.Object({ firstRow: Type.Integer(), rows: Type.Integer() })),
  columns: Type.Array(
    Type.Object({
      letter: Type.String({ description: 'As a spreadsheet names it' }),
      label: Type.String(),
      samples: Type.Array(Type.String()),
      means: OrNull(Column),
    }),
  ),
  whole: Type.Object({ stars: OrNull(Type.Integer()), group: OrNull(Type.Enum(PRODUCT_GROUPS)) }),
  top: Type.Array(Type.Object({ row: Type.Integer(), texts: Type.Array(Type.String()) }), {
    description: 'The first rows of the sheet, among which the header is',
  }),
});

const OUTCOMES = ['added', 'updated', 'known', 'refused', 'left-out', 'section', 'note'] as const;

/** Query of what may take long. */
export const FollowedQuery = Type.Object(PROGRESS_QUERY);

/** Query of a page of rows. */
export const AnnexRowQuery = Type.Object({
  ...PageQuery.properties,
  ...PROGRESS_QUERY,
  only: Type.Optional(Type.Enum(OUTCOMES)),
});

/** One row with what becomes, or became, of it. */
export const AnnexRowView = Type.Object({
  row: Type.Integer({ description: 'As the spreadsheet numbers it' }),
  kind: Type.Enum(['data', 'section', 'note']),
  use: Type.Boolean(),
  text: Type.String(),
  cells: Type.Array(
    Type.Object({
      column: Column,
      text: Type.String(),
      from: Type.Enum(['file', 'merged', 'section', 'above', 'whole', 'edit']),
    }),
  ),
  outcome: Type.Enum(OUTCOMES),
  added: Type.Array(Type.Enum(['producer', 'product', 'variant', 'certificate'])),
  differs: Type.Array(
    Type.String({ description: 'Column in which the registry says otherwise; it stays so' }),
  ),
  code: Type.Optional(Type.String({ description: 'The first of the faults' })),
  field: Type.Optional(Type.String({ description: 'Column at fault' })),
  detail: Type.Optional(Type.String()),
  faults: Type.Array(RowFaultView, { description: 'All that is wrong with the row' }),
  candidates: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      commune: OrNull(Type.String()),
      products: Type.Integer(),
    }),
    { description: 'Registered producers that may be meant' },
  ),
  alike: Type.Array(Type.String(), { description: 'Other new producers of this annex with a similar name' }),
  productId: Type.Optional(Type.String()),
  producerId: Type.Optional(Type.String()),
  certificateId: Type.Optional(Type.String()),
});

const Count = Type.Integer({ minimum: 0 });

/** How many rows come to what, and what they add. */
export const AnnexCounts = Type.Object({
  added: Count,
  updated: Count,
  known: Count,
  refused: Count,
  leftOut: Count,
  producers: Count,
  products: Count,
  certificates: Count,
});

/** A page of rows, in the order of the sheet. */
export const AnnexRowPage = Type.Object({
  ...pageSchema(AnnexRowView).properties,
  version: Type.Integer(),
  counts: AnnexCounts,
});

/** A settled annex. */
export const AnnexSettled = Type.Object({ ...Head, counts: AnnexCounts });
