import { counted } from '../../texts/counted.ts';
import type { LedgerTexts } from './ledger.ts';

/** English. */
export const LEDGER_EN: LedgerTexts = {
  title: 'Stamp ledger',
  lead: 'Printed stamps that can still be used, by product and month.',
  columns: {
    month: 'Month',
    opening: 'Opening',
    ordered: 'Ordered',
    printed: 'Printed',
    reprinted: 'Reprinted',
    activated: 'Activated',
    damaged: 'Damaged',
    lost: 'Lost',
    stolen: 'Stolen',
    expired: 'Expired',
    withdrawn: 'Voided after activation',
    closing: 'Closing',
  },
  total: 'Total',
  from: 'From month',
  to: 'To month',
  monthForm: 'MM/YYYY',
  still: (count) => `${counted(count, 'month')} without movement`,
  empty: 'There are no stamps yet. The ledger begins with the first batch.',
  xlsx: 'Download XLSX',
  csv: 'Download CSV',
  explained:
    'Closing = opening + printed − activated − damaged − lost − stolen − expired. Ordered, reprinted and voided after activation are told beside it and do not change the stock. What is undone is booked in the month of the undo, so a number can be negative.',
  print: "To print it, use the browser's own print command.",
};
