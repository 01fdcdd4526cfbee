import type { Locale } from '../../model.ts';
import { LEDGER_EN } from './ledger.en.ts';
import { LEDGER_VI } from './ledger.vi.ts';

/** Columns of the stamp ledger. */
export type LedgerColumn =
  | 'month'
  | 'opening'
  | 'ordered'
  | 'printed'
  | 'reprinted'
  | 'activated'
  | 'damaged'
  | 'lost'
  | 'stolen'
  | 'expired'
  | 'withdrawn'
  | 'closing';

/** Sentences of the stamp ledger. */
export interface LedgerTexts {
  readonly title: string;
  readonly lead: string;
  readonly columns: Readonly<Record<LedgerColumn, string>>;
  readonly total: string;
  readonly from: string;
  readonly to: string;
  /** How a month is typed where none can be picked. */
  readonly monthForm: string;
  /** So many months in which nothing happened. */
  readonly still: (count: string) => string;
  readonly empty: string;
  readonly xlsx: string;
  readonly csv: string;
  readonly explained: string;
  readonly print: string;
}

/** The sentences by language. */
export const LEDGER_TEXTS: Readonly<Record<Locale, LedgerTexts>> = { vi: LEDGER_VI, en: LEDGER_EN };
