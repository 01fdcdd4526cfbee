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

/** What to draw in black, in mm from the top left corner; the same for PDF, SVG and printer languages. */
export interface Drawing {
  readonly texts: readonly TextRun[];
  readonly strokes: readonly Stroke[];
  readonly polygons: readonly Polygon[];
}
