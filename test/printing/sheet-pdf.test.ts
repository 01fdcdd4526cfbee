import { afterAll, describe, expect, it } from 'vitest';
import { openPrintPool } from '../../server/printing/print-pool.ts';
import { stampMaker } from '../../server/printing/stamp-maker.ts';
import { symbolDrawer } from '../../server/printing/symbol.ts';
import { dotMm, slotRect } from '../../stamps/sheet/index.ts';
import { jsqrOne, zxing } from '../support/decoders.ts';
import { drawPage, inkBox, inkDots, pdfStreams } from '../support/pdf.ts';
import { around } from './around.ts';
import { formOf, pdfOf, sheetOn, sheetRequest, symbolText } from './sheets.ts';

const pool = openPrintPool();
afterAll(() => pool.close());

describe('the PDF of a sheet', () => {
  it('is A4 in its own size, printed unscaled, and holds its fonts', async () => {
    const pdf = await pdfOf(pool, sheetRequest({ lastIndex: 2 }));
    const file = pdf.toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).toMatch(/\/PrintScaling \/None/);
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(file);
    expect(Number(box?.[1])).toBeCloseTo((210 / 25.4) * 72, 3);
    expect(Number(box?.[2])).toBeCloseTo((297 / 25.4) * 72, 3);
    expect(file.match(/\/FontFile2/g)).toHaveLength(2);
    expect(file).toContain('BeVietnamPro');
    const page = await drawPage(pdf, 72);
    expect(page.widthPt).toBeCloseTo(595.28, 1);
    expect(page.pageCount).toBe(1);
  });

  it.each(['Rượu mơ Yên Tử', 'Mắc ca Lê Anh Tuy Đức', 'Ổi Ngũ Hành'])(
    'keeps the name %s whole as text',
    async (title) => {
      const request = sheetRequest({
        lastIndex: 1,
        content: { title: title.normalize('NFD'), lines: [{ part: 'netContent', text: 'Hộp 500 g' }] },
      });
      const { text } = await drawPage(await pdfOf(pool, request), 72);
      expect(text.replaceAll(/\s+/g, ' ')).toContain(title);
      expect(text).toContain('Hộp 500 g');
      expect(text).not.toContain('\ufffd');
    },
  );

  it('shows every serial in groups, and a footer with batch, range, sheet and stock', async () => {
    const request = sheetRequest({ firstIndex: 100, lastIndex: 199 });
    const pdf = await pdfOf(pool, request);
    const first = (await drawPage(pdf, 72)).text;
    const second = (await drawPage(pdf, 72, 1)).text;
    expect(first).toContain('Đợt tem K7M2QX · tem 101–165 · tờ 1/2 · 65 × 38.1 × 21.2 mm');
    expect(second).toContain('Đợt tem K7M2QX · tem 166–200 · tờ 2/2');
    for (const [index, text] of [
      [100, first],
      [164, first],
      [165, second],
      [199, second],
    ] as const) {
      const serial = /21\/(\w{16})/.exec(symbolText(request, index))?.[1] ?? '';
      expect(text).toContain(`${serial.slice(0, 4)}-${serial.slice(4, 8)}`);
      expect(text).toContain(`${serial.slice(8, 12)}-${serial.slice(12)}`);
    }
  });

  it('uses black alone: one grey value, no colour, one image mask for each symbol', async () => {
    const pdf = await pdfOf(pool, sheetRequest({ lastIndex: 9, cropMarks: true }));
    const contents = pdfStreams(pdf).filter(({ dictionary }) => !/FontFile|CIDInit|Length1/.test(dictionary));
    const operators = contents
      .map(({ text }) => text.replaceAll(/BI[\s\S]*?\nEI/g, (image) => image.slice(0, 40)))
      .join('\n');
    expect(operators.match(/BI\/W 45\/H 45\/IM true/g)).toHaveLength(10);
    expect(operators).toMatch(/^0 g$/m);
    expect(operators).not.toMatch(/\b(rg|RG|sc|SC|scn|SCN|cs|CS|k|K)\s*$/m);
    for (const [, grey] of operators.matchAll(/([\d.]+) [gG]$/gm)) expect(grey).toBe('0');
    expect(pdf.toString('latin1')).not.toMatch(/DeviceRGB|ICCBased|\/Subtype \/Image/);
  });

  it('has one colour when the frame has one, and none when the frame is black', async () => {
    const operators = async (frame: 'red' | 'black') => {
      const pdf = await pdfOf(pool, sheetOn('a4-24-70x37', { content: { title: 'x', frame } }));
      return pdfStreams(pdf)
        .map(({ text }) => text)
        .filter((text) => text.includes(' re') || text.includes(' c '))
        .join('\n');
    };
    expect(await operators('red')).toMatch(/0\.608 0\.11 0\.122 RG/);
    expect(await operators('black')).not.toMatch(/RG/);
  });

  it('puts every module edge on a whole printer dot', async () => {
    for (const dpi of [203, 300, 600] as const) {
      const request = sheetRequest({ dpi, lastIndex: 64, content: { title: 'x' } });
      const {
        run,
        sheet: { label: layout },
      } = formOf(request);
      const streams = pdfStreams(await pdfOf(pool, request));
      const page = streams.find(({ text }) => text.includes('BI/W'))?.text ?? '';
      expect(page).toContain(`${Number((72 / dpi).toFixed(6))} 0 0 ${Number((72 / dpi).toFixed(6))} 0 0 cm`);
      const places = [...page.matchAll(/q (\d+) 0 0 -(\d+) (\S+) (\S+) cm BI/g)];
      expect(places).toHaveLength(run.labelsPerSheet);
      for (const [, width, height, x, y] of places) {
        expect(Number(width)).toBe(45 * layout.moduleDots);
        expect(height).toBe(width);
        expect(Number.isInteger(Number(x)) && Number.isInteger(Number(y))).toBe(true);
      }
    }
  });

  it('writes a symbol whose bytes read like the end of an image in hexadecimal', async () => {
    const request = sheetRequest();
    const { form } = formOf(request);
    const maker = stampMaker(request.batch, request.secrets);
    const drawer = symbolDrawer(form, maker.segments(maker.make(0)));
    const holdsEnd = (index: number) =>
      Buffer.from(drawer.draw(maker.segments(maker.make(index)))).includes('EI', 0, 'latin1');
    const index = Array.from({ length: 5_000 }, (_, at) => at).find(holdsEnd) ?? -1;
    expect(index).toBeGreaterThan(0);
    const pdf = await pdfOf(pool, sheetRequest({ firstIndex: index, lastIndex: index }));
    const page = pdfStreams(pdf).find(({ text }) => text.includes('BI/W'))?.text ?? '';
    expect(page).toMatch(/\/F\/AHx ID [0-9a-f]{540}>\nEI Q/);
    expect(page.match(/EI/g)).toHaveLength(1);
    expect(await zxing((await drawPage(pdf, 300)).picture)).toEqual([symbolText(request, index)]);
  });

  it('draws stars only when it is told to', async () => {
    const withStars = await drawPage(await pdfOf(pool, sheetRequest({ lastIndex: 0 })), 300);
    const { stars: _, ...content } = sheetRequest().content;
    const without = await drawPage(await pdfOf(pool, sheetRequest({ lastIndex: 0, content })), 300);
    const layout = formOf(sheetRequest()).sheet.label;
    const rect = slotRect(sheetRequest().geometry, 1);
    const [left, top] = layout.stars[0]?.pointsMm.reduce(
      ([x, y], [px, py]) => [Math.min(x, px), Math.min(y, py)],
      [99, 99],
    ) ?? [0, 0];
    const box = { xMm: rect.xMm + left, yMm: rect.yMm + top, widthMm: 6, heightMm: 1.6 };
    expect(inkDots(around(withStars.picture, 300, box))).toBeGreaterThan(200);
    expect(layout.stars).toHaveLength(4);
    expect(formOf(sheetRequest({ content })).sheet.label.stars).toHaveLength(0);
    expect(without.text).toContain('Mắc ca');
  });

  it('begins at label N', async () => {
    const request = sheetRequest({ startSlot: 7, lastIndex: 4 });
    const { picture } = await drawPage(await pdfOf(pool, request), 300);
    for (let slot = 1; slot <= 65; slot++) {
      const label = around(picture, 300, slotRect(request.geometry, slot));
      if (slot < 7 || slot > 11) expect(inkBox(label), `label ${slot}`).toBeUndefined();
      else expect(await jsqrOne(label)).toEqual([symbolText(request, slot - 7)]);
    }
  });

  it('moves and stretches as the printer needs it, and leaves the modules their size', async () => {
    const content = { title: 'x' };
    const corner = async (changes: Parameters<typeof sheetRequest>[0], slot: number) => {
      const request = sheetRequest({ startSlot: slot, lastIndex: 0, content, ...changes });
      const { picture } = await drawPage(await pdfOf(pool, request), 600);
      const layout = formOf(request).sheet.label;
      const rect = slotRect(request.geometry, slot, request.alignment);
      const symbol = around(picture, 600, { ...rect, widthMm: layout.box.xMm + layout.box.sideMm });
      const ink = inkBox(symbol);
      if (!ink) throw new Error('no symbol there');
      expect(await zxing(picture)).toEqual([symbolText(request, 0)]);
      // Above the footer.
      const whole = inkBox(around(picture, 600, { xMm: 0, yMm: 0, widthMm: 210, heightMm: 287 }));
      return { left: whole?.left ?? 0, top: whole?.top ?? 0, width: ink.right - ink.left };
    };
    const mm = 1 / dotMm(600);
    const plain = await corner({ dpi: 600 }, 65);
    const moved = await corner({ dpi: 600, alignment: { offsetXMm: 2, offsetYMm: -1.5, scale: 1 } }, 65);
    const stretched = await corner({ dpi: 600, alignment: { offsetXMm: 0, offsetYMm: 0, scale: 0.99 } }, 65);
    const rect = slotRect(sheetRequest().geometry, 65);
    expect(Math.abs(moved.left - plain.left - 2 * mm)).toBeLessThanOrEqual(2);
    expect(Math.abs(moved.top - plain.top + 1.5 * mm)).toBeLessThanOrEqual(2);
    expect(Math.abs(stretched.left - plain.left + 0.01 * rect.xMm * mm)).toBeLessThanOrEqual(2);
    expect(Math.abs(stretched.top - plain.top + 0.01 * rect.yMm * mm)).toBeLessThanOrEqual(2);
    expect(Math.abs(stretched.width - plain.width)).toBeLessThanOrEqual(1);
  });

  it('marks where to cut, outside the labels', async () => {
    const request = sheetOn('a4-65-38x21-butt', {
      lastIndex: 0,
      startSlot: 30,
      cropMarks: true,
      content: { title: 'x' },
    });
    const { picture } = await drawPage(await pdfOf(pool, request), 300);
    // Left of the first row's upper edge, and above the second column's left edge.
    for (const box of [
      { xMm: 7, yMm: 10.5, widthMm: 2, heightMm: 0.4 },
      { xMm: 47.8, yMm: 7.5, widthMm: 0.4, heightMm: 2 },
    ]) {
      const ink = inkBox(around(picture, 300, box));
      expect(ink).toBeDefined();
    }
    expect(inkBox(around(picture, 300, slotRect(request.geometry, 1)))).toBeUndefined();
  });

  it('is the same file for the same request, and stays small', async () => {
    for (const [level, most] of [
      ['M', 340],
      ['L', 300],
    ] as const) {
      const request = sheetRequest({ level, lastIndex: 1_999 });
      const [pdf, again] = await Promise.all([pdfOf(pool, request), pdfOf(pool, request)]);
      expect(pdf.equals(again)).toBe(true);
      expect(pdf.length / 2_000).toBeLessThan(most);
    }
  });
});
