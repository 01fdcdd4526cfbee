/** Sentences of the audit log. */
export interface AuditTexts {
  readonly title: string;
  readonly lead: string;
  readonly entryTitle: (seq: number) => string;
  readonly columns: {
    readonly time: string;
    readonly who: string;
    readonly action: string;
    readonly subject: string;
  };
  readonly filters: {
    readonly title: string;
    readonly from: string;
    readonly to: string;
    readonly only: string;
    readonly onlyChoices: Readonly<Record<'changes' | 'reads' | 'all', string>>;
    readonly action: string;
    readonly anyAction: string;
    readonly subjectKind: string;
    readonly anyKind: string;
    readonly q: string;
    readonly qHint: string;
    readonly onlyActor: (actor: string) => string;
    readonly onlySubject: (subject: string) => string;
    readonly onlyProducer: (producer: string) => string;
  };
  readonly downloadXlsx: string;
  readonly downloadCsv: string;
  readonly empty: string;
  readonly emptySoFar: string;
  readonly searchOn: string;
  readonly open: string;
  /** Who acted, when it was no account of a role. */
  readonly actors: {
    readonly account: string;
    readonly token: string;
    readonly local: string;
    readonly system: string;
    readonly public: string;
    readonly you: string;
    readonly erased: string;
  };
  /** Things that are told in words of their own. */
  readonly subjects: {
    readonly accountList: string;
    readonly erasedAccount: string;
    /** Tables that were taken along, by their code. */
    readonly tables: Readonly<Record<string, string>>;
  };
  readonly facts: {
    readonly time: string;
    readonly who: string;
    readonly action: string;
    readonly subject: string;
    readonly producer: string;
    readonly reason: string;
    readonly noReason: string;
    readonly id: string;
    readonly hash: string;
    readonly hashHint: string;
  };
  readonly difference: {
    readonly title: string;
    readonly member: string;
    readonly before: string;
    readonly after: string;
    readonly value: string;
    readonly nothing: string;
    readonly hidden: string;
    readonly none: string;
    readonly yes: string;
    readonly no: string;
    readonly item: (place: number) => string;
  };
  readonly more: {
    readonly allOfSubject: string;
    readonly allOfActor: string;
  };
  /** A note that names a print job by the beginning of its id. */
  readonly printJob: (id: string) => string;
  readonly history: {
    readonly title: string;
    readonly empty: string;
    readonly all: string;
  };
}
