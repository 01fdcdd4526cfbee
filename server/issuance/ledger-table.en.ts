import type { LEDGER_TABLE_VI } from './ledger-table.vi.ts';

/** Headers of the stamp ledger. */
export const LEDGER_TABLE_EN: Readonly<Record<keyof typeof LEDGER_TABLE_VI, string>> = {
  sheet: 'Stamp ledger',
  producer: 'Producer',
  product: 'Product',
  month: 'Month',
  opening: 'Opening stock',
  ordered: 'Ordered',
  printed: 'Printed',
  reprinted: 'Reprinted',
  activated: 'Activated',
  damaged: 'Damaged',
  lost: 'Lost',
  stolen: 'Stolen',
  expired: 'Expired unused',
  withdrawn: 'Voided after activation',
  closing: 'Closing stock',
};
