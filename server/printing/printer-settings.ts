import { type Static, Type } from 'typebox';
import { DPIS, type Dpi } from '../../stamps/sheet/index.ts';

/** Dots per inch; with its type, so that a query's text becomes a number. */
export const PrinterDpi = Type.Unsafe<Dpi>({
  type: 'integer',
  enum: [...DPIS],
  description: 'Printer dots per inch',
});

/** The members of a printer: how finely it prints, and how it is corrected. */
export const PRINTER_MEMBERS = {
  dpi: PrinterDpi,
  offsetXMm: Type.Number({ minimum: -50, maximum: 50, description: 'Moves everything right' }),
  offsetYMm: Type.Number({ minimum: -50, maximum: 50, description: 'Moves everything down' }),
  scale: Type.Number({ minimum: 0.9, maximum: 1.1, description: 'Stretches the label positions' }),
};

/** A printer as print jobs know it. */
export const PrinterSettings = Type.Object(PRINTER_MEMBERS, { additionalProperties: false });

/** A printer as print jobs know it. */
export type PrinterSettings = Static<typeof PrinterSettings>;

/** An office printer that nobody has calibrated. */
export const DEFAULT_PRINTER: PrinterSettings = { dpi: 300, offsetXMm: 0, offsetYMm: 0, scale: 1 };
