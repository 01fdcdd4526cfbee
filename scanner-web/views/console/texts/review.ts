/** Sentences of the review: the officers' queue, a submission, and what a producer hears of its own. */
export interface ReviewTexts {
  readonly title: string;
  readonly lead: string;
  readonly caption: string;
  readonly columns: {
    readonly number: string;
    readonly kind: string;
    readonly title: string;
    readonly producer: string;
    readonly age: string;
    readonly state: string;
  };
  readonly filters: {
    readonly kind: string;
    readonly state: string;
    readonly place: string;
    readonly province: string;
    readonly age: string;
    readonly all: string;
    readonly older: (days: number) => string;
  };
  readonly kinds: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly grounds: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, string>>;
  readonly groups: Readonly<Record<string, string>>;
  readonly days: (days: number) => string;
  readonly empty: string;
  readonly one: (number: number) => string;
  readonly submittedAt: string;
  readonly producer: string;
  readonly claim: string;
  readonly claimNote: string;
  readonly changedMeanwhile: string;
  readonly overwrite: string;
  readonly nothing: string;
  readonly inEnglish: string;
  readonly added: string;
  readonly removed: string;
  readonly noPhotos: string;
  readonly photosBefore: string;
  readonly photosAfter: string;
  readonly approve: string;
  readonly approveTitle: string;
  readonly returnTitle: string;
  readonly return: string;
  readonly groundsLabel: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly next: string;
  readonly preview: string;
  readonly done: Readonly<Record<string, string>>;
  readonly decided: string;
  readonly notYours: string;
  readonly quota: {
    readonly ordered: string;
    readonly declared: string;
    readonly undeclared: string;
  };
  readonly own: {
    readonly waiting: (number: number) => string;
    readonly returned: (number: number) => string;
    readonly withdraw: string;
    readonly goOn: string;
  };
}
