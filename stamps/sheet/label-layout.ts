import type { MeasureText, Polygon, TextRun } from './drawing.ts';
import { fitText, LINE_HEIGHT } from './fit-text.ts';
import {
  type Dpi,
  dotMm,
  minModuleDots,
  moduleDotsFor,
  QUIET_ZONE_MODULES,
  symbolBoxDots,
} from './modules.ts';
import { type SerialLayout, setSerial } from './serial-layout.ts';
import { starRow, starRowWidthMm } from './stars.ts';

/** What a label shows beside its symbol and serial. */
export interface LabelContent {
  /** Product name; shortened when it does not fit. */
  readonly title: string;
  /** A second text, such as the net content; left out when there is no room. */
  readonly subtitle?: string;
  /** Recognition stars to draw, 1 to 5; absent when recognition is not in force on the day of printing. */
  readonly stars?: number;
}

/** The label to lay out. */
export interface LabelFrame {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly dpi: Dpi;
  /** Modules along one side of the symbol, without the quiet zone. */
  readonly modules: number;
}

/** The layout of every label of a print run, in mm from the label's top left corner. */
export interface LabelLayout {
  /** Printer dots per module. */
  readonly moduleDots: number;
  /** The symbol with its quiet zone. */
  readonly box: { readonly xMm: number; readonly yMm: number; readonly sideMm: number };
  /** The serial's lines; undefined when the label has room for the symbol alone. */
  readonly serial: SerialLayout | undefined;
  /** Title and subtitle, the same on every label. */
  readonly texts: readonly TextRun[];
  readonly stars: readonly Polygon[];
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
const MIN_TEXT_MM = 1.76;
const MAX_TITLE_MM = 3.6;
const SUBTITLE_MM = 1.94;
const GAP_MM = 0.5;

/** Lays out one label: the symbol at the left with the texts beside it, or above them on a narrow label. */
export function layoutLabel(
  frame: LabelFrame,
  content: LabelContent,
  measure: MeasureText,
): { readonly ok: true; readonly layout: LabelLayout } | LayoutFault {
  const { widthMm, heightMm, dpi, modules } = frame;
  const leastDots = minModuleDots(dpi);
  const leastMm = symbolBoxDots(modules, leastDots) * dotMm(dpi);
  if (leastMm > Math.min(widthMm, heightMm) + 1e-6) {
    return { ok: false, fault: 'label-too-small', neededMm: leastMm };
  }
  const beside = widthMm - leastMm >= MIN_COLUMN_MM && widthMm >= heightMm * 1.1;
  const growMm = beside
    ? Math.min(heightMm, Math.max(leastMm, widthMm * SYMBOL_SHARE))
    : Math.min(widthMm, Math.max(leastMm, heightMm * 0.6));
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
  return { ok: true, layout: { moduleDots, box, ...setColumn(column, content, measure) } };
}

interface Column {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Serial at the foot of the column; stars, title and subtitle from its head, as far as they fit. */
function setColumn(
  column: Column,
  content: LabelContent,
  measure: MeasureText,
): Pick<LabelLayout, 'serial' | 'texts' | 'stars'> {
  const serial = setSerial(column, measure);
  let topMm = column.yMm;
  const bottomMm = serial ? serial.topMm - GAP_MM : column.yMm + column.heightMm;
  const titleLeastMm = MIN_TEXT_MM * LINE_HEIGHT;
  let stars: Polygon[] = [];
  const count = content.stars ?? 0;
  const starMm = Math.min(3.2, Math.max(1.8, column.heightMm * 0.12));
  if (
    count > 0 &&
    starRowWidthMm(count, starMm) <= column.widthMm &&
    bottomMm - topMm >= starMm + GAP_MM + titleLeastMm
  ) {
    stars = starRow(count, column.xMm, topMm, starMm);
    topMm += starMm + GAP_MM;
  }
  const subtitle = content.subtitle?.normalize('NFC').trim() ?? '';
  const subtitleHeightMm = SUBTITLE_MM * LINE_HEIGHT;
  const withSubtitle =
    subtitle !== '' &&
    bottomMm - topMm >= 2 * titleLeastMm + subtitleHeightMm &&
    measure(subtitle, SUBTITLE_MM, 'regular') <= column.widthMm;
  const title = fitText(
    content.title,
    {
      widthMm: column.widthMm,
      heightMm: bottomMm - topMm - (withSubtitle ? subtitleHeightMm : 0),
      maxLines: 4,
      minSizeMm: MIN_TEXT_MM,
      maxSizeMm: Math.min(MAX_TITLE_MM, Math.max(2.3, column.heightMm * 0.12)),
      weight: 'semibold',
    },
    measure,
  );
  const texts: TextRun[] = title.lines.map((text, at) => ({
    text,
    xMm: column.xMm,
    baselineYMm: topMm + at * title.sizeMm * LINE_HEIGHT + title.sizeMm,
    sizeMm: title.sizeMm,
    weight: 'semibold',
  }));
  if (withSubtitle) {
    const baselineYMm = topMm + title.lines.length * title.sizeMm * LINE_HEIGHT + SUBTITLE_MM;
    texts.push({ text: subtitle, xMm: column.xMm, baselineYMm, sizeMm: SUBTITLE_MM, weight: 'regular' });
  }
  return { serial, texts, stars };
}
