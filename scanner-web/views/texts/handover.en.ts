import type { HandoverTexts } from './handover.ts';

/** English. */
export const HANDOVER_EN: HandoverTexts = {
  title: 'Stamp files for the print house',
  lead: (producer) =>
    `${producer} sends you files from which to print electronic stamps. You need no account.`,
  facts: {
    product: 'Product',
    batch: 'Batch',
    stamps: 'Stamps',
    stock: 'Label stock',
    sheets: 'Sheets',
    expires: 'Download before',
  },
  contents: [
    'PDF: the sheets as they are to be printed, at 100 %.',
    'CSV: one line a stamp, for layouts of your own.',
    'A short read-me in Vietnamese and English.',
  ],
  once: (minutes) =>
    `This link works for one download. If it breaks off, press the button again within ${minutes} minutes.`,
  download: 'Download the files (ZIP)',
  downloadAgain: 'Download the files again (ZIP)',
  brokenOff: (until) => `The download before did not finish. You can repeat it until ${until}.`,
  careTitle: 'What the print house must see to',
  care: [
    'Each stamp has its own code: print no code twice.',
    'Destroy spoiled and test prints and report how many, or which sheets and labels.',
    'Delete the files after delivery: whoever has them can print the stamps.',
  ],
  ended: {
    unknown: {
      word: 'There is no such link',
      meaning: 'The address was mistyped, or cut short on its way.',
    },
    used: {
      word: 'The files were downloaded',
      meaning: (when) => `This link was used at ${when} and cannot be used again.`,
    },
    expired: {
      word: 'This link has expired',
      meaning: (when) => `It could be used until ${when}. Nobody downloaded the files with it.`,
    },
    revoked: {
      word: 'This link was withdrawn',
      meaning: 'Its sender has withdrawn it.',
    },
  },
  askSender: 'Ask the sender for a new link. If it was not you who downloaded, tell them at once.',
};
