import type { CalibrationText } from './calibration-texts.vi.ts';

/** The calibration page in English. */
export const CALIBRATION_EN: CalibrationText = {
  title: 'Calibration page',
  steps: ({ aMm, bMm, cMm, dMm }) => [
    '1. Print this page on plain paper at its own size (100 %, not "fit to page").',
    `2. Measure with a ruler from the paper's left edge to mark A (${aMm} mm if all is well) and to mark B (${bMm} mm).`,
    `3. Measure from the paper's upper edge to mark C (${cMm} mm if all is well) and to mark D (${dMm} mm).`,
    "4. Enter the four lengths at the printer's calibration: shift and stretch follow from them.",
    '5. Print this page again with the calibrated printer, lay it on a sheet of labels and hold both against the light: each cross belongs on the corner of a label.',
  ],
};
