import type { Writable } from 'node:stream';
import {
  type Alignment,
  BLANK_DRAWING,
  calibrationMarks,
  calibrationPage,
  type SheetGeometry,
} from '../../stamps/sheet/index.ts';
import { CALIBRATION_EN } from './calibration-texts.en.ts';
import { CALIBRATION_VI, type CalibrationText } from './calibration-texts.vi.ts';
import { decimal } from './decimal.ts';
import { openPdf, POINTS_PER_MM } from './pdf-document.ts';
import { drawingContent } from './pdf-drawing.ts';
import { measureText, openFonts } from './pdf-fonts.ts';

/** Writes the calibration page of a stock and ends the output: rulers, crosses, and how to measure in both languages. */
export function writeCalibration(
  { name, geometry }: { readonly name: string; readonly geometry: SheetGeometry },
  alignment: Alignment,
  output: Writable,
): void {
  const marks = calibrationMarks(geometry);
  const paragraphs = [CALIBRATION_VI, CALIBRATION_EN].flatMap((texts: CalibrationText) => [
    `${texts.title}: ${name}, x ${alignment.offsetXMm} mm, y ${alignment.offsetYMm} mm, × ${alignment.scale}`,
    ...texts.steps(marks),
  ]);
  const drawing = calibrationPage(geometry, paragraphs, measureText, alignment);
  const { xMm, yMm, widthMm, heightMm } = drawing.blank;
  // The same file for everybody at all times.
  const doc = openPdf({ title: name, createdMs: 0, geometry });
  doc.pipe(output);
  const fonts = openFonts(doc);
  doc.addPage();
  Object.assign(doc.page.fonts, fonts.resources);
  const blank = `1 g ${[xMm, yMm, widthMm, heightMm].map((mm) => decimal(mm * POINTS_PER_MM)).join(' ')} re f\n`;
  const lines = drawingContent({ ...BLANK_DRAWING, strokes: drawing.strokes }, POINTS_PER_MM, fonts);
  const texts = drawingContent({ ...BLANK_DRAWING, texts: drawing.texts }, POINTS_PER_MM, fonts);
  doc.addContent(`${lines}${blank}${texts}`);
  doc.end();
}
