import type { Writable } from 'node:stream';
import { type Alignment, BLANK_DRAWING, calibrationPage, type LabelStock } from '../../stamps/sheet/index.ts';
import { CALIBRATION_EN } from './calibration-texts.en.ts';
import { CALIBRATION_VI, type CalibrationText } from './calibration-texts.vi.ts';
import { decimal } from './decimal.ts';
import { openPdf, POINTS_PER_MM } from './pdf-document.ts';
import { drawingContent } from './pdf-drawing.ts';
import { measureText, openFonts } from './pdf-fonts.ts';

/** Writes the calibration page of a stock and ends the output: rulers, crosses, and how to measure in both languages. */
export function writeCalibration(stock: LabelStock, alignment: Alignment, output: Writable): void {
  const paragraphs = [CALIBRATION_VI, CALIBRATION_EN].flatMap((texts: CalibrationText) => [
    `${texts.title}: ${stock.name} (${stock.example}), x ${alignment.offsetXMm} mm, y ${alignment.offsetYMm} mm, × ${alignment.scale}`,
    ...texts.steps,
  ]);
  const drawing = calibrationPage(stock, paragraphs, measureText, alignment);
  const { xMm, yMm, widthMm, heightMm } = drawing.blank;
  // The same file for everybody at all times.
  const doc = openPdf({ title: stock.name, createdMs: 0, geometry: stock });
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
