import { afterAll, describe, expect, it } from 'vitest';
import { openPrintPool } from '../../server/printing/print-pool.ts';
import type { SheetRequest } from '../../server/printing/sheet-form.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import { dotMm, slotRect } from '../../stamps/sheet/index.ts';
import { jsqrOne, zxing } from '../support/decoders.ts';
import { cropPicture, drawPage } from '../support/pdf.ts';
import { formOf, pdfOf, sheetOn, symbolText } from './sheets.ts';

const pool = openPrintPool();
afterAll(() => pool.close());

const LONG_HOST = 'https://truyxuatnguongoc.lamdong.gov.vn';

/** Stock, changes to the run, and how many labels it fills. */
const RUNS: readonly [string, string, Partial<SheetRequest>][] = [
  ...([203, 300, 600] as const).flatMap((dpi) =>
    (['L', 'M'] as const).map((level): [string, string, Partial<SheetRequest>] => [
      `65-up, level ${level}, ${dpi} dpi`,
      'a4-65-38x21',
      { dpi, level },
    ]),
  ),
  ['80-up, level L, 300 dpi', 'a4-80-36x17', { level: 'L' }],
  ['48-up, level M, 203 dpi', 'a4-48-46x21', { dpi: 203 }],
  ['24-up to the paper edge, 300 dpi', 'a4-24-70x37', {}],
  ['10-up, long host, level M, 203 dpi', 'a4-10-99x57', { dpi: 203 }],
];

describe('a printed sheet', () => {
  it.each(RUNS)(
    'is read whole by two decoders: %s',
    async (_, stockId, changes) => {
      const request = sheetOn(stockId, {
        ...changes,
        ...(stockId.startsWith('a4-10') ? { batch: { ...sheetOn(stockId).batch, origin: LONG_HOST } } : {}),
      });
      const {
        run,
        sheet: { label: layout },
      } = formOf(request);
      const { picture } = await drawPage(await pdfOf(pool, request), request.dpi);
      const expected = Array.from({ length: run.labelsPerSheet }, (_, index) => symbolText(request, index));
      expect((await zxing(picture)).sort()).toEqual([...expected].sort());
      const perMm = 1 / dotMm(request.dpi);
      for (const [index, text] of expected.entries()) {
        const rect = slotRect(request.geometry, index + 1);
        const label = cropPicture(picture, {
          x: (rect.xMm + layout.box.xMm) * perMm,
          y: (rect.yMm + layout.box.yMm) * perMm,
          width: layout.box.sideMm * perMm,
          height: layout.box.sideMm * perMm,
        });
        expect(await jsqrOne(label), `label ${index + 1}`).toEqual([text]);
        const parsed = parseStampText(text);
        expect(parsed).toMatchObject({ ok: true });
      }
    },
    60_000,
  );
});
