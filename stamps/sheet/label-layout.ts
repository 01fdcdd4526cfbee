import {
  type Bitmap,
  BLANK_DRAWING,
  type Drawing,
  type Frame,
  type FrameColour,
  type MeasureText,
} from './drawing.ts';
import { type LabelColumn, setColumn } from './label-column.ts';
import type { LabelContent, LabelPart } from './label-content.ts';
import {
  type Dpi,
  dotMm,
  minModuleDots,
  moduleDotsFor,
  QUIET_ZONE_MODULES,
  symbolBoxDots,
} from './modules.ts';
import { type ScratchArea, scratchOutline, setScratchArea } from './scratch-area.ts';

/** The label to lay out. */
export interface LabelFrame {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: Dpi;
  /** Modules along one side of the symbol, without the quiet zone. */
  readonly modules: number;
}

/** The layout of every label of a print run, in mm from the label's top left corner. */
export interface LabelLayout extends LabelColumn {
  /** Printer dots per module. */
  readonly moduleDots: number;
  /** The symbol with its quiet zone. */
  readonly box: { readonly xMm: number; readonly yMm: number; readonly sideMm: number };
  readonly frame: Frame | undefined;
  /** Undefined on stamps without a hidden code. */
  readonly scratch: ScratchArea | undefined;
}

/** Why a label cannot be laid out. */
export interface LayoutFault {
  readonly ok: false;
  readonly fault: 'label-too-small';
  /** The smallest side that would do for this symbol and printer, mm. */
  readonly neededMm: number;
}

/** Symbols on large labels grow up to this module size, mm: easier to read from a distance. */
const MAX_MODULE_MM = 0.55;
/** Share of a wide label that the symbol may take when it grows beyond its smallest size. */
const SYMBOL_SHARE = 0.46;
const MARGIN_MM = 1;
const MIN_COLUMN_MM = 8;
const MAX_BELOW_MM = 18;
const SCRATCH_GAP_MM = 0.8;
/** A frame stands off the label's edge, so that a printer that is a little off still leaves it whole. */
const FRAME_INSET_MM = 0.8;
const FRAME_STROKE_MM = 0.4;
const FRAME_RADIUS_MM = 1.2;

/**
 * Lays out one label: the symbol at the left with the texts beside it, or above them on a narrow label. What there is no room
 * for is left out, the frame before the symbol.
 */
export function layoutLabel(
  label: LabelFrame,
  content: LabelContent,
  measure: MeasureText,
): { readonly ok: true; readonly layout: LabelLayout } | LayoutFault {
  const { frame: colour, ...inside } = content;
  const framed = colour === undefined ? undefined : layoutFramed(label, inside, measure, colour);
  if (framed) return { ok: true, layout: framed };
  const plain = layoutPlain(label, inside, measure);
  if (!plain.ok || colour === undefined) return plain;
  return { ok: true, layout: { ...plain.layout, leftOut: [...plain.layout.leftOut, 'frame'] } };
}

/** What is the same on every label of a print run. `logo` fills the layout's place for it. */
export function labelDrawing(layout: LabelLayout, logo?: Bitmap): Drawing {
  return {
    ...BLANK_DRAWING,
    texts: layout.texts,
    polygons: layout.stars,
    frames: [
      ...(layout.frame ? [layout.frame] : []),
      ...(layout.scratch ? [scratchOutline(layout.scratch)] : []),
    ],
    pictures: layout.logo && logo ? [{ ...layout.logo, bitmap: logo }] : [],
  };
}

/** Parts of a layout that are left out, and the product name when it had to be shortened. */
export function missingParts(layout: LabelLayout): LabelPart[] {
  return layout.isTitleShortened ? ['productName', ...layout.leftOut] : [...layout.leftOut];
}

function layoutFramed(
  label: LabelFrame,
  content: LabelContent,
  measure: MeasureText,
  colour: FrameColour,
): LabelLayout | undefined {
  const inMm = FRAME_INSET_MM + FRAME_STROKE_MM / 2;
  const edgeMm = FRAME_INSET_MM + FRAME_STROKE_MM;
  const inner = { widthMm: label.widthMm - 2 * edgeMm, heightMm: label.heightMm - 2 * edgeMm };
  const laid = layoutPlain({ ...label, ...inner }, content, measure);
  if (!laid.ok) return undefined;
  const frame: Frame = {
    xMm: inMm,
    yMm: inMm,
    widthMm: label.widthMm - 2 * inMm,
    heightMm: label.heightMm - 2 * inMm,
    radiusMm: FRAME_RADIUS_MM,
    strokeMm: FRAME_STROKE_MM,
    colour,
  };
  return { ...moved(laid.layout, edgeMm), frame };
}

/** A layout moved right and down by the same length. */
function moved(layout: LabelLayout, byMm: number): LabelLayout {
  const at = <T extends { readonly xMm: number }>(item: T): T => ({ ...item, xMm: item.xMm + byMm });
  const down = <T extends { readonly yMm: number }>(item: T): T => ({ ...item, yMm: item.yMm + byMm });
  const lower = <T extends { readonly baselineYMm: number }>(item: T): T => ({
    ...item,
    baselineYMm: item.baselineYMm + byMm,
  });
  const { serial, logo, scratch } = layout;
  return {
    ...layout,
    box: down(at(layout.box)),
    texts: layout.texts.map((run) => lower(at(run))),
    stars: layout.stars.map(({ pointsMm }) => ({
      pointsMm: pointsMm.map(([x, y]) => [x + byMm, y + byMm] as const),
    })),
    logo: logo && down(at(logo)),
    scratch: scratch && {
      ...scratch,
      rect: down(at(scratch.rect)),
      groups: scratch.groups.map((group) => lower(at(group))),
    },
    serial: serial && {
      ...serial,
      topMm: serial.topMm + byMm,
      lines: serial.lines.map((line) => lower(at(line))),
    },
  };
}

function layoutPlain(
  label: LabelFrame,
  content: LabelContent,
  measure: MeasureText,
): { readonly ok: true; readonly layout: LabelLayout } | LayoutFault {
  const { widthMm, heightMm, dpi, modules } = label;
  const leastDots = minModuleDots(dpi);
  const leastMm = symbolBoxDots(modules, leastDots) * dotMm(dpi);
  const { scratch } = content;
  const sides = sidesFor(label, leastMm, scratch);
  const prefersBeside = widthMm - leastMm >= MIN_COLUMN_MM && widthMm >= heightMm * 1.1;
  const side = prefersBeside && sides.includes('beside') ? 'beside' : sides.at(-1);
  if (side === undefined)
    return { ok: false, fault: 'label-too-small', neededMm: sideWith(leastMm, scratch) };
  const beside = side === 'beside';
  const growMm = beside
    ? Math.min(heightMm, Math.max(leastMm, widthMm * SYMBOL_SHARE), widthMm - besideMm(scratch))
    : Math.min(widthMm, Math.max(leastMm, heightMm * 0.6), heightMm - belowSymbolMm(scratch));
  const moduleDots = moduleDotsFor(modules, dpi, growMm, MAX_MODULE_MM) ?? leastDots;
  const sideMm = symbolBoxDots(modules, moduleDots) * dotMm(dpi);
  // A tall label's texts stay below its symbol, not down at its foot; both together stand in the middle.
  const belowMm = Math.min(MAX_BELOW_MM, Math.max(0, heightMm - sideMm - MARGIN_MM));
  const aboveMm = Math.max(0, heightMm - sideMm - belowMm) / 2;
  const quietMm = QUIET_ZONE_MODULES * moduleDots * dotMm(dpi);
  const box = beside
    ? { xMm: Math.min(MARGIN_MM, (heightMm - sideMm) / 2), yMm: (heightMm - sideMm) / 2, sideMm }
    : { xMm: Math.min(MARGIN_MM, (widthMm - sideMm) / 2), yMm: aboveMm, sideMm };
  const column = beside
    ? {
        xMm: box.xMm + sideMm,
        // As high as the symbol: on a large label the texts stay together with it, off the label's edges.
        yMm: Math.max(MARGIN_MM, box.yMm),
        widthMm: widthMm - box.xMm - sideMm - MARGIN_MM,
        heightMm: heightMm - 2 * Math.max(MARGIN_MM, box.yMm),
      }
    : {
        // Flush with the symbol's own edge.
        xMm: box.xMm + quietMm,
        yMm: box.yMm + sideMm,
        widthMm: widthMm - box.xMm - quietMm - MARGIN_MM,
        heightMm: belowMm,
      };
  const area = scratch && {
    ...scratch,
    xMm: Math.min(column.xMm, widthMm - MARGIN_MM - scratch.widthMm),
    yMm: column.yMm + column.heightMm - scratch.heightMm,
  };
  const rest = area ? { ...column, heightMm: column.heightMm - area.heightMm - SCRATCH_GAP_MM } : column;
  return {
    ok: true,
    layout: {
      ...{ moduleDots, box, frame: undefined },
      scratch: area && setScratchArea(area, measure),
      ...setColumn(rest, content, measure),
    },
  };
}

/**
 * The smallest side of a square label for a symbol of this side with its quiet zone, mm, with the area for a scratch layer below it
 * where there is one.
 */
export function sideWith(symbolMm: number, scratch: LabelContent['scratch']): number {
  if (scratch === undefined) return symbolMm;
  return Math.max(symbolMm + belowSymbolMm(scratch), scratch.widthMm + 2 * MARGIN_MM);
}

/** What a scratch area takes of the width beside a symbol; nothing on stamps without one. */
function besideMm(scratch: LabelContent['scratch']): number {
  return scratch ? scratch.widthMm + 2 * MARGIN_MM : 0;
}

/** What a scratch area takes of the height below a symbol. */
function belowSymbolMm(scratch: LabelContent['scratch']): number {
  return scratch ? scratch.heightMm + SCRATCH_GAP_MM + MARGIN_MM : 0;
}

/** Where a label has room for its texts, the scratch area above all; nowhere when it is too small. */
function sidesFor(
  { widthMm, heightMm }: LabelFrame,
  leastMm: number,
  scratch: LabelContent['scratch'],
): readonly ('beside' | 'below')[] {
  const fits = (needed: number, has: number) => needed <= has + 1e-6;
  if (!fits(leastMm, Math.min(widthMm, heightMm))) return [];
  const { widthMm: areaWidthMm, heightMm: areaHeightMm } = scratch ?? { widthMm: 0, heightMm: 0 };
  const beside = fits(leastMm + besideMm(scratch), widthMm) && fits(areaHeightMm, heightMm - 2 * MARGIN_MM);
  const below =
    fits(leastMm + belowSymbolMm(scratch), heightMm) &&
    (scratch === undefined || fits(areaWidthMm, widthMm - 2 * MARGIN_MM));
  return [...(beside ? (['beside'] as const) : []), ...(below ? (['below'] as const) : [])];
}
