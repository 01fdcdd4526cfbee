import { type Static, Type } from 'typebox';
import { checkGeometry } from '../../stamps/sheet/index.ts';
import { problem } from '../http/problems.ts';
import { LabelDesign } from './label-design.ts';
import { Geometry } from './print-settings.ts';
import { PRINTER_MEMBERS } from './printer-settings.ts';
import type { ThingKind } from './things.ts';

/** A label stock that a producer measured. */
export const OwnStock = Type.Object(
  { kind: Type.Enum(['sheet', 'roll']), geometry: Geometry },
  { additionalProperties: false },
);

/** A printer with what is known of it. */
export const Printer = Type.Object(
  {
    kind: Type.Enum(['office', 'thermal'], { description: 'thermal: a label printer that takes ZPL II' }),
    ...PRINTER_MEMBERS,
    calibratedMs: Type.Union([Type.Integer(), Type.Null()], {
      default: null,
      description: 'When its correction was measured; null: never',
    }),
  },
  { additionalProperties: false },
);

/** A printer with what is known of it. */
export type Printer = Static<typeof Printer>;

/** Refuses labels that overlap, leave the page, or on a roll lie below each other. @throws geometry-invalid */
export function requireSoundGeometry(
  geometry: Static<typeof Geometry>,
  kind: 'sheet' | 'roll' = 'sheet',
  prefix = 'geometry.',
): void {
  const [fault] = checkGeometry(geometry);
  if (fault) {
    throw problem('geometry-invalid', { field: `${prefix}${fault.field}`, params: { rule: fault.code } });
  }
  if (kind === 'roll' && geometry.rows !== 1) {
    throw problem('geometry-invalid', { field: `${prefix}rows`, params: { rule: 'roll-one-row' } });
  }
}

/** Label stocks that producers measured. */
export const STOCKS: ThingKind<typeof OwnStock> = {
  kind: 'stock',
  noun: 'label-stock',
  data: OwnStock,
  check: ({ kind, geometry }) => requireSoundGeometry(geometry, kind),
};

/** Label designs. */
export const DESIGNS: ThingKind<typeof LabelDesign> = {
  kind: 'design',
  noun: 'label-design',
  data: LabelDesign,
};

/** Printers. */
export const PRINTERS: ThingKind<typeof Printer> = {
  kind: 'printer',
  noun: 'printer',
  data: Printer,
  check({ kind, dpi }) {
    if (kind === 'thermal' && dpi === 600) throw problem('zpl-resolution', { field: 'dpi' });
  },
};
