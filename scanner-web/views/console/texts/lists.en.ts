import { counted } from '../../texts/counted.ts';
import type { ListTexts } from './lists.ts';

/** English. */
export const LISTS_EN: ListTexts = {
  title: 'Import communes, producers and products',
  lead: 'From an Excel or CSV table. You see every row before anything is written.',
  other: 'Import another table',
  kinds: {
    communes: {
      title: 'The list of communes',
      lead: 'Import it first: the addresses of producers rest on it.',
      begin: 'Import communes',
    },
    registry: {
      title: 'Producers and products',
      lead: 'A row for each product with its producer; packs and the decision that recognised it may be given.',
      begin: 'Import producers, products',
    },
  },
  annex: {
    title: 'The annex of a decision',
    lead: 'The table as the authority issued it, with titles, merged cells, signatures. The decision is entered once.',
    begin: 'Import an annex',
  },
  latest: 'Latest imports',
  empty: 'No table was imported yet.',
  columns: { kind: 'Table', file: 'File', state: 'State', made: 'Uploaded' },
  states: { open: 'Not written yet', confirmed: 'Imported' },
  upload: {
    file: 'Your file',
    fileHint: 'XLSX or CSV, at most 5 MB and 20,000 rows. The first row names the columns, in any order.',
    submit: 'Read the file and see the rows',
    reading: 'Reading the file',
    sample: (format) => `Download an example (${format})`,
    expected: 'The columns of the table',
    expectedLead: 'Other columns are passed over. It is easiest to fill in the example.',
    column: 'Column',
    needed: 'Needed',
    isNeeded: 'Needed',
    note: 'What to write',
    example: 'Example',
  },
  rows: {
    lead: 'Nothing is written yet. Look at the rows, then write them.',
    leadDone: 'Written into the registry.',
    row: 'Row',
    outcome: 'What becomes of it',
    adds: {
      producer: 'new producer',
      product: 'new product',
      variant: 'new pack',
      certificate: 'certificate',
    },
    differs: (columns) => `The registry says otherwise in: ${columns}. It stays as it is.`,
    all: 'See all rows',
    none: 'There is no such row.',
    gone: 'The rows of this import are no longer kept. The audit log still tells every change.',
    report: (format) => `Download the report (${format})`,
    product: 'See the product',
  },
  settle: {
    title: 'Write into the registry',
    will: (imported, updated) => `${counted(imported, 'new row', 'new rows')} and ${updated} to complete.`,
    refused: (rows) =>
      `${counted(rows, 'row', 'rows')} that cannot be imported will be passed over. You can mend them in the file and upload it again: what is known already stays as it is.`,
    nothing: 'This file says nothing new.',
    confirm: 'Write into the registry',
    importing: 'Writing',
    otherFile: 'Upload another file',
    discard: 'Discard this file',
    done: (imported, updated) =>
      `Written into the registry: ${counted(imported, 'new row', 'new rows')}, ${updated} completed.`,
    discarded: 'The file was discarded. The registry is unchanged.',
    expires: (time) => `This table is kept until ${time}; you may close the browser and go on later.`,
    next: {
      communes: {
        label: 'Next: import producers, products',
        href: '/console/imports/lists/new?kind=registry',
      },
      registry: { label: 'See the products', href: '/console/products' },
    },
  },
  rowsDone: '{done} of {total} rows',
  communesFirst: {
    text: 'There is no list of communes yet. Import it first, or every row that names a commune is refused.',
    ask: 'There is no list of communes yet. Ask an administrator to import it first.',
  },
};
