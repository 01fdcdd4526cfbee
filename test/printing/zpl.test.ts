import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openPrintPool } from '../../server/printing/print-pool.ts';
import { renderZpl } from '../../server/printing/render-zpl.ts';
import type { SheetRequest } from '../../server/printing/sheet-form.ts';
import { graphicField } from '../../server/printing/zpl-graphic.ts';
import { slotRect } from '../../stamps/sheet/index.ts';
import { jsqrOne, zxing } from '../support/decoders.ts';
import { cropPicture } from '../support/pdf.ts';
import { printZpl } from '../support/zpl.ts';
import { formOf, rollOf, symbolText, zplOf } from './sheets.ts';

const pool = openPrintPool();
afterAll(() => pool.close());

const ROLLS: readonly [string, SheetRequest][] = ([203, 300] as const).flatMap((dpi) =>
  (['L', 'M'] as const).map((level): [string, SheetRequest] => [
    `50 × 30 mm, level ${level}, ${dpi} dpi`,
    rollOf(50, 30, { dpi, level, firstIndex: 100, lastIndex: 103 }),
  ]),
);

describe('labels in ZPL', () => {
  it.each([
    ...ROLLS,
    [
      'two of 35 × 22 mm side by side from the second, 203 dpi',
      rollOf(35, 22, { dpi: 203, startSlot: 2, lastIndex: 3 }, 2),
    ],
    ['three of 35 × 22 mm side by side, 300 dpi', rollOf(35, 22, { dpi: 300, lastIndex: 4 }, 3)],
    [
      'moved to the label edge, 203 dpi',
      rollOf(50, 30, { dpi: 203, alignment: { offsetXMm: -1, offsetYMm: 2, scale: 1 } }),
    ],
  ] as const)('are read by two decoders: %s', async (_, request) => {
    const { run } = formOf(request);
    const { labels } = printZpl(await zplOf(pool, request));
    const perMm = request.dpi / 25.4;
    const expected: string[] = [];
    const found: string[] = [];
    for (const [page, label] of labels.entries()) {
      for (let slot = 1; slot <= run.labelsPerSheet; slot++) {
        const index = request.firstIndex + page * run.labelsPerSheet + slot - run.startSlot;
        const { xMm, yMm, widthMm, heightMm } = slotRect(request.geometry, slot, request.alignment);
        const part = cropPicture(label, {
          x: xMm * perMm,
          y: yMm * perMm,
          width: widthMm * perMm,
          height: heightMm * perMm,
        });
        if (index < request.firstIndex || index > request.lastIndex) {
          expect(part.data.every((value) => value === 255)).toBe(true);
          continue;
        }
        expected.push(symbolText(request, index));
        expect(await jsqrOne(part), `${index}`).toEqual([symbolText(request, index)]);
        found.push(...(await zxing(part)));
      }
    }
    expect(expected).toHaveLength(request.lastIndex - request.firstIndex + 1);
    expect(found).toEqual(expected);
  });

  it('take at most 2.7 kilobytes a stamp and 60 a run, and the same bytes for the same request', async () => {
    for (const [, request] of ROLLS) {
      const run = (lastIndex: number) => zplOf(pool, { ...request, firstIndex: 0, lastIndex });
      const [first, again, longer] = [await run(99), await run(99), await run(299)];
      expect(again.equals(first)).toBe(true);
      const perStamp = (longer.length - first.length) / 200;
      expect(perStamp).toBeLessThan(2_700);
      expect(first.length - 100 * perStamp).toBeLessThan(60_000);
    }
  });

  it('come no faster than they are taken', async () => {
    const request = rollOf(50, 30, { lastIndex: 9_999 });
    let done = 0;
    let taken = 0;
    const output = new Writable({
      highWaterMark: 10_000,
      write(chunk: Buffer, _encoding, next) {
        taken += chunk.length;
        if (taken < 300_000) next();
      },
    });
    const stop = new AbortController();
    const finished = renderZpl(request, formOf(request), {
      pool,
      output,
      signal: stop.signal,
      onProgress: ({ stampsDone }) => {
        done = stampsDone;
      },
    });
    await expect.poll(() => taken, { timeout: 20_000 }).toBeGreaterThan(290_000);
    const before = done;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(done - before).toBeLessThanOrEqual(100);
    expect(done).toBeLessThan(2_000);
    stop.abort();
    await expect(finished).rejects.toThrow();
  });
});

describe('graphicField', () => {
  it('is drawn as it was given, whatever the dots', () => {
    const bitmaps = fc
      .tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 12 }))
      .chain(([width, height]) => {
        const rowBytes = Math.ceil(width / 8);
        const bytes = fc.oneof(fc.constant(0), fc.constant(255), fc.integer({ min: 0, max: 255 }));
        const rows = fc.array(bytes, { minLength: rowBytes * height, maxLength: rowBytes * height });
        return rows.map((list) => ({ width, height, rows: Uint8Array.from(list) }));
      });
    fc.assert(
      fc.property(bitmaps, fc.integer({ min: 1, max: 5 }), (bitmap, tall) => {
        const rowBytes = Math.ceil(bitmap.width / 8);
        const zpl = `^XA^PW${rowBytes * 8}^LL${bitmap.height * tall}^FO0,0${graphicField(bitmap, tall)}^FS^XZ`;
        const [label] = printZpl(Buffer.from(zpl)).labels;
        const wrong: string[] = [];
        for (let y = 0; y < bitmap.height * tall; y++) {
          for (let x = 0; x < rowBytes * 8; x++) {
            const byte = bitmap.rows[Math.floor(y / tall) * rowBytes + (x >> 3)] ?? 0;
            const isBlack = (byte & (128 >> (x & 7))) !== 0;
            if (((label?.data[y * rowBytes * 8 + x] ?? 255) === 0) !== isBlack) wrong.push(`${x},${y}`);
          }
        }
        expect(wrong).toEqual([]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
