import { Type } from 'typebox';
import { PageQuery, pageSchema } from '../../http/paging.ts';
import { TABLE_FORMATS } from '../../http/table-file.ts';
import { PROGRESS_QUERY } from '../../http/work-progress.ts';
import { RowFaultView } from '../import/fault-views.ts';
import { TABLE_KINDS } from './kinds.ts';

const Kind = Type.Enum(TABLE_KINDS);
const Count = Type.Integer({ minimum: 0 });

/** Path of one table. */
export const TableParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** Path of an example. */
export const SampleParams = Type.Object({ kind: Kind });

/** As which file a table is taken along. */
export const FormatQuery = Type.Object({ format: Type.Enum(TABLE_FORMATS) });

/** Query of a request that may be followed. */
export const FollowQuery = Type.Object(PROGRESS_QUERY);

/** The kinds of tables that the caller may import, with what their columns may say. */
export const TableKindsView = Type.Object({
  items: Type.Array(
    Type.Object({
      kind: Kind,
      columns: Type.Array(
        Type.Object({
          name: Type.String({ description: 'As the API calls it; understood as a header, too' }),
          header: Type.String({ description: 'As people head it, in the language asked for' }),
          isRequired: Type.Boolean(),
          note: Type.String({ description: 'What to write in it' }),
          example: Type.String(),
        }),
      ),
    }),
  ),
});

const Head = {
  id: Type.String(),
  kind: Kind,
  state: Type.Enum(['open', 'confirmed']),
  fileName: Type.String(),
  provinceCode: Type.Union([Type.String(), Type.Null()]),
  createdMs: Type.Integer(),
  confirmedMs: Type.Union([Type.Integer(), Type.Null()]),
  counts: Type.Object({ imported: Count, updated: Count, alreadyThere: Count, refused: Count }),
};

/** A table as lists show it. */
export const TableHeadView = Type.Object(Head);

/** A page of tables. */
export const TablePage = pageSchema(TableHeadView);

/** An uploaded table. */
export const TableView = Type.Object({
  ...Head,
  hasRows: Type.Boolean({ description: 'False once its rows are no longer kept' }),
  keptUntilMs: Type.Integer({ description: 'An open table is forgotten then, the rows of an imported one' }),
  header: Type.Array(Type.String()),
});

/** What becomes, or became, of a row. */
export const ROW_STATUSES = ['imported', 'updated', 'already-there', 'refused'] as const;

/** Query of a page of rows. */
export const TableRowQuery = Type.Object({
  ...PageQuery.properties,
  only: Type.Optional(Type.Enum(ROW_STATUSES)),
});

/** A page of rows, in the order of the file, each with what becomes, or became, of it. */
export const TableRowPage = pageSchema(
  Type.Object({
    row: Type.Integer({ description: 'As a spreadsheet numbers it: the header is row 1' }),
    cells: Type.Array(Type.String()),
    status: Type.Enum(ROW_STATUSES),
    faults: Type.Array(RowFaultView),
    added: Type.Array(Type.Enum(['producer', 'product', 'variant', 'certificate'])),
    differs: Type.Array(
      Type.String({ description: 'Column in which the registry says otherwise; it stays so' }),
    ),
    productId: Type.Optional(Type.String()),
    certificateId: Type.Optional(Type.String()),
  }),
);
