/** Printer resolutions that symbols are snapped to. */
export type Dpi = 203 | 300 | 600;

/** The supported printer resolutions, dots per inch. */
export const DPIS: readonly Dpi[] = [203, 300, 600];

/** Smallest module that phones read reliably, mm. */
export const MIN_MODULE_MM = 0.29;

/** Clear modules that a QR symbol needs on every side. Source: ISO/IEC 18004, 9.1. */
export const QUIET_ZONE_MODULES = 4;

/** The side of one printer dot, mm. */
export function dotMm(dpi: Dpi): number {
  return 25.4 / dpi;
}

/** The smallest whole number of dots that makes a module of at least 0.29 mm: 3 at 203 dpi, 4 at 300, 7 at 600. */
export function minModuleDots(dpi: Dpi): number {
  return Math.ceil(MIN_MODULE_MM / dotMm(dpi));
}

/** Side of a symbol with its quiet zone, in printer dots. */
export function symbolBoxDots(modules: number, moduleDots: number): number {
  return (modules + 2 * QUIET_ZONE_MODULES) * moduleDots;
}

/** Side in mm of the smallest square label that takes a symbol of so many modules on that printer. */
export function smallestLabelMm(modules: number, dpi: Dpi): number {
  return symbolBoxDots(modules, minModuleDots(dpi)) * dotMm(dpi);
}

/**
 * Dots per module for a label: the largest whole number with which the symbol and its quiet zone stay within
 * `sideMm` and a module within `maxModuleMm`. Undefined when even the smallest does not fit.
 */
export function moduleDotsFor(
  modules: number,
  dpi: Dpi,
  sideMm: number,
  maxModuleMm: number,
): number | undefined {
  const least = minModuleDots(dpi);
  const fits = Math.floor(sideMm / (dotMm(dpi) * (modules + 2 * QUIET_ZONE_MODULES)) + 1e-9);
  if (fits < least) return undefined;
  return Math.max(least, Math.min(fits, Math.floor(maxModuleMm / dotMm(dpi))));
}
