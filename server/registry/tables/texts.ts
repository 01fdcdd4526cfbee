import type { Language } from '../../domain/language.ts';
import type { Addition } from '../import/row-result.ts';
import type { KnownColumn, TableKind } from './kinds.ts';
import { TABLE_TEXTS_EN } from './texts.en.ts';
import { TABLE_TEXTS_VI } from './texts.vi.ts';

/** What is said about tables that are imported, and in the files that tell what became of their rows. */
export interface TableTexts {
  /** What to write in a column. */
  readonly notes: Readonly<Record<KnownColumn, string>>;
  /** Names of the sheets of examples. */
  readonly sheets: Readonly<Record<TableKind, string>>;
  readonly report: {
    readonly sheet: string;
    readonly row: string;
    readonly outcome: string;
    readonly added: string;
    readonly faults: string;
    readonly differs: string;
    readonly adds: Readonly<Record<Addition, string>>;
  };
}

/** The sentences by language. */
export const TABLE_TEXTS: Readonly<Record<Language, TableTexts>> = { vi: TABLE_TEXTS_VI, en: TABLE_TEXTS_EN };
