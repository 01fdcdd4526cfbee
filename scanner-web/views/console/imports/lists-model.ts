import type { Severity } from '../../../../stamps/verdict/index.ts';
import type { Locale } from '../../model.ts';
import { LISTS_EN } from '../texts/lists.en.ts';
import type { ListKind, ListOutcome, ListTexts } from '../texts/lists.ts';
import { LISTS_VI } from '../texts/lists.vi.ts';
import type { ShownFault } from './fault-list.ts';

/** The sentences of the import of tables, by language. */
export const LIST_TEXTS: Readonly<Record<Locale, ListTexts>> = { vi: LISTS_VI, en: LISTS_EN };

/** Where the import of tables begins. */
export const LISTS_PATH = '/console/imports/lists';

/** An uploaded table as lists show it. */
export interface ListHead {
  readonly id: string;
  readonly kind: ListKind;
  readonly state: 'open' | 'confirmed';
  readonly fileName: string;
  readonly createdMs: number;
  readonly counts: {
    readonly imported: number;
    readonly updated: number;
    readonly alreadyThere: number;
    readonly refused: number;
  };
}

/** An uploaded table. */
export interface ListTable extends ListHead {
  readonly hasRows: boolean;
  readonly keptUntilMs: number;
  readonly header: readonly string[];
}

/** One row of it. */
export interface ListRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly status: ListOutcome;
  readonly faults: readonly ShownFault[];
  readonly added: readonly ('producer' | 'product' | 'variant' | 'certificate')[];
  readonly differs: readonly string[];
  readonly productId?: string;
}

/** A column that a table of some kind may have. */
export interface ListColumn {
  readonly header: string;
  readonly isRequired: boolean;
  readonly note: string;
  readonly example: string;
}

/** The colour and sign of what becomes of a row. */
export const LIST_SEVERITY: Readonly<Record<ListOutcome, Severity | 'neutral'>> = {
  imported: 'ok',
  updated: 'ok',
  'already-there': 'neutral',
  refused: 'warning',
};
