import type { Severity } from '../../../../stamps/verdict/index.ts';
import type { Locale } from '../../model.ts';
import { IMPORTS_EN } from '../texts/imports.en.ts';
import type { ImportOutcome, ImportTexts } from '../texts/imports.ts';
import { IMPORTS_VI } from '../texts/imports.vi.ts';
import type { ImportColumn } from './import-columns.ts';
import type { AnnexUndo } from './undo.ts';

/** The sentences of imports, by language. */
export const IMPORT_TEXTS: Readonly<Record<Locale, ImportTexts>> = { vi: IMPORTS_VI, en: IMPORTS_EN };

/** An annex as lists show it. */
export interface AnnexHead {
  readonly id: string;
  readonly version: number;
  readonly state: 'open' | 'confirmed' | 'undone';
  readonly fileName: string;
  readonly decision: { readonly number: string; readonly signedOn: string; readonly authority: string };
  readonly updatedMs: number;
  readonly undoneMs: number | null;
  readonly undoneBy: string | null;
  readonly undoReason: string | null;
}

/** How an annex is read. */
export interface AnnexReading extends AnnexHead {
  readonly expiresMs: number | null;
  readonly undoUntilMs: number | null;
  /** What an undo took back; null while it was not undone. */
  readonly undone: AnnexUndo | null;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly header: { readonly firstRow: number; readonly rows: number } | null;
  readonly columns: readonly {
    readonly letter: string;
    readonly label: string;
    readonly samples: readonly string[];
    readonly means: ImportColumn | null;
  }[];
  readonly whole: { readonly stars: number | null; readonly group: string | null };
  readonly top: readonly { readonly row: number; readonly texts: readonly string[] }[];
}

/** One row of an annex with what becomes of it. */
export interface AnnexRow {
  readonly row: number;
  readonly kind: 'data' | 'section' | 'note';
  readonly use: boolean;
  readonly text: string;
  readonly cells: readonly {
    readonly column: ImportColumn;
    readonly text: string;
    readonly from: 'file' | 'merged' | 'section' | 'above' | 'whole' | 'edit';
  }[];
  readonly outcome: ImportOutcome;
  readonly added: readonly ('producer' | 'product' | 'variant' | 'certificate')[];
  readonly differs: readonly string[];
  /** All that is wrong with it. */
  readonly faults: readonly {
    readonly field?: string;
    /** As the file names it. */
    readonly column?: string;
    readonly detail: string;
  }[];
  readonly candidates: readonly {
    readonly id: string;
    readonly name: string;
    readonly commune: string | null;
    readonly products: number;
  }[];
  readonly alike: readonly string[];
  readonly certificateId?: string;
}

/** How many rows come to what. */
export interface AnnexCounts {
  readonly added: number;
  readonly updated: number;
  readonly known: number;
  readonly refused: number;
  readonly leftOut: number;
  readonly producers: number;
  readonly products: number;
  readonly certificates: number;
}

/** The colour and sign of what a row comes to. */
export const OUTCOME_SEVERITY: Readonly<Record<ImportOutcome, Severity | 'neutral'>> = {
  added: 'ok',
  updated: 'ok',
  known: 'neutral',
  refused: 'warning',
  'left-out': 'neutral',
  section: 'neutral',
  note: 'neutral',
};

/** A decision in a few words. */
export function annexTitle({ decision }: AnnexHead): string {
  return decision.number;
}
