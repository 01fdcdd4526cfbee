import type { RectMm } from './drawing.ts';
import { labelsPerSheet, type SheetGeometry } from './label-stock.ts';
import { indexesOf, positionOf, type StampRun, spansOfPlaces, stampCount } from './stamp-run.ts';

/** Corrections for one printer: what it shifts and stretches is printed shifted and stretched back. */
export interface Alignment {
  /** Moves everything right, mm. */
  readonly offsetXMm: number;
  /** Moves everything down, mm. */
  readonly offsetYMm: number;
  /** Stretches the positions of the labels from the top left corner; 1 leaves them. */
  readonly scale: number;
}

/** No correction. */
export const NO_ALIGNMENT: Alignment = { offsetXMm: 0, offsetYMm: 0, scale: 1 };

/** A label's place: `sheet` and `slot` both count from 1, slots row by row. */
export interface SlotPlace {
  readonly sheet: number;
  readonly slot: number;
}

/** A run of stamps laid out on sheets: the first lies on slot `startSlot` of sheet 1, and what is left out takes no label. */
export interface SlotRun extends StampRun {
  /** 1 to labelsPerSheet: lets a sheet be used that has lost its first labels. */
  readonly startSlot: number;
  readonly labelsPerSheet: number;
}

/** Where the stamp `index` lies; undefined when it is not in the run. */
export function slotOfIndex(run: SlotRun, index: number): SlotPlace | undefined {
  const place = positionOf(run, index);
  if (place === undefined) return undefined;
  const position = run.startSlot - 1 + place;
  return {
    sheet: Math.floor(position / run.labelsPerSheet) + 1,
    slot: (position % run.labelsPerSheet) + 1,
  };
}

/** Which stamp lies in a slot; undefined for a slot that is left empty or is not there. */
export function indexOfSlot(run: SlotRun, place: SlotPlace): number | undefined {
  const { sheet, slot } = place;
  if (!Number.isInteger(sheet) || !Number.isInteger(slot)) return undefined;
  if (sheet < 1 || slot < 1 || slot > run.labelsPerSheet) return undefined;
  const position = (sheet - 1) * run.labelsPerSheet + slot - run.startSlot;
  return spansOfPlaces(run, position, position)[0]?.first;
}

/** Sheets that the run needs; 1 or more. */
export function sheetCount(run: SlotRun): number {
  return Math.ceil((run.startSlot - 1 + stampCount(run)) / run.labelsPerSheet);
}

/** The stamps on one sheet (1-based), label by label, and the slot of the first of them. */
export function stampsOfSheet(
  run: SlotRun,
  sheet: number,
): { readonly indexes: readonly number[]; readonly firstSlot: number } {
  const before = (sheet - 1) * run.labelsPerSheet - (run.startSlot - 1);
  return {
    indexes: [...indexesOf(spansOfPlaces(run, before, before + run.labelsPerSheet - 1))],
    firstSlot: sheet === 1 ? run.startSlot : 1,
  };
}

/** The rectangle of a slot, row by row from the top left, after the printer's correction; the label keeps its size. */
export function slotRect(geometry: SheetGeometry, slot: number, alignment: Alignment = NO_ALIGNMENT): RectMm {
  if (!Number.isInteger(slot) || slot < 1 || slot > labelsPerSheet(geometry)) {
    throw new TypeError(`no slot ${slot} on a sheet of ${labelsPerSheet(geometry)}`);
  }
  const column = (slot - 1) % geometry.columns;
  const row = Math.floor((slot - 1) / geometry.columns);
  return {
    xMm: (geometry.originXMm + column * geometry.pitchXMm) * alignment.scale + alignment.offsetXMm,
    yMm: (geometry.originYMm + row * geometry.pitchYMm) * alignment.scale + alignment.offsetYMm,
    widthMm: geometry.labelWidthMm,
    heightMm: geometry.labelHeightMm,
  };
}
