/** Kinds of tables that are imported row by row. */
export type ListKind = 'communes' | 'registry';

/** What becomes, or became, of a row. */
export type ListOutcome = 'imported' | 'updated' | 'already-there' | 'refused';

/** Sentences of the import of communes, producers and products from a table. */
export interface ListTexts {
  readonly title: string;
  readonly lead: string;
  readonly other: string;
  readonly kinds: Readonly<
    Record<ListKind, { readonly title: string; readonly lead: string; readonly begin: string }>
  >;
  readonly annex: { readonly title: string; readonly lead: string; readonly begin: string };
  readonly latest: string;
  readonly empty: string;
  readonly columns: {
    readonly kind: string;
    readonly file: string;
    readonly state: string;
    readonly made: string;
  };
  readonly states: Readonly<Record<'open' | 'confirmed', string>>;
  readonly upload: {
    readonly file: string;
    readonly fileHint: string;
    readonly submit: string;
    readonly reading: string;
    readonly sample: (format: string) => string;
    readonly expected: string;
    readonly expectedLead: string;
    readonly column: string;
    readonly needed: string;
    readonly isNeeded: string;
    readonly note: string;
    readonly example: string;
  };
  readonly rows: {
    readonly lead: string;
    readonly leadDone: string;
    readonly row: string;
    readonly outcome: string;
    readonly adds: Readonly<Record<'producer' | 'product' | 'variant' | 'certificate', string>>;
    readonly differs: (columns: string) => string;
    readonly all: string;
    readonly none: string;
    readonly gone: string;
    readonly report: (format: string) => string;
    readonly product: string;
  };
  readonly settle: {
    readonly title: string;
    readonly will: (imported: string, updated: string) => string;
    readonly refused: (rows: string) => string;
    readonly nothing: string;
    readonly confirm: string;
    readonly importing: string;
    readonly otherFile: string;
    readonly discard: string;
    readonly done: (imported: string, updated: string) => string;
    readonly discarded: string;
    readonly expires: (time: string) => string;
    readonly next: Readonly<Record<ListKind, { readonly label: string; readonly href: string }>>;
  };
  /** So many of so many rows are done. */
  readonly rowsDone: string;
  readonly communesFirst: { readonly text: string; readonly ask: string };
}
