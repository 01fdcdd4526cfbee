import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import {
  findLabelStock,
  labelsPerSheet,
  rollGeometry,
  type SheetGeometry,
} from '../../stamps/sheet/index.ts';
import { problem } from '../http/problems.ts';
import type { Database } from '../storage/schema.ts';
import { DEFAULT_DESIGN, DESIGN_MEMBERS, type LabelDesign, optional } from './label-design.ts';
import { Geometry, OUTPUTS, type Output, type PrintedStock } from './print-settings.ts';
import { DEFAULT_PRINTER, PRINTER_MEMBERS, type PrinterSettings } from './printer-settings.ts';
import { DESIGNS, PRINTERS, requireSoundGeometry, STOCKS } from './thing-kinds.ts';
import { thingOf } from './things.ts';

const Id = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 64, description }));

/** The members of a request that say how stamps are printed; what is left out comes from printer and design, else from a default. */
export const SETTING_MEMBERS = {
  output: Type.Enum([...OUTPUTS], {
    default: 'sheet',
    description:
      'sheet: PDF of whole sheets; roll: PDF with one label, or one row of labels, a page; zpl: ZPL II for label printers; package: ZIP of sheets and table for a print house',
  }),
  stock: Id('Id of a label stock'),
  startAt: Type.Integer({
    minimum: 1,
    maximum: 20_000,
    default: 1,
    description: 'Label of the first sheet to begin with, from 1, row by row',
  }),
  printer: Id('Id of a printer: its resolution and correction'),
  design: Id('Id of a label design'),
  ...optional(PRINTER_MEMBERS),
  ...optional(DESIGN_MEMBERS),
  cropMarks: Type.Boolean({ default: false, description: 'Cutting marks outside the labels' }),
};

const Settings = Type.Object({ ...SETTING_MEMBERS, geometry: Type.Optional(Geometry) });

/** How stamps are to be printed, as a request says it. */
export type PrintSettings = Static<typeof Settings>;

/** How stamps are printed, everything decided but the level of the symbols. */
export interface ResolvedSettings {
  readonly output: Output;
  readonly stock: PrintedStock;
  readonly printer: PrinterSettings;
  readonly design: LabelDesign;
  readonly startAt: number;
  readonly cropMarks: boolean;
}

/**
 * Puts together how stamps are printed: the producer's printer and design, and what the request says beside them.
 * @throws stock-unknown, stock-or-geometry, geometry-invalid, printer-unknown, design-unknown, zpl-resolution
 */
export async function resolveSettings(
  db: Kysely<Database>,
  producerId: string,
  settings: PrintSettings,
): Promise<ResolvedSettings> {
  const { output, startAt, cropMarks } = settings;
  const stock = await stockOf(db, producerId, settings);
  const printer = { ...(await printerOf(db, producerId, settings)), ...given(settings, DEFAULT_PRINTER) };
  const design = { ...(await designOf(db, producerId, settings)), ...given(settings, DEFAULT_DESIGN) };
  if (output === 'zpl' && printer.dpi === 600) throw problem('zpl-resolution', { field: 'dpi' });
  const isRoll = output === 'roll' || output === 'zpl';
  const printed = isRoll ? rolled(stock) : stock;
  return { output, stock: printed, printer, design, startAt, cropMarks };
}

/** A roll is named by its labels alone. */
function rolled({ name, geometry }: PrintedStock): PrintedStock {
  const roll = rollGeometry(geometry);
  return roll === geometry ? { name, geometry } : { name: nameOf(roll), geometry: roll };
}

/** Those members of a request that say something in place of the default. */
function given<T extends object>(settings: PrintSettings, defaults: T): Partial<T> {
  const names = Object.keys(defaults);
  const said = Object.entries(settings).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  );
  const members: Partial<T> = {};
  return Object.assign(members, Object.fromEntries(said));
}

async function stockOf(
  db: Kysely<Database>,
  producerId: string,
  { stock: id, geometry }: PrintSettings,
): Promise<PrintedStock> {
  if ((id === undefined) === (geometry === undefined)) throw problem('stock-or-geometry', { field: 'stock' });
  if (geometry !== undefined) {
    requireSoundGeometry(geometry);
    return { name: nameOf(geometry), geometry };
  }
  const shipped = findLabelStock(id ?? '');
  if (shipped) {
    const { id: _, kind: __, name, example: ___, ...plain } = shipped;
    return { name, geometry: plain };
  }
  const own = await thingOf(db, STOCKS, producerId, id ?? '');
  if (own === undefined) throw problem('stock-unknown', { field: 'stock' });
  return { name: own.name, geometry: own.data.geometry };
}

function nameOf(geometry: SheetGeometry): string {
  const size = `${geometry.labelWidthMm} × ${geometry.labelHeightMm} mm`;
  const labels = labelsPerSheet(geometry);
  return labels === 1 ? size : `${labels} × ${size}`;
}

async function printerOf(
  db: Kysely<Database>,
  producerId: string,
  { printer: id }: PrintSettings,
): Promise<PrinterSettings> {
  if (id === undefined) return DEFAULT_PRINTER;
  const printer = await thingOf(db, PRINTERS, producerId, id);
  if (printer === undefined) throw problem('printer-unknown', { field: 'printer' });
  const { dpi, offsetXMm, offsetYMm, scale } = printer.data;
  return { dpi, offsetXMm, offsetYMm, scale };
}

async function designOf(
  db: Kysely<Database>,
  producerId: string,
  { design: id }: PrintSettings,
): Promise<LabelDesign> {
  if (id === undefined) return DEFAULT_DESIGN;
  const design = await thingOf(db, DESIGNS, producerId, id);
  if (design === undefined) throw problem('design-unknown', { field: 'design' });
  return { ...DEFAULT_DESIGN, ...design.data };
}
