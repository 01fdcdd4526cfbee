import type { Language } from '../http/language.ts';
import type { TableColumn } from '../http/table-file.ts';
import type { LedgerProduct } from '../storage/ledger.ts';
import type { LedgerMonth } from './ledger.ts';
import { LEDGER_TABLE_EN } from './ledger-table.en.ts';
import { LEDGER_TABLE_VI } from './ledger-table.vi.ts';

const TEXTS = { vi: LEDGER_TABLE_VI, en: LEDGER_TABLE_EN } as const;

/** One line of the ledger as a file: a month of a product. */
export type LedgerLine = Omit<LedgerProduct, 'searchKey'> & LedgerMonth;

const NUMBERS = [
  'opening',
  'ordered',
  'printed',
  'reprinted',
  'activated',
  'damaged',
  'lost',
  'stolen',
  'expired',
  'withdrawn',
  'closing',
] as const;

/** The ledger as a table: title of its sheet, and columns. */
export function ledgerTable(language: Language): {
  readonly sheet: string;
  readonly columns: readonly TableColumn<LedgerLine>[];
} {
  const texts = TEXTS[language];
  return {
    sheet: texts.sheet,
    columns: [
      { header: texts.producer, kind: 'text', value: ({ producerName }) => producerName },
      { header: texts.product, kind: 'text', value: ({ productName }) => productName },
      { header: texts.month, kind: 'text', value: ({ month }) => month },
      ...NUMBERS.map(
        (name): TableColumn<LedgerLine> => ({
          header: texts[name],
          kind: 'number',
          value: (line) => line[name],
        }),
      ),
    ],
  };
}
