import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { writeCalibration } from '../../server/printing/calibration-pdf.ts';
import { LABEL_STOCKS, NO_ALIGNMENT, slotRect } from '../../stamps/sheet/index.ts';
import { drawPage, inkBox } from '../support/pdf.ts';
import { around } from './around.ts';
import { stockOf } from './sheets.ts';

describe('the calibration page', () => {
  it('has a cross at every label corner, rulers from the paper edge, and says how to measure in two languages', async () => {
    for (const id of ['a4-65-38x21', 'a4-24-70x37', 'a4-8-99x68']) {
      const stock = stockOf(id);
      const output = new PassThrough();
      writeCalibration({ name: stock.name, geometry: stock }, NO_ALIGNMENT, output);
      const chunks: Buffer[] = [];
      for await (const chunk of output) chunks.push(chunk);
      const { picture, text } = await drawPage(Buffer.concat(chunks), 300);
      expect(text).toContain('Trang căn chỉnh');
      expect(text).toContain('Calibration page');
      expect(text).toContain(stock.name);
      const rect = slotRect(stock, 1);
      for (const [x, y] of [
        [rect.xMm, rect.yMm],
        [rect.xMm + rect.widthMm, rect.yMm + rect.heightMm],
      ] as const) {
        const cross = around(picture, 300, { xMm: x - 0.3, yMm: y - 0.3, widthMm: 0.6, heightMm: 0.6 });
        expect(inkBox(cross), `${id} ${x} ${y}`).toBeDefined();
      }
      // The long tick of 50 mm on the horizontal ruler, and nothing above it at 49.5 mm.
      const tick = (mm: number) =>
        around(picture, 300, { xMm: mm - 0.2, yMm: 148.5 - 3.9, widthMm: 0.4, heightMm: 0.5 });
      expect(inkBox(tick(50)), id).toBeDefined();
      expect(inkBox(tick(49.5)), id).toBeUndefined();
      for (let mm = 1; mm < 100; mm++) {
        const short = around(picture, 300, { xMm: mm - 0.2, yMm: 148.5 - 1.5, widthMm: 0.4, heightMm: 0.5 });
        expect(inkBox(short), `${id} ${mm}`).toBeDefined();
      }
    }
    expect(LABEL_STOCKS.length).toBeGreaterThan(14);
  });
});
