import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { PrintPool } from '../../server/printing/print-pool.ts';
import { renderSheet } from '../../server/printing/render-sheet.ts';
import { renderZpl } from '../../server/printing/render-zpl.ts';
import { serialGroups } from '../../server/printing/serial-groups.ts';
import { type SheetForm, type SheetRequest, sheetForm } from '../../server/printing/sheet-form.ts';
import { sheetSvg } from '../../server/printing/sheet-svg.ts';
import { stampMaker } from '../../server/printing/stamp-maker.ts';
import { symbolDrawer } from '../../server/printing/symbol.ts';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { hiddenCodeGroups } from '../../stamps/hidden-code/index.ts';
import { parseBatchCode } from '../../stamps/serial/index.ts';
import {
  findLabelStock,
  type LabelStock,
  NO_ALIGNMENT,
  type SheetGeometry,
} from '../../stamps/sheet/index.ts';

/** The shipped stock of that id. @throws TypeError when there is none */
export function stockOf(id: string): LabelStock {
  const stock = findLabelStock(id);
  if (stock === undefined) throw new TypeError(`no stock ${id}`);
  return stock;
}

/** A stock's geometry alone. */
export function geometryOf({ id: _, name: __, example: ___, ...geometry }: LabelStock): SheetGeometry {
  return geometry;
}

/** A print run of a GS1 batch with fixed keys, filling one 65-up sheet unless told otherwise. */
export function sheetRequest(changes: Partial<SheetRequest> = {}): SheetRequest {
  const batchCode = parseBatchCode('K7M2QX');
  const gtin = parseGtin('8934563138165');
  if (batchCode === undefined || !gtin.ok) throw new TypeError('the fixture is wrong');
  const stock = stockOf('a4-65-38x21');
  return {
    batch: { batchCode, origin: 'https://tem.example.vn', target: { form: 'gs1', gtin: gtin.gtin } },
    quantity: 10_000,
    secrets: { tagKey: new Uint8Array(32).fill(7), signingKey: new Uint8Array(32).fill(9) },
    firstIndex: 0,
    lastIndex: 64,
    geometry: geometryOf(stock),
    stockName: stock.name,
    startSlot: 1,
    alignment: NO_ALIGNMENT,
    dpi: 300,
    level: 'M',
    content: { title: 'Mắc ca Lê Anh Tuy Đức', lines: [{ part: 'netContent', text: 'Hộp 500 g' }], stars: 4 },
    cropMarks: false,
    createdMs: Date.UTC(2026, 2, 1, 1),
    ...changes,
  };
}

/** A print run on a shipped stock, filling one sheet of it. */
export function sheetOn(stockId: string, changes: Partial<SheetRequest> = {}): SheetRequest {
  const stock = stockOf(stockId);
  const labels = stock.columns * stock.rows;
  return sheetRequest({
    geometry: geometryOf(stock),
    stockName: stock.name,
    lastIndex: labels - 1,
    ...changes,
  });
}

/** The form of a run that can be laid out. @throws Error naming the fault */
export function formOf(request: SheetRequest): SheetForm {
  const form = sheetForm(request);
  if (!form.ok) throw new Error(form.fault);
  return form;
}

/** The PDF of a run. */
export async function pdfOf(pool: PrintPool, request: SheetRequest): Promise<Buffer> {
  const output = new PassThrough();
  const bytes = buffer(output);
  await renderSheet(request, formOf(request), { pool, output });
  return await bytes;
}

/** The link of one stamp as its symbol holds it: host and path in upper case. */
export function symbolText(request: SheetRequest, index: number): string {
  const maker = stampMaker(request.batch, request.secrets);
  return maker
    .segments(maker.make(index))
    .map(({ data }) => data)
    .join('');
}

/** A print run on a roll of single labels, or of `across` of them side by side with 2 mm between. */
export function rollOf(
  widthMm: number,
  heightMm: number,
  changes: Partial<SheetRequest> = {},
  across = 1,
): SheetRequest {
  const geometry: SheetGeometry = {
    pageWidthMm: across * widthMm + (across - 1) * 2,
    pageHeightMm: heightMm,
    columns: across,
    rows: 1,
    labelWidthMm: widthMm,
    labelHeightMm: heightMm,
    pitchXMm: widthMm + 2,
    pitchYMm: 0,
    originXMm: 0,
    originYMm: 0,
  };
  return sheetRequest({ geometry, stockName: `${widthMm} × ${heightMm} mm`, lastIndex: 0, ...changes });
}

/** One sheet (1-based) of a run as SVG. */
export function svgOf(request: SheetRequest, sheet = 1): string {
  const form = formOf(request);
  const maker = stampMaker(request.batch, request.secrets);
  const drawer = symbolDrawer(form.form, maker.segments(maker.make(request.firstIndex)));
  const stampOf = (index: number) => {
    const stamp = maker.make(index);
    const code = maker.hiddenCode(index);
    return {
      bits: drawer.draw(maker.segments(stamp)),
      groups: serialGroups(stamp.serial),
      hiddenCode: code === undefined ? [] : hiddenCodeGroups(code),
    };
  };
  return sheetSvg(form, sheet, { stampOf, ...(request.logo ? { logo: request.logo } : {}) });
}

/** The ZPL of a run. */
export async function zplOf(pool: PrintPool, request: SheetRequest): Promise<Buffer> {
  const output = new PassThrough();
  const bytes = buffer(output);
  await renderZpl(request, formOf(request), { pool, output });
  return await bytes;
}
