import { afterAll, describe, expect, it } from 'vitest';
import { openPrintPool } from '../../server/printing/print-pool.ts';
import type { SheetRequest } from '../../server/printing/sheet-form.ts';
import { deriveBatchHiddenKey, hiddenCodeOf } from '../../stamps/hidden-code/index.ts';
import { layOutSlots } from '../../stamps/sheet/index.ts';
import { zxing } from '../support/decoders.ts';
import { readHiddenCode } from '../support/digits.ts';
import { drawPage, type GreyPicture } from '../support/pdf.ts';
import { drawSvg } from '../support/pictures.ts';
import { hmacSha256 } from '../support/stamp-crypto.ts';
import { batchCode } from '../support/stamp-world.ts';
import { printZpl } from '../support/zpl.ts';
import { formOf, pdfOf, rollOf, sheetOn, sheetRequest, svgOf, zplOf } from './sheets.ts';

const pool = openPrintPool();
afterAll(() => pool.close());

const KEY = deriveBatchHiddenKey(hmacSha256, new Uint8Array(32).fill(3), batchCode('K7M2QX'));
const codeOf = (index: number) => hiddenCodeOf(hmacSha256, KEY, batchCode('K7M2QX'), index);
const hidden = (request: SheetRequest, widthMm = 16, heightMm = 5): SheetRequest => ({
  ...request,
  secrets: { ...request.secrets, hiddenKey: KEY },
  content: { ...request.content, scratch: { widthMm, heightMm } },
});

/** The codes of the first sheet as they can be read off its picture. */
async function codesOn(request: SheetRequest, picture: GreyPicture): Promise<string[]> {
  const { sheet, run } = formOf(request);
  const font = sheet.label.scratch;
  if (font === undefined) throw new Error('there is no scratch area');
  const slots = layOutSlots(sheet).slice(run.startSlot - 1);
  const count = Math.min(slots.length, request.lastIndex - request.firstIndex + 1);
  const codes: string[] = [];
  for (const slot of slots.slice(0, count)) {
    codes.push(await readHiddenCode({ picture, dpi: request.dpi, font, groups: slot.hiddenCode }));
  }
  return codes;
}

const wanted = ({ firstIndex, lastIndex }: SheetRequest) =>
  Array.from({ length: lastIndex - firstIndex + 1 }, (_, at) => codeOf(firstIndex + at));

describe('a hidden code', () => {
  it.each([
    [
      'A4, 65 labels, level L',
      hidden(sheetRequest({ firstIndex: 40, lastIndex: 45, startSlot: 7, level: 'L' })),
    ],
    ['A4, 24 labels of 70 × 37 mm', hidden(sheetOn('a4-24-70x37', { lastIndex: 5 }), 20, 7)],
    ['narrow labels, below the symbol', hidden(rollOf(20, 32, { lastIndex: 0, level: 'L' }), 15, 4.5)],
  ] as const)('is read off the PDF and the SVG: %s', async (_, request) => {
    const { picture } = await drawPage(await pdfOf(pool, request), request.dpi);
    expect(await codesOn(request, picture)).toEqual(wanted(request));
    expect(await zxing(picture)).toHaveLength(wanted(request).length);
    expect(await codesOn(request, await drawSvg(svgOf(request), request.dpi))).toEqual(wanted(request));
  });

  it.each([203, 300] as const)('is read off labels in ZPL at %i dpi', async (dpi) => {
    const request = hidden(rollOf(50, 30, { dpi, firstIndex: 7, lastIndex: 7 }));
    const [label] = printZpl(await zplOf(pool, request)).labels;
    if (label === undefined) throw new Error('there is no label');
    expect(await codesOn(request, label)).toEqual(wanted(request));
  });

  it('is nowhere on stamps of a batch without one', async () => {
    const request = sheetRequest({ lastIndex: 0 });
    const withKey = { ...request, secrets: { ...request.secrets, hiddenKey: KEY } };
    expect(formOf(request).sheet.label.scratch).toBeUndefined();
    expect(await pdfOf(pool, withKey)).toEqual(await pdfOf(pool, request));
  });
});

describe('the area for the scratch layer', () => {
  const inside = (request: SheetRequest) => {
    const { label } = formOf(request).sheet;
    const { geometry } = request;
    const { rect } = label.scratch ?? {};
    if (rect === undefined) throw new Error('there is no scratch area');
    expect(rect.xMm).toBeGreaterThan(0);
    expect(rect.xMm + rect.widthMm).toBeLessThan(geometry.labelWidthMm);
    expect(rect.yMm).toBeGreaterThan(0);
    expect(rect.yMm + rect.heightMm).toBeLessThan(geometry.labelHeightMm);
    const { box } = label;
    const apart = rect.xMm >= box.xMm + box.sideMm - 1e-6 || rect.yMm >= box.yMm + box.sideMm - 1e-6;
    expect(apart, JSON.stringify({ rect, box })).toBe(true);
    return label;
  };

  it.each([
    ['beside', hidden(sheetRequest({ level: 'L' }))],
    ['beside, framed', hidden(sheetOn('a4-24-70x37', { content: { frame: 'red' } }))],
    ['below', hidden(rollOf(20, 32, { level: 'L' }), 15, 4.5)],
    ['below, the label only just large enough', hidden(rollOf(20, 24.5, { level: 'L' }), 16, 6)],
  ] as const)('lies on the label, clear of the symbol and its quiet zone: %s', (_, request) => {
    const label = inside(request);
    const { widthMm, heightMm } = request.content.scratch ?? {};
    expect(label.scratch?.rect).toMatchObject({ widthMm, heightMm });
  });

  it('leaves out other parts before itself, and makes the smallest label larger', () => {
    const small = (changes: Partial<SheetRequest>) => rollOf(20, 20, { level: 'L', ...changes });
    expect(formOf(small({})).sheet.label.box.sideMm).toBeLessThan(17);
    expect(() => formOf(hidden(small({})))).toThrow('label-too-small');
  });
});
