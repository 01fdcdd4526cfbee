import type { ImportColumn } from '../imports/import-columns.ts';

/** What uses a thing that an import registered. */
export type UseName =
  | 'changed'
  | 'certificate'
  | 'pack'
  | 'lot'
  | 'stamps'
  | 'proposal'
  | 'product'
  | 'account'
  | 'application'
  | 'printing';

/** What a row of an annex comes to. */
export type ImportOutcome = 'added' | 'updated' | 'known' | 'refused' | 'left-out' | 'section' | 'note';

/** Sentences of the import of a decision's annex. */
export interface ImportTexts {
  readonly title: string;
  readonly lead: string;
  readonly begin: string;
  readonly empty: string;
  readonly states: Readonly<Record<'open' | 'confirmed' | 'undone', string>>;
  readonly list: {
    readonly decision: string;
    readonly file: string;
    readonly state: string;
    readonly touched: string;
  };
  readonly upload: {
    readonly title: string;
    readonly lead: string;
    readonly province: string;
    readonly wholeCountry: string;
    readonly file: string;
    readonly fileHint: string;
    readonly submit: string;
  };
  readonly columns: {
    readonly title: string;
    readonly lead: string;
    readonly edit: string;
    readonly sheet: string;
    readonly headerRow: string;
    readonly headerRowHint: string;
    readonly headerRows: string;
    readonly noHeader: string;
    readonly top: string;
    readonly row: string;
    readonly column: (letter: string, label: string) => string;
    /** While the rows are looked at. */
    readonly looking: string;
    /** `{done}` of `{total}` rows. */
    readonly rowsDone: string;
    readonly samples: (samples: string) => string;
    readonly ignored: string;
    readonly wholeTitle: string;
    readonly wholeStars: string;
    readonly wholeGroup: string;
    readonly byRow: string;
    readonly submit: string;
    readonly names: Readonly<Record<ImportColumn, string>>;
  };
  readonly rows: {
    readonly lead: string;
    readonly row: string;
    readonly outcome: string;
    readonly product: string;
    readonly producer: string;
    readonly group: string;
    readonly stars: string;
    readonly action: string;
    readonly outcomes: Readonly<Record<ImportOutcome, string>>;
    /** What became of a row of an annex that was imported; others are named as before it. */
    readonly became: Readonly<Partial<Record<ImportOutcome, string>>>;
    /** The same once the import was undone. */
    readonly becameUndone: Readonly<Partial<Record<ImportOutcome, string>>>;
    readonly adds: Readonly<Record<'producer' | 'product' | 'variant' | 'certificate', string>>;
    readonly from: Readonly<Record<'merged' | 'section' | 'above' | 'whole' | 'edit', string>>;
    readonly differs: (columns: string) => string;
    readonly alike: (names: string) => string;
    readonly edit: string;
    readonly save: string;
    readonly leaveOut: string;
    readonly takeIn: string;
    readonly which: string;
    readonly candidate: (name: string, place: string, products: number) => string;
    readonly isNew: (name: string) => string;
    readonly choose: string;
    readonly all: string;
    readonly none: string;
  };
  readonly counts: {
    readonly refused: string;
    readonly certificates: string;
    readonly products: string;
    readonly producers: string;
    readonly leftOut: string;
  };
  readonly settle: {
    readonly next: string;
    readonly title: string;
    readonly refused: (rows: string) => string;
    readonly toRefused: string;
    readonly nothing: string;
    readonly will: (certificates: string, products: string, producers: string) => string;
    readonly leftOut: (rows: string) => string;
    readonly whole: (days: number) => string;
    readonly confirm: string;
    /** While so many rows are written. */
    readonly writing: (rows: string) => string;
    readonly done: string;
    readonly undo: string;
    readonly undoTitle: string;
    readonly undoLead: (certificates: string) => string;
    readonly undoGoes: (products: string, producers: string) => string;
    readonly undoStays: (products: string, producers: string) => string;
    readonly undoStaysMore: (count: string) => string;
    readonly undoneSums: (certificates: string, products: string, producers: string) => string;
    readonly undoneStays: (products: string, producers: string) => string;
    /** Why a thing stays. */
    readonly uses: Readonly<Record<UseName, string>>;
    readonly undoUntil: (time: string) => string;
    readonly reason: string;
    readonly undone: string;
    readonly undoneWhy: (time: string, by: string, reason: string) => string;
    readonly discard: string;
    readonly discardLead: string;
    readonly discarded: string;
    readonly expires: (time: string) => string;
    readonly saved: string;
    readonly certificates: string;
  };
}
