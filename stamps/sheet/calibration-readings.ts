import { calibrationMarks } from './calibration.ts';
import type { SheetGeometry } from './label-stock.ts';
import type { Alignment } from './slots.ts';

/** What a person measures on the printed calibration page, in mm from the paper's edges to its four marks. */
export interface CalibrationReadings {
  /** From the left edge to mark A, and to mark B. */
  readonly leftToAMm: number;
  readonly leftToBMm: number;
  /** From the upper edge to mark C, and to mark D. */
  readonly topToCMm: number;
  readonly topToDMm: number;
}

/** A reading that no printer explains: a typing error, or the page was printed to fit. */
export interface ReadingFault {
  readonly ok: false;
  readonly field: keyof CalibrationReadings;
}

/** Printers shift by a few mm; more is a mistake. */
const SHIFT_LIMIT_MM = 15;
/** They stretch by a few thousandths. */
const STRETCH_LIMIT = 0.05;
/** What a person misses with a ruler: a stretch that moves nothing on the page by more is taken for none. */
const READING_MM = 0.5;

/**
 * The correction for a printer, from what its calibration page measures: positions are stretched and moved so that they
 * come out where they belong, best in the middle of the page.
 */
export function alignmentFrom(
  geometry: SheetGeometry,
  readings: CalibrationReadings,
): { readonly ok: true; readonly alignment: Alignment } | ReadingFault {
  const marks = calibrationMarks(geometry);
  const x = axis(readings.leftToAMm, readings.leftToBMm, marks.aMm, marks.bMm);
  const y = axis(readings.topToCMm, readings.topToDMm, marks.cMm, marks.dMm);
  const fault =
    faultOf(x, ['leftToAMm', 'leftToBMm'], marks.aMm) ?? faultOf(y, ['topToCMm', 'topToDMm'], marks.cMm);
  if (fault) return { ok: false, field: fault };
  const stretch = (x.stretch + y.stretch) / 2;
  const movesMm = Math.abs(stretch - 1) * Math.max(geometry.pageWidthMm, geometry.pageHeightMm);
  const scale = movesMm < READING_MM ? 1 : rounded(1 / stretch, 4);
  const offset = ({ stretch: along, shiftMm }: Axis, lengthMm: number) => {
    // In the middle of the page a position comes out at itself.
    const middle = lengthMm / 2;
    return rounded((middle - shiftMm) / along - scale * middle, 1);
  };
  return {
    ok: true,
    alignment: {
      offsetXMm: offset(x, geometry.pageWidthMm),
      offsetYMm: offset(y, geometry.pageHeightMm),
      scale,
    },
  };
}

/** A printer along one axis: a position comes out at `stretch` times itself, moved by `shiftMm`. */
interface Axis {
  readonly stretch: number;
  readonly shiftMm: number;
}

function axis(nearReadMm: number, farReadMm: number, nearMm: number, farMm: number): Axis {
  const stretch = (farReadMm - nearReadMm) / (farMm - nearMm);
  return { stretch, shiftMm: nearReadMm - stretch * nearMm };
}

function faultOf(
  { stretch, shiftMm }: Axis,
  [near, far]: readonly [keyof CalibrationReadings, keyof CalibrationReadings],
  nearMm: number,
): keyof CalibrationReadings | undefined {
  const isShiftSound = Math.abs(shiftMm + (stretch - 1) * nearMm) <= SHIFT_LIMIT_MM;
  if (!isShiftSound) return near;
  return Math.abs(stretch - 1) <= STRETCH_LIMIT ? undefined : far;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0;
}
