import { afterAll, describe, expect, it } from 'vitest';
import { openPrintPool } from '../../server/printing/print-pool.ts';
import type { SheetRequest } from '../../server/printing/sheet-form.ts';
import { type Bitmap, layOutSlots, missingParts } from '../../stamps/sheet/index.ts';
import { zxing } from '../support/decoders.ts';
import { drawPage, type GreyPicture, inkDots } from '../support/pdf.ts';
import { drawSvg, strayDots } from '../support/pictures.ts';
import { printZpl } from '../support/zpl.ts';
import { formOf, pdfOf, rollOf, sheetOn, sheetRequest, svgOf, symbolText, zplOf } from './sheets.ts';

const pool = openPrintPool();
afterAll(() => pool.close());

/** A ring with a bar through it: every edge of it shows where it lies. */
const LOGO: Bitmap = (() => {
  const side = 64;
  const rows = new Uint8Array((side / 8) * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const far = Math.hypot(x - 31.5, y - 31.5);
      if ((far < 31 && far > 22) || Math.abs(x - y) < 5) {
        const at = y * (side / 8) + (x >> 3);
        rows[at] = (rows[at] ?? 0) | (128 >> (x & 7));
      }
    }
  }
  return { width: side, height: side, rows };
})();

const FULL: SheetRequest['content'] = {
  title: 'Mắc ca Lê Anh Tuy Đức',
  lines: [
    { part: 'netContent', text: 'Hộp 500 g' },
    { part: 'producer', text: 'HTX Nông nghiệp Long Việt' },
    { part: 'customLine', text: 'Thu hoạch ở Quảng Trực' },
    { part: 'hint', text: 'Lô, hạn dùng: quét mã' },
  ],
  stars: 4,
  logoAspect: 1,
  frame: 'black',
};

const HIDDEN: SheetRequest['secrets'] = {
  ...sheetRequest().secrets,
  hiddenKey: new Uint8Array(32).fill(5),
};

const RUNS: readonly [string, SheetRequest][] = [
  ['65-up, 203 dpi, from label 12', sheetRequest({ dpi: 203, startSlot: 12, lastIndex: 40 })],
  [
    '24-up with everything on it, moved, 203 dpi',
    sheetOn('a4-24-70x37', {
      dpi: 203,
      content: FULL,
      logo: LOGO,
      alignment: { offsetXMm: 1.3, offsetYMm: -0.7, scale: 1.01 },
    }),
  ],
  [
    'three labels side by side on a roll, 600 dpi',
    rollOf(35, 22, { dpi: 600, content: FULL, logo: LOGO, lastIndex: 2 }, 3),
  ],
  [
    'with hidden codes, 300 dpi',
    sheetOn('a4-24-70x37', {
      secrets: HIDDEN,
      content: { ...FULL, logoAspect: 1, scratch: { widthMm: 18, heightMm: 6 } },
      logo: LOGO,
    }),
  ],
  [
    '65-up that touch, with cutting marks, 300 dpi',
    sheetOn('a4-65-38x21-butt', { cropMarks: true, level: 'L' }),
  ],
];

/** The grey value in the middle of every module of every symbol, told apart into dark and light, symbol by symbol. */
function modulesOf(request: SheetRequest, picture: GreyPicture): string[] {
  const { sheet, run } = formOf(request);
  const stretch = picture.width / ((sheet.geometry.pageWidthMm / 25.4) * sheet.dpi);
  const dots = sheet.label.moduleDots;
  const count = request.lastIndex - request.firstIndex + 1;
  return layOutSlots(sheet)
    .slice(run.startSlot - 1, run.startSlot - 1 + count)
    .map(({ symbol }) => {
      let read = '';
      for (let row = 0; row < sheet.modules; row++) {
        for (let column = 0; column < sheet.modules; column++) {
          const x = Math.floor((symbol.xDots + (column + 0.5) * dots) * stretch);
          const y = Math.floor((symbol.yDots + (row + 0.5) * dots) * stretch);
          read += (picture.data[y * picture.width + x] ?? 255) < 128 ? '1' : '0';
        }
      }
      return read;
    });
}

describe('the same sheet', () => {
  it.each(RUNS)(
    'as SVG and as PDF: %s',
    async (_, request) => {
      const { dpi } = request;
      const pdf = (await drawPage(await pdfOf(pool, request), dpi)).picture;
      const svg = await drawSvg(svgOf(request), dpi);
      expect(Math.abs(pdf.width - svg.width)).toBeLessThanOrEqual(2);
      const modules = modulesOf(request, svg);
      expect(modules).toEqual(modulesOf(request, pdf));
      expect(new Set(modules).size).toBe(request.lastIndex + 1);
      // Edges of letters come out a dot thicker or thinner.
      const ink = inkDots(svg);
      expect(strayDots(svg, pdf, 2)).toBeLessThan(ink / 5_000);
      expect(strayDots(pdf, svg, 2)).toBeLessThan(ink / 5_000);
    },
    60_000,
  );

  it('notices what lies elsewhere', async () => {
    const request = sheetOn('a4-24-70x37', { dpi: 203, lastIndex: 2, content: FULL, logo: LOGO });
    const pdf = (await drawPage(await pdfOf(pool, request), 203)).picture;
    const { stars: _, ...fewer } = FULL;
    const moved = { ...request, alignment: { offsetXMm: 0.6, offsetYMm: 0, scale: 1 } };
    for (const other of [{ ...request, content: fewer }, moved]) {
      expect(strayDots(await drawSvg(svgOf(other), 203), pdf, 2)).toBeGreaterThan(400);
    }
  });
});

describe('the same label', () => {
  const content = FULL;
  it.each([
    ['50 × 30, 203 dpi', rollOf(50, 30, { dpi: 203, content, logo: LOGO, lastIndex: 3 }), [400, 240]],
    ['50 × 30, 300 dpi', rollOf(50, 30, { dpi: 300, content, logo: LOGO, lastIndex: 3 }), [591, 354]],
    ['70 × 50, 203 dpi', rollOf(70, 50, { dpi: 203, content, logo: LOGO, lastIndex: 1 }), [559, 400]],
    ['70 × 50, 300 dpi', rollOf(70, 50, { dpi: 300, content, logo: LOGO, lastIndex: 1 }), [827, 591]],
  ] as const)('as ZPL, SVG and PDF: %s', async (_, request, [width, height]) => {
    const { dpi, lastIndex } = request;
    const { labels, kept, commands } = printZpl(await zplOf(pool, request));
    expect(labels).toHaveLength(lastIndex + 1);
    expect(kept).toEqual([]);
    expect([...commands].filter((command) => command.startsWith('^A'))).toEqual([]);
    for (const [index, label] of labels.entries()) {
      expect([label.width, label.height]).toEqual([width, height]);
      expect(await zxing(label)).toEqual([symbolText(request, index)]);
      const svg = await drawSvg(svgOf(request, index + 1), dpi);
      const ink = inkDots(label);
      expect(strayDots(label, svg, 1)).toBeLessThan(ink / 1_000);
      expect(strayDots(svg, label, 1)).toBeLessThan(ink / 1_000);
      const pdf = (await drawPage(await pdfOf(pool, request), dpi, index)).picture;
      expect(strayDots(label, pdf, 2)).toBe(0);
      expect(strayDots(pdf, label, 2)).toBe(0);
    }
  });

  it('says what it has no room for', () => {
    const large = rollOf(100, 70, { content: FULL, logo: LOGO });
    expect(missingParts(formOf(large).sheet.label)).toEqual([]);
    const small = sheetRequest({ content: FULL, logo: LOGO });
    const missing = missingParts(formOf(small).sheet.label);
    expect(missing).toContain('producer');
    expect(missing).not.toContain('serial');
  });
});
