/** A typeface weight that a renderer must have. */
export type FontWeight = 'regular' | 'semibold';

/** Width in mm of a text set at `sizeMm` (the em); given by whoever has the font. */
export type MeasureText = (text: string, sizeMm: number, weight: FontWeight) => number;

/** One line of text. */
export interface TextRun {
  readonly text: string;
  /** Left end of the line. */
  readonly xMm: number;
  readonly baselineYMm: number;
  /** The em, mm; 1 pt is 0.3528 mm. */
  readonly sizeMm: number;
  readonly weight: FontWeight;
}

/** A straight stroke. */
export interface Stroke {
  readonly x1Mm: number;
  readonly y1Mm: number;
  readonly x2Mm: number;
  readonly y2Mm: number;
  readonly widthMm: number;
}

/** A filled outline. */
export interface Polygon {
  readonly pointsMm: readonly (readonly [xMm: number, yMm: number])[];
}

/** A rectangle in millimetres, from the top left corner of what it is drawn on. */
export interface RectMm {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Colours that a frame may have; everything else on a label is black. */
export const FRAME_COLOURS = {
  black: '#000000',
  red: '#9b1c1f',
  green: '#14623a',
  blue: '#1d4f86',
  gold: '#b7791f',
  brown: '#6b4423',
} as const;

/** Name of a frame's colour. */
export type FrameColour = keyof typeof FRAME_COLOURS;

/** The outline of a rectangle with round corners; the stroke's middle runs along the rectangle. */
export interface Frame extends RectMm {
  readonly radiusMm: number;
  readonly strokeMm: number;
  readonly colour: FrameColour;
}

/** A picture of black and nothing: rows from the top, each padded to whole bytes, first dot in the high bit, 1 black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
}

/** A bitmap and the rectangle that it fills. */
export interface Picture extends RectMm {
  readonly bitmap: Bitmap;
}

/** What to draw, in mm from the top left corner; the same for PDF, SVG and printer languages. */
export interface Drawing {
  readonly texts: readonly TextRun[];
  readonly strokes: readonly Stroke[];
  readonly polygons: readonly Polygon[];
  readonly frames: readonly Frame[];
  readonly pictures: readonly Picture[];
}

/** A drawing of nothing. */
export const BLANK_DRAWING: Drawing = { texts: [], strokes: [], polygons: [], frames: [], pictures: [] };

/** Whether nothing is drawn. */
export function isBlank(drawing: Drawing): boolean {
  return Object.values(drawing).every((items) => items.length === 0);
}
