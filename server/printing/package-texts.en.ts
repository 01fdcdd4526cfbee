import type { PackageTexts } from './package-texts.vi.ts';

/** The package's read-me in English. */
export const PACKAGE_EN: PackageTexts = {
  decimalPoint: '.',
  title: 'ELECTRONIC STAMPS: FILES FOR THE PRINT HOUSE',
  batch: (code, product) => `Batch ${code}: ${product}`,
  stamps: (first, last, count) => `Stamps ${first} to ${last}: ${count} stamps, each with a code of its own`,
  stock: (name, sheets) => `Label stock: ${name}, ${sheets} sheets`,
  files: (pdf, csv) => [
    `${pdf}: sheets as they are to be printed, at 100 %, in pure black (K 100).`,
    `${csv}: one line a stamp (index, serial, link), for layouts of your own.`,
  ],
  scratch: (width, height, left, top) => [
    `Scratch area: ${width} × ${height} mm, ${left} mm from the left and ${top} mm from the top edge of each label, with a thin outline on the sheets.`,
    'Within it stands a code of 8 digits (column hidden_code), another on each stamp. Cover the whole outline with the scratch layer once the ink is dry; let nobody see the codes.',
  ],
  care: [
    'If you make the QR symbols yourselves: encode the column uri as it is, error correction L or better, a quiet zone of 4 modules, modules of at least 0.29 mm.',
    'Print no code twice. Destroy spoiled and test prints and report how many, or which sheets and labels.',
    'Delete these files after delivery: whoever has them can print the stamps.',
  ],
};
