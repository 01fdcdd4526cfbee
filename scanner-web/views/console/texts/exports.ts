/** A table that is handed out. */
export type ExportKey =
  | 'certificates'
  | 'decisions'
  | 'producers'
  | 'products'
  | 'variants'
  | 'lots'
  | 'batches'
  | 'range-entries'
  | 'print-jobs'
  | 'refusals'
  | 'scans'
  | 'audit';

/** Sentences of the page of exports. */
export interface ExportPageTexts {
  readonly title: string;
  readonly lead: string;
  readonly table: string;
  readonly holds: string;
  readonly files: string;
  readonly download: (table: string, format: string) => string;
  readonly note: string;
  readonly tables: Readonly<Record<ExportKey, { readonly name: string; readonly holds: string }>>;
}
