import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { DPIS, type Dpi, GEOMETRY_LIMITS, type SheetGeometry } from '../../stamps/sheet/index.ts';

const Length = (field: keyof SheetGeometry) =>
  Type.Number({ minimum: GEOMETRY_LIMITS[field][0], maximum: GEOMETRY_LIMITS[field][1] });
const Count = (field: keyof SheetGeometry) =>
  Type.Integer({ minimum: GEOMETRY_LIMITS[field][0], maximum: GEOMETRY_LIMITS[field][1] });

/** Where the labels of a sheet are, in mm from its top left corner. */
export const Geometry = Type.Object(
  {
    pageWidthMm: Length('pageWidthMm'),
    pageHeightMm: Length('pageHeightMm'),
    columns: Count('columns'),
    rows: Count('rows'),
    labelWidthMm: Length('labelWidthMm'),
    labelHeightMm: Length('labelHeightMm'),
    pitchXMm: Length('pitchXMm'),
    pitchYMm: Length('pitchYMm'),
    originXMm: Length('originXMm'),
    originYMm: Length('originYMm'),
  },
  { additionalProperties: false },
);

/** Dots per inch; with its type, so that a query's text becomes a number. */
export const PrinterDpi = Type.Unsafe<Dpi>({
  type: 'integer',
  enum: [...DPIS],
  default: 300,
  description: 'Printer dots per inch',
});

/** The members of a request that say how sheets are printed; all but `level` have a default. */
export const SHEET_SETTINGS = {
  startAt: Type.Integer({
    minimum: 1,
    maximum: 20_000,
    default: 1,
    description: 'Label of the first sheet to begin with, from 1, row by row',
  }),
  offsetXMm: Type.Number({ minimum: -50, maximum: 50, default: 0, description: 'Moves everything right' }),
  offsetYMm: Type.Number({ minimum: -50, maximum: 50, default: 0, description: 'Moves everything down' }),
  scale: Type.Number({
    minimum: 0.9,
    maximum: 1.1,
    default: 1,
    description: 'Stretches the label positions',
  }),
  dpi: PrinterDpi,
  level: Type.Optional(
    Type.Enum(['L', 'M'], {
      description: 'Error correction of the symbols; M where the label has room for it, else L, unless given',
    }),
  ),
  stars: Type.Boolean({ default: true, description: 'Draw stars while recognition is in force' }),
  cropMarks: Type.Boolean({ default: false, description: 'Cutting marks outside the labels' }),
};

/** How the sheets of a job are printed, as stored with it. */
export const SheetOptions = Type.Object(
  {
    offsetXMm: Type.Number(),
    offsetYMm: Type.Number(),
    scale: Type.Number(),
    dpi: PrinterDpi,
    level: Type.Enum(['L', 'M']),
    stars: Type.Boolean(),
    cropMarks: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** How the sheets of a job are printed, as stored with it. */
export type SheetOptions = Static<typeof SheetOptions>;

/** The geometry of a job's sheets as stored, with the name that its footer shows. */
export const PrintedStock = Type.Object(
  { name: Type.String(), geometry: Geometry },
  { additionalProperties: false },
);

/** The geometry of a job's sheets as stored, with the name that its footer shows. */
export type PrintedStock = Static<typeof PrintedStock>;

/** Reads a job's stored stock. @throws when the column does not hold one */
export function readStock(json: string): PrintedStock {
  return Value.Parse(PrintedStock, JSON.parse(json));
}

/** Reads a job's stored options. @throws when the column does not hold them */
export function readOptions(json: string): SheetOptions {
  return Value.Parse(SheetOptions, JSON.parse(json));
}

/** What a print job is: the same facts are the same job. */
export interface JobFacts {
  readonly batchCode: string;
  readonly kind: 'sheet' | 'csv' | 'single';
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly startSlot: number;
  readonly stockJson: string | null;
  readonly optionsJson: string;
  readonly reprintReason: string | null;
}

/** The id of the job with these facts: 22 characters, the same whenever and by whomever it is asked for. */
export function jobId(facts: JobFacts): string {
  const { batchCode, kind, firstIndex, lastIndex, startSlot, stockJson, optionsJson, reprintReason } = facts;
  const text = JSON.stringify([
    batchCode,
    kind,
    firstIndex,
    lastIndex,
    startSlot,
    stockJson,
    optionsJson,
    reprintReason,
  ]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
