import { describe, expect, it } from 'vitest';
import {
  cropMarks,
  DPIS,
  dotMm,
  findLabelStock,
  fitText,
  LABEL_STOCKS,
  type LabelContent,
  type LabelLayout,
  layoutLabel,
  type MeasureText,
  minModuleDots,
  serialLine,
  sheetFooter,
  slotRect,
  smallestLabelMm,
} from '../../../stamps/sheet/index.ts';

/** Every character is half an em wide, a capital W a whole one. */
const measure: MeasureText = (text, sizeMm) =>
  [...text].reduce((width, character) => width + (character === 'W' ? 1 : 0.5), 0) * sizeMm;

const CONTENT: LabelContent = {
  title: 'Rượu mơ Yên Tử',
  lines: [{ part: 'netContent', text: 'Chai 500 ml' }],
  stars: 4,
};

function laidOut(widthMm: number, heightMm: number, modules = 45, dpi: 203 | 300 | 600 = 300): LabelLayout {
  const result = layoutLabel({ widthMm, heightMm, dpi, modules }, CONTENT, measure);
  if (!result.ok) throw new Error(result.fault);
  return result.layout;
}

describe('layoutLabel', () => {
  it('keeps everything on the label and the texts off the quiet zone, on every stock and printer', () => {
    let laid = 0;
    for (const { labelWidthMm: width, labelHeightMm: height, id } of LABEL_STOCKS) {
      for (const dpi of DPIS) {
        for (const modules of [25, 41, 45, 49]) {
          const result = layoutLabel({ widthMm: width, heightMm: height, dpi, modules }, CONTENT, measure);
          if (!result.ok) {
            expect(smallestLabelMm(modules, dpi)).toBeGreaterThan(Math.min(width, height));
            continue;
          }
          laid++;
          const name = `${id} ${dpi} ${modules}`;
          const { box, serial, texts, stars, moduleDots } = result.layout;
          expect(moduleDots, name).toBeGreaterThanOrEqual(minModuleDots(dpi));
          expect(box.sideMm, name).toBeCloseTo((modules + 8) * moduleDots * dotMm(dpi), 9);
          const inside = (x1: number, y1: number, x2: number, y2: number) => {
            expect(Math.min(x1, y1), name).toBeGreaterThanOrEqual(-1e-6);
            expect(x2, name).toBeLessThanOrEqual(width + 1e-6);
            expect(y2, name).toBeLessThanOrEqual(height + 1e-6);
          };
          inside(box.xMm, box.yMm, box.xMm + box.sideMm, box.yMm + box.sideMm);
          const clear = (x: number, y: number) =>
            expect(x >= box.xMm + box.sideMm - 1e-6 || y >= box.yMm + box.sideMm - 1e-6, name).toBe(true);
          for (const run of texts) {
            const end = run.xMm + measure(run.text, run.sizeMm, run.weight);
            inside(run.xMm, run.baselineYMm - run.sizeMm, end, run.baselineYMm);
            clear(run.xMm, run.baselineYMm - run.sizeMm);
            expect(run.baselineYMm, name).toBeLessThan(serial?.topMm ?? height);
          }
          for (const [x, y] of stars.flatMap(({ pointsMm }) => pointsMm)) {
            inside(x, y, x, y);
            clear(x, y);
          }
          for (const line of serial?.lines ?? []) {
            const end =
              line.xMm +
              measure(serialLine(['WWWW', 'WWWW', 'WWWW', 'WWWW'], line), serial?.sizeMm ?? 0, 'semibold');
            inside(line.xMm, line.baselineYMm - (serial?.sizeMm ?? 0) * 0.74, end, line.baselineYMm);
          }
        }
      }
    }
    expect(laid).toBeGreaterThan(200);
  });

  it('puts texts beside the symbol on a wide label, below it on a tall one', () => {
    const wide = laidOut(70, 37);
    expect(wide.texts[0]?.xMm).toBeGreaterThan(wide.box.xMm + wide.box.sideMm - 1e-6);
    const tall = laidOut(35, 74);
    expect(tall.serial?.topMm).toBeGreaterThan(tall.box.yMm + tall.box.sideMm);
    expect(tall.stars).toHaveLength(4);
  });

  it('shows the serial in its four groups, on as few lines as are comfortable', () => {
    const groups = ['K7M2', 'QX00', '042F', '3K9B'];
    const lines = (layout: LabelLayout) => layout.serial?.lines.map((line) => serialLine(groups, line));
    expect(lines(laidOut(105, 42))).toEqual(['K7M2-QX00-042F-3K9B']);
    expect(lines(laidOut(38.1, 21.2))).toEqual(['K7M2-QX00', '042F-3K9B']);
    expect(lines(laidOut(30, 21.2, 41))).toEqual(groups);
  });

  it('draws no stars when it is given none, and leaves the serial out before it leaves the quiet zone', () => {
    const frame = { widthMm: 70, heightMm: 37, dpi: 300, modules: 45 } as const;
    const result = layoutLabel(frame, { title: 'Mắc ca' }, measure);
    expect(result.ok && result.layout.stars).toEqual([]);
    expect(laidOut(18.1, 18.1).serial).toBeUndefined();
  });

  it('says how large a label must be', () => {
    const frame = { widthMm: 38.1, heightMm: 21.2, dpi: 203, modules: 49 } as const;
    expect(layoutLabel(frame, CONTENT, measure)).toEqual({
      ok: false,
      fault: 'label-too-small',
      neededMm: smallestLabelMm(49, 203),
    });
  });
});

describe('fitText', () => {
  const box = {
    widthMm: 10,
    heightMm: 9,
    maxLines: 3,
    minSizeMm: 2,
    maxSizeMm: 4,
    weight: 'regular',
  } as const;

  it.each([
    ['Gạo', ['Gạo'], 4, false],
    ['Rượu mơ', ['Rượu', 'mơ'], 3.6, false],
    ['Mắc ca Lê Anh Tuy Đức', ['Mắc ca', 'Lê Anh', 'Tuy Đức'], 2.4, false],
    ['Một hai ba bốn năm sáu bảy tám', ['Một hai ba', 'bốn năm', 'sáu bảy t…'], 2, true],
    ['Nghiêngnghiêngnghiêng', ['Nghiêngng…'], 2, true],
    ['  ', [], 2, false],
  ])('%j', (text, lines, sizeMm, shortened) => {
    const fitted = fitText(text, box, measure);
    expect(fitted.lines).toEqual(lines);
    expect(fitted.sizeMm).toBeCloseTo(sizeMm, 6);
    expect(fitted.shortened).toBe(shortened);
  });

  it('composes letters and marks', () => {
    expect(fitText('Mơ'.normalize('NFD'), box, measure).lines).toEqual(['Mơ'.normalize('NFC')]);
  });
});

describe('outside the labels', () => {
  it('has a footer where there is room: below, else above, else none', () => {
    const at = (id: string) => {
      const stock = findLabelStock(id);
      return stock && sheetFooter(stock, ['x'.repeat(300), 'short'], measure);
    };
    expect(at('a4-65-38x21')).toMatchObject({ text: 'short' });
    expect(at('a4-65-38x21')?.baselineYMm).toBeGreaterThan(286.5 + 1.2);
    expect(at('a4-24-70x37')).toBeUndefined();
  });

  it('has crop marks on the paper, clear of every label', () => {
    for (const stock of LABEL_STOCKS) {
      const marks = cropMarks(stock);
      for (const { x1Mm, y1Mm, x2Mm, y2Mm } of marks) {
        expect(Math.min(x1Mm, y1Mm), stock.id).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(x1Mm, x2Mm), stock.id).toBeLessThanOrEqual(210);
        expect(Math.max(y1Mm, y2Mm), stock.id).toBeLessThanOrEqual(297);
        for (let slot = 1; slot <= stock.columns * stock.rows; slot++) {
          const rect = slotRect(stock, slot);
          const apart =
            x2Mm < rect.xMm ||
            x1Mm > rect.xMm + rect.widthMm ||
            y2Mm < rect.yMm ||
            y1Mm > rect.yMm + rect.heightMm;
          expect(apart, stock.id).toBe(true);
        }
      }
    }
    const butt = findLabelStock('a4-65-38x21-butt');
    // Six column edges above and below, fourteen row edges left and right.
    expect(butt && cropMarks(butt)).toHaveLength(6 * 2 + 14 * 2);
  });
});
