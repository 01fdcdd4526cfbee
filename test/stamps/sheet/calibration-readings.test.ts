import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignmentFrom,
  calibrationMarks,
  findLabelStock,
  type SheetGeometry,
  slotRect,
} from '../../../stamps/sheet/index.ts';

function geometryOf(id: string): SheetGeometry {
  const stock = findLabelStock(id);
  if (stock === undefined) throw new TypeError(`no stock ${id}`);
  return stock;
}

/** What a person measures when a printer stretches and moves what it prints. */
function measured(geometry: SheetGeometry, stretch: number, xMm: number, yMm: number) {
  const { aMm, bMm, cMm, dMm } = calibrationMarks(geometry);
  return {
    leftToAMm: aMm * stretch + xMm,
    leftToBMm: bMm * stretch + xMm,
    topToCMm: cMm * stretch + yMm,
    topToDMm: dMm * stretch + yMm,
  };
}

describe('alignmentFrom', () => {
  it('corrects nothing when everything is where it belongs', () => {
    const geometry = geometryOf('65-up');
    expect(alignmentFrom(geometry, measured(geometry, 1, 0, 0))).toEqual({
      ok: true,
      alignment: { offsetXMm: 0, offsetYMm: 0, scale: 1 },
    });
  });

  it('brings every label of a sheet back to within half a millimetre, for any printer', () => {
    const geometry = geometryOf('65-up');
    const printers = fc.record({
      stretch: fc.double({ min: 0.97, max: 1.03, noNaN: true }),
      xMm: fc.double({ min: -6, max: 6, noNaN: true }),
      yMm: fc.double({ min: -6, max: 6, noNaN: true }),
    });
    fc.assert(
      fc.property(printers, ({ stretch, xMm, yMm }) => {
        const found = alignmentFrom(geometry, measured(geometry, stretch, xMm, yMm));
        expect(found.ok).toBe(true);
        if (!found.ok) return;
        for (const slot of [1, 5, 33, 61, 65]) {
          const where = slotRect(geometry, slot);
          const sent = slotRect(geometry, slot, found.alignment);
          expect(Math.abs(sent.xMm * stretch + xMm - where.xMm)).toBeLessThan(0.5);
          expect(Math.abs(sent.yMm * stretch + yMm - where.yMm)).toBeLessThan(0.5);
        }
      }),
      { seed: 11 },
    );
  });

  it('takes a stretch that a ruler cannot show for none', () => {
    const geometry = geometryOf('24-up');
    const found = alignmentFrom(geometry, measured(geometry, 1.001, 1, -2));
    expect(found).toMatchObject({ ok: true, alignment: { scale: 1 } });
  });

  it.each([
    ['a typing error at A', { leftToAMm: 204 }, 'leftToAMm'],
    ['a page printed to fit', { leftToBMm: 170 }, 'leftToBMm'],
    ['C and D exchanged', { topToCMm: 280, topToDMm: 20 }, 'topToCMm'],
    ['D read in inches', { topToDMm: 11 }, 'topToDMm'],
  ])('does not believe %s', (_, change, field) => {
    const geometry = geometryOf('65-up');
    const readings = { ...measured(geometry, 1, 0, 0), ...change };
    expect(alignmentFrom(geometry, readings)).toEqual({ ok: false, field });
  });

  it('has its marks on the page, apart from each other, on every roll', () => {
    for (const id of ['roll-30x20', 'roll-3x35x22', 'roll-100x70', '65-up']) {
      const { pageWidthMm, pageHeightMm } = geometryOf(id);
      const { aMm, bMm, cMm, dMm } = calibrationMarks(geometryOf(id));
      expect(aMm).toBeGreaterThanOrEqual(5);
      expect(bMm - aMm).toBeGreaterThanOrEqual(10);
      expect(bMm).toBeLessThan(pageWidthMm);
      expect(dMm - cMm).toBeGreaterThanOrEqual(10);
      expect(dMm).toBeLessThan(pageHeightMm);
    }
  });
});
