import { cropMarks } from './crop-marks.ts';
import { BLANK_DRAWING, type Drawing, type RectMm, type TextRun } from './drawing.ts';
import { footerOn } from './footer.ts';
import type { LabelLayout } from './label-layout.ts';
import { labelsPerSheet, type SheetGeometry } from './label-stock.ts';
import { type Dpi, dotMm, QUIET_ZONE_MODULES } from './modules.ts';
import { serialLine } from './serial-layout.ts';
import { type Alignment, type SlotRun, slotRect, stampsOfSheet } from './slots.ts';

/** Decides where everything on the sheets of a print run lies; every renderer starts from it. */
export interface SheetPlan {
  readonly geometry: SheetGeometry;
  readonly alignment: Alignment;
  readonly dpi: Dpi;
  /** Modules along one side of the symbols, without the quiet zone. */
  readonly modules: number;
  readonly label: LabelLayout;
  readonly cropMarks: boolean;
  /** Its text may hold the placeholders of `FOOTER_FIELDS`. */
  readonly footer?: TextRun;
}

/** A symbol's place in whole printer dots from the sheet's top left corner, without its quiet zone. */
export interface SymbolPlace {
  readonly xDots: number;
  readonly yDots: number;
  readonly sideDots: number;
}

/** A label's place on the sheet, and what on it differs from stamp to stamp. */
export interface SlotLayout {
  /** Where the label's own drawing goes. */
  readonly rect: RectMm;
  readonly symbol: SymbolPlace;
  /** The lines of the serial, placed on the sheet. */
  readonly serial: readonly {
    readonly groups: readonly (0 | 1 | 2 | 3)[];
    readonly xMm: number;
    readonly baselineYMm: number;
  }[];
  /** The groups of the hidden code, placed on the sheet; none on stamps without one. */
  readonly hiddenCode: SlotLayout['serial'];
}

/** The places of all labels of a sheet, slot 1 first. Symbols are moved to the nearest whole dot, so that modules stay even. */
export function layOutSlots(plan: SheetPlan): SlotLayout[] {
  const { box, moduleDots, serial, scratch } = plan.label;
  const perMm = 1 / dotMm(plan.dpi);
  const quietDots = QUIET_ZONE_MODULES * moduleDots;
  return Array.from({ length: labelsPerSheet(plan.geometry) }, (_, at) => {
    const rect = slotRect(plan.geometry, at + 1, plan.alignment);
    const symbol: SymbolPlace = {
      xDots: Math.round((rect.xMm + box.xMm) * perMm) + quietDots,
      yDots: Math.round((rect.yMm + box.yMm) * perMm) + quietDots,
      sideDots: plan.modules * moduleDots,
    };
    const placed = (lines: SlotLayout['serial']) =>
      lines.map(({ groups, xMm, baselineYMm }) => ({
        groups,
        xMm: rect.xMm + xMm,
        baselineYMm: rect.yMm + baselineYMm,
      }));
    return { rect, symbol, serial: placed(serial?.lines ?? []), hiddenCode: placed(scratch?.groups ?? []) };
  });
}

/** What is drawn once on every sheet: cutting marks. */
export function sheetMarks(plan: SheetPlan): Drawing {
  return { ...BLANK_DRAWING, strokes: plan.cropMarks ? cropMarks(plan.geometry, plan.alignment) : [] };
}

/** One stamp in its place on a sheet. */
export interface PlacedStamp extends SlotLayout {
  readonly index: number;
}

/** The stamps of one sheet (1-based) in their places. */
export function stampsOnSheet(slots: readonly SlotLayout[], run: SlotRun, sheet: number): PlacedStamp[] {
  const { indexes, firstSlot } = stampsOfSheet(run, sheet);
  return slots
    .slice(firstSlot - 1)
    .flatMap((slot, at) => (indexes[at] === undefined ? [] : [{ ...slot, index: indexes[at] }]));
}

/** The lines of a serial's groups as they stand on a label. */
export function serialRuns(plan: SheetPlan, slot: SlotLayout, groups: readonly string[]): TextRun[] {
  const { sizeMm = 0, weight = 'semibold' } = plan.label.serial ?? {};
  return slot.serial.map((line) => ({
    text: serialLine(groups, line),
    xMm: line.xMm,
    baselineYMm: line.baselineYMm,
    sizeMm,
    weight,
  }));
}

/** The groups of a hidden code as they stand on a label. */
export function hiddenCodeRuns(plan: SheetPlan, slot: SlotLayout, groups: readonly string[]): TextRun[] {
  const { sizeMm = 0, weight = 'semibold' } = plan.label.scratch ?? {};
  return slot.hiddenCode.map((line) => ({
    text: serialLine(groups, line),
    xMm: line.xMm,
    baselineYMm: line.baselineYMm,
    sizeMm,
    weight,
  }));
}

/** The footer of one sheet (1-based); undefined when the plan has none. */
export function footerOfSheet(plan: SheetPlan, run: SlotRun, sheet: number): TextRun | undefined {
  const { indexes } = stampsOfSheet(run, sheet);
  const [firstIndex = 0] = indexes;
  return plan.footer && footerOn(plan.footer, { firstIndex, lastIndex: indexes.at(-1) ?? firstIndex, sheet });
}
