import type { SheetPlan, SlotRun } from '../../stamps/sheet/index.ts';
import type { StampBatch, StampSecrets } from './stamp-maker.ts';
import type { SymbolForm } from './symbol.ts';

/** One character of an embedded font. */
export interface Glyph {
  /** Four hex digits: its code in the PDF's font. */
  readonly code: string;
}

/** The characters that differ from page to page, by character, in one font of the PDF. */
export type GlyphTable = Readonly<Record<string, Glyph>>;

/** What a worker must know to write the content of any page of a print run; plain data. */
export interface PagePlan {
  /** Unique per print run: workers keep what they derive from a plan under it. */
  readonly key: string;
  readonly batch: StampBatch;
  readonly secrets: StampSecrets;
  readonly form: SymbolForm;
  /** Without what is the same on every label: that is in the label's form. */
  readonly sheet: SheetPlan;
  readonly run: SlotRun;
  /** Names of resources on the page. */
  readonly names: {
    readonly serialFont: string;
    readonly footerFont: string;
    /** Form with what is the same on every label; absent when there is nothing. */
    readonly labelForm?: string;
    /** Form that draws the label's form on all labels of a sheet. */
    readonly allLabelsForm?: string;
    /** Form with what is the same on every sheet; absent when there is nothing. */
    readonly sheetForm?: string;
  };
  readonly serialGlyphs: GlyphTable;
  /** Characters of the footer; empty when there is none. */
  readonly footerGlyphs: GlyphTable;
}
