import type { ExportPageTexts } from './exports.ts';

/** English. */
export const EXPORTS_EN: ExportPageTexts = {
  title: 'Download data',
  lead: 'Every table as far as you may see it, as XLSX for Excel or CSV for other programs.',
  table: 'Table',
  holds: 'What it holds',
  files: 'Download',
  download: (table, format) => `${table}, ${format}`,
  note: 'At most 50,000 rows as XLSX and 1,000,000 as CSV. Downloads are written into the audit log, except those of certificates and decisions, which everybody here may see. To narrow the certificates first, use the buttons on their page.',
  tables: {
    certificates: { name: 'Certificates', holds: 'Stars, decision, term, extension, revocation.' },
    decisions: { name: 'Decisions', holds: 'Number, day, authority, certificates under it.' },
    producers: { name: 'Producers', holds: 'Name, tax code, address, phone.' },
    products: { name: 'Products', holds: 'Name, group, OCOP code, quantity.' },
    variants: { name: 'Packs', holds: 'Net content, barcode.' },
    lots: { name: 'Lots', holds: 'Number, production and expiry, quantity.' },
    batches: { name: 'Batches', holds: 'Code, product, stamps, activation deadline.' },
    'range-entries': { name: 'Range log', holds: 'Every print, activation, spoiling, undo.' },
    'print-jobs': { name: 'Print jobs', holds: 'Stamps printed, reasons of reprints.' },
    refusals: { name: 'Refusals', holds: 'Requests for stamps that were refused, and why.' },
    scans: { name: 'Checks by day', holds: 'Counts by product, day and verdict.' },
    audit: { name: 'Audit log', holds: 'Who changed what, when and why.' },
  },
};
