import type { MeasureText, Polygon, RectMm, TextRun } from './drawing.ts';
import { fitText, LINE_HEIGHT } from './fit-text.ts';
import type { LabelContent, LabelPart } from './label-content.ts';
import { type SerialLayout, setSerial } from './serial-layout.ts';
import { starRow, starRowWidthMm } from './stars.ts';

/** What stands in the column beside or below a label's symbol. */
export interface LabelColumn {
  /** The serial's lines; undefined when there is no room for them. */
  readonly serial: SerialLayout | undefined;
  readonly texts: readonly TextRun[];
  readonly stars: readonly Polygon[];
  readonly logo: RectMm | undefined;
  /** Parts asked for that the column has no room for. */
  readonly leftOut: readonly LabelPart[];
  /** Whether the product name ends in `…`. */
  readonly isTitleShortened: boolean;
}

const MIN_TEXT_MM = 1.76;
const MAX_TITLE_MM = 3.6;
const LINE_MM = 1.94;
const MAX_LINES = 2;
const GAP_MM = 0.5;
const TITLE_LEAST_MM = MIN_TEXT_MM * LINE_HEIGHT;
/** A logo's height: what is wished on a small and on a large label; one that comes out lower is left out. */
const LOGO_MM = [3.5, 9] as const;
const LOGO_LEAST_MM = 2.5;

/** Serial at the foot of the column; logo, stars, product name and further lines from its head, as far as they fit. */
export function setColumn(column: RectMm, content: LabelContent, measure: MeasureText): LabelColumn {
  const leftOut: LabelPart[] = [];
  const serial = setSerial(column, measure);
  if (serial === undefined) leftOut.push('serial');
  const bottomMm = serial ? serial.topMm - GAP_MM : column.yMm + column.heightMm;
  const hasTitle = (content.title ?? '').trim() !== '';
  const titleLeastMm = hasTitle ? TITLE_LEAST_MM : 0;
  let topMm = column.yMm;

  const count = content.stars ?? 0;
  const starMm = Math.min(3.2, Math.max(1.8, column.heightMm * 0.12));
  const hasStars =
    count > 0 &&
    starRowWidthMm(count, starMm) <= column.widthMm &&
    bottomMm - topMm >= starMm + GAP_MM + titleLeastMm;
  if (count > 0 && !hasStars) leftOut.push('stars');
  const starsHeightMm = hasStars ? starMm + GAP_MM : 0;

  const logo = logoAt(column, content.logoAspect, bottomMm - topMm - starsHeightMm - 2 * titleLeastMm);
  if (logo) topMm += logo.heightMm + GAP_MM;
  else if (content.logoAspect !== undefined) leftOut.push('logo');
  const stars = hasStars ? starRow(count, column.xMm, topMm, starMm) : [];
  topMm += starsHeightMm;

  const lines = linesWithin(column.widthMm, bottomMm - topMm - 2 * titleLeastMm, content, measure);
  leftOut.push(...lines.leftOut);
  const title = fitText(
    content.title ?? '',
    {
      widthMm: column.widthMm,
      heightMm: bottomMm - topMm - lines.heightMm,
      maxLines: 4,
      minSizeMm: MIN_TEXT_MM,
      maxSizeMm: Math.min(MAX_TITLE_MM, Math.max(2.3, column.heightMm * 0.12)),
      weight: 'semibold',
    },
    measure,
  );
  if (hasTitle && title.lines.length === 0) leftOut.push('productName');
  const texts: TextRun[] = [];
  const put = (text: string, sizeMm: number, weight: TextRun['weight']) => {
    texts.push({ text, xMm: column.xMm, baselineYMm: topMm + sizeMm, sizeMm, weight });
    topMm += sizeMm * LINE_HEIGHT;
  };
  for (const line of title.lines) put(line, title.sizeMm, 'semibold');
  for (const line of lines.lines) put(line.text, line.sizeMm, 'regular');
  return { serial, texts, stars, logo, leftOut, isTitleShortened: title.shortened && title.lines.length > 0 };
}

/** The logo at the head of the column; undefined when it would be too small to recognise within `roomMm`. */
function logoAt(column: RectMm, aspect: number | undefined, roomMm: number): RectMm | undefined {
  if (aspect === undefined) return undefined;
  const [small, large] = LOGO_MM;
  const wishedMm = Math.min(large, Math.max(small, column.heightMm * 0.22), roomMm - GAP_MM);
  const widthMm = Math.min(column.widthMm, wishedMm * aspect);
  const heightMm = widthMm / aspect;
  if (heightMm < LOGO_LEAST_MM) return undefined;
  return { xMm: column.xMm, yMm: column.yMm, widthMm, heightMm };
}

/** The further texts that fit whole into a height, most important first. */
function linesWithin(widthMm: number, roomMm: number, content: LabelContent, measure: MeasureText) {
  const lines: { text: string; sizeMm: number }[] = [];
  const leftOut: LabelPart[] = [];
  let heightMm = 0;
  for (const { part, text } of content.lines ?? []) {
    const fitted = fitText(
      text,
      {
        widthMm,
        heightMm: roomMm - heightMm,
        maxLines: MAX_LINES,
        minSizeMm: MIN_TEXT_MM,
        maxSizeMm: LINE_MM,
        weight: 'regular',
      },
      measure,
    );
    if (fitted.shortened || fitted.lines.length === 0) {
      if (text.trim() !== '') leftOut.push(part);
      continue;
    }
    for (const line of fitted.lines) lines.push({ text: line, sizeMm: fitted.sizeMm });
    heightMm += fitted.lines.length * fitted.sizeMm * LINE_HEIGHT;
  }
  return { lines, leftOut, heightMm };
}
