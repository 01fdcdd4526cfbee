import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';
import Value from 'typebox/value';
import { GEOMETRY_LIMITS, type SheetGeometry } from '../../stamps/sheet/index.ts';
import { LabelDesign } from './label-design.ts';
import { PrinterSettings } from './printer-settings.ts';

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

/** In which form stamps on labels are handed out. */
export const OUTPUTS = ['sheet', 'roll', 'zpl', 'package'] as const;

/** In which form stamps on labels are handed out. */
export type Output = (typeof OUTPUTS)[number];

/** How a job is printed, as stored with it; the level is the one that was used. */
export const PrintOptions = Type.Object(
  {
    printer: PrinterSettings,
    design: LabelDesign,
    level: Type.Enum(['L', 'M']),
    cropMarks: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** How a job is printed, as stored with it; the level is the one that was used. */
export type PrintOptions = Static<typeof PrintOptions>;

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
export function readOptions(json: string): PrintOptions {
  return Value.Parse(PrintOptions, JSON.parse(json));
}

/** What a print job is: the same facts are the same job. */
export interface JobFacts {
  readonly batchCode: string;
  readonly kind: Output | 'csv' | 'single';
  readonly firstIndex: number;
  readonly lastIndex: number;
  /** What of its range it leaves out, as `skippedText` writes it. */
  readonly skippedJson: string | null;
  readonly startSlot: number;
  readonly stockJson: string | null;
  readonly optionsJson: string;
  readonly reprintReason: string | null;
}

/** The id of the job with these facts: 22 characters, the same whenever and by whomever it is asked for. */
export function jobId(facts: JobFacts): string {
  const { batchCode, kind, firstIndex, lastIndex, skippedJson } = facts;
  const { startSlot, stockJson, optionsJson, reprintReason } = facts;
  const text = JSON.stringify([
    batchCode,
    kind,
    firstIndex,
    lastIndex,
    startSlot,
    stockJson,
    optionsJson,
    reprintReason,
    ...(skippedJson === null ? [] : [skippedJson]),
  ]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
