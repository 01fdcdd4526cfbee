import { describe, expect, it } from 'vitest';
import {
  DPIS,
  dotMm,
  MIN_MODULE_MM,
  minModuleDots,
  moduleDotsFor,
  modulesOfVersion,
  smallestLabelMm,
  smallestVersion,
} from '../../../stamps/sheet/index.ts';

describe('modules', () => {
  it.each([
    [203, 3],
    [300, 4],
    [600, 7],
  ] as const)('at %i dpi have at least %i dots', (dpi, dots) => {
    expect(minModuleDots(dpi)).toBe(dots);
    expect(dots * dotMm(dpi)).toBeGreaterThanOrEqual(MIN_MODULE_MM);
    expect((dots - 1) * dotMm(dpi)).toBeLessThan(MIN_MODULE_MM);
  });

  it.each([
    [41, 300, 16.6],
    [41, 203, 18.4],
    [41, 600, 14.5],
    [45, 300, 17.95],
    [49, 300, 19.3],
    [25, 600, 9.8],
  ] as const)('a symbol of %i modules at %i dpi takes a label of %d mm', (modules, dpi, sideMm) => {
    expect(smallestLabelMm(modules, dpi)).toBeCloseTo(sideMm, 1);
  });

  it('grow with the label by whole dots, up to the largest module', () => {
    for (const dpi of DPIS) {
      const least = minModuleDots(dpi);
      const side = smallestLabelMm(41, dpi);
      expect(moduleDotsFor(41, dpi, side, 0.6)).toBe(least);
      expect(moduleDotsFor(41, dpi, side - 0.01, 0.6)).toBeUndefined();
      expect(moduleDotsFor(41, dpi, side + 49 * dotMm(dpi) + 0.001, 0.6)).toBe(least + 1);
      expect(moduleDotsFor(41, dpi, 1_000, 0.6)).toBe(Math.floor(0.6 / dotMm(dpi)));
      expect(moduleDotsFor(41, dpi, 1_000, 0.1)).toBe(least);
    }
  });
});

describe('smallestVersion', () => {
  const digits = (n: number) => [{ mode: 'numeric' as const, data: '1'.repeat(n) }];
  const letters = (n: number) => [{ mode: 'alphanumeric' as const, data: 'A'.repeat(n) }];
  const bytes = (n: number) => [{ mode: 'byte' as const, data: 'a'.repeat(n) }];
  // Capacities of ISO/IEC 18004, table 7.
  it.each([
    [1, 'L', 41, 25, 17],
    [1, 'M', 34, 20, 14],
    [6, 'L', 322, 195, 134],
    [6, 'M', 255, 154, 106],
    [7, 'M', 293, 178, 122],
    [9, 'L', 552, 335, 230],
    [10, 'L', 652, 395, 271],
    [10, 'M', 513, 311, 213],
    [20, 'M', 1600, 970, 666],
    [20, 'L', 2061, 1249, 858],
  ] as const)('version %i at %s', (version, level, numeric, alphanumeric, byte) => {
    for (const [segments, capacity] of [
      [digits, numeric],
      [letters, alphanumeric],
      [bytes, byte],
    ] as const) {
      expect(smallestVersion(segments(capacity), level)).toBe(version);
      expect(smallestVersion(segments(capacity + 1), level)).toBe(version === 20 ? undefined : version + 1);
    }
    expect(modulesOfVersion(version)).toBe(17 + 4 * version);
  });
});
