import type { CalibrationText } from './calibration-texts.vi.ts';

/** The calibration page in English. */
export const CALIBRATION_EN: CalibrationText = {
  title: 'Calibration page',
  steps: [
    '1. Print this page on plain paper at its own size (100 %, not "fit to page").',
    '2. Lay it on a sheet of labels and hold both against the light: each cross belongs on the corner of a label.',
    '3. Crosses too far left by some mm: enter that as a positive offsetXMm; too far right: a negative one.',
    '4. Crosses too high by some mm: enter that as a positive offsetYMm; too low: a negative one.',
    '5. Measure from mark 10 to mark 200 of the horizontal ruler: scale = 190 divided by the mm measured.',
    '6. Print this page again with these figures to check.',
  ],
};
