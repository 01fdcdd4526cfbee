import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../server/printing/csv.ts';
import { batchForm } from '../../server/printing/sheet-form.ts';
import { symbolPng, symbolSvg } from '../../server/printing/single-stamp.ts';
import { stampMaker } from '../../server/printing/stamp-maker.ts';
import { symbolDrawer } from '../../server/printing/symbol.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import { formatSerial, parseSerial } from '../../stamps/serial/index.ts';
import { DPIS, minModuleDots } from '../../stamps/sheet/index.ts';
import { jsqrOne, zxing } from '../support/decoders.ts';
import { inkBox } from '../support/pdf.ts';
import { sheetRequest, symbolText } from './sheets.ts';

const request = sheetRequest();
const maker = stampMaker(request.batch, request.secrets);

describe('csvRows', () => {
  it('gives back number, serial, link and product of every stamp', () => {
    const title = 'Rượu mơ "Yên Tử", loại 1';
    const bytes = csvRows({ ...request, spans: [{ first: 31, last: 40 }], title });
    const rows: string[][] = parse(Buffer.from(bytes), { record_delimiter: '\r\n' });
    expect(rows).toHaveLength(10);
    for (const [at, [number, serial = '', grouped, uri = '', product]] of rows.entries()) {
      const parsed = parseSerial(serial);
      expect(parsed).toMatchObject({ ok: true, batchCode: 'K7M2QX', index: 31 + at });
      expect(number).toBe(String(32 + at));
      expect(grouped).toBe(parsed.ok && formatSerial(parsed.serial));
      expect(uri).toBe(maker.link(maker.make(31 + at)));
      expect(parseStampText(uri)).toMatchObject({ ok: true });
      expect(product).toBe(title);
    }
  });
});

describe('one stamp as a picture', () => {
  const form = batchForm(maker, request.quantity, 'M');
  if (form === undefined) throw new Error('no form');
  const segments = maker.segments(maker.make(5));
  const bits = symbolDrawer(form, segments).draw(segments);

  it.each(DPIS)('PNG at %i dpi: whole dots, resolution recorded, read by two decoders', async (dpi) => {
    const png = symbolPng(bits, form, { dpi });
    const meta = await sharp(png).metadata();
    const side = (45 + 8) * minModuleDots(dpi);
    expect([meta.width, meta.height]).toEqual([side, side]);
    expect(meta.density).toBe(dpi);
    const { data } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
    const picture = { data, width: side, height: side };
    expect(await zxing(picture)).toEqual([symbolText(request, 5)]);
    expect(await jsqrOne(picture)).toEqual([symbolText(request, 5)]);
    expect(new Set(data)).toEqual(new Set([0, 255]));
    const quiet = 4 * minModuleDots(dpi);
    const [first, last] = [quiet, side - quiet - 1];
    expect(inkBox(picture)).toEqual({ left: first, top: first, right: last, bottom: last });
  });

  it('SVG: size in mm, quiet zone white, read by two decoders', async () => {
    const svg = symbolSvg(bits, form, { dpi: 300, title: maker.make(5).serial });
    expect(svg).toContain('width="17.9493mm"');
    expect(svg).toContain(`<title>${maker.make(5).serial}</title>`);
    const { data, info } = await sharp(Buffer.from(svg), { density: 600 })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const picture = { data, width: info.width, height: info.height };
    const quiet = Math.round((4 / 53) * info.width);
    const ink = inkBox(picture);
    for (const [found, expected] of [
      [ink?.left, quiet],
      [ink?.top, quiet],
      [ink?.right, info.width - quiet - 1],
      [ink?.bottom, info.height - quiet - 1],
    ] as const) {
      expect(Math.abs((found ?? 0) - expected)).toBeLessThanOrEqual(1);
    }
    expect(await zxing(picture)).toEqual([symbolText(request, 5)]);
    expect(await jsqrOne(picture)).toEqual([symbolText(request, 5)]);
  });
});
