/** What a report may be about. */
export type ReportedKind = 'copied' | 'other-goods' | 'expired-goods' | 'damaged-or-reused-stamp' | 'other';

/** Why a report was not taken, as far as whoever sends it can do something about it. */
export type ReportRefusal =
  | 'limited'
  | 'photo-size'
  | 'photo-form'
  | 'photo-damaged'
  | 'email'
  | 'elsewhere'
  | 'value'
  | 'failed';

/** Sentences of the page on which a suspicion is reported. */
export interface ReportTexts {
  readonly title: string;
  readonly lead: string;
  /** The link to it from the page of a stamp that something is wrong with, and from any other. */
  readonly linkPressing: string;
  readonly linkQuiet: string;
  readonly stamp: string;
  readonly stampHint: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<ReportedKind, string>>;
  readonly text: string;
  readonly textHint: string;
  readonly photo: string;
  readonly photoHint: string;
  readonly place: string;
  readonly placeHint: string;
  readonly province: string;
  readonly provinceNone: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly optional: string;
  readonly purpose: string;
  /** `days`: how long contact and photo are kept at most. */
  readonly purposes: (days: number) => readonly string[];
  readonly rateTitle: string;
  /** Numbers as readers read them. */
  readonly rate: (
    numbers: Readonly<
      Record<'year' | 'checked' | 'suspected' | 'falseAlarms' | 'open' | 'perMillion', string>
    >,
  ) => string;
  readonly button: string;
  /** Above the form when it was not taken. */
  readonly notSent: string;
  readonly missing: Readonly<Record<'kind' | 'stamp', string>>;
  readonly refused: Readonly<Record<ReportRefusal, string>>;
  readonly photoAgain: string;
  readonly sentTitle: string;
  readonly sentLead: string;
  readonly next: string;
  readonly nextSteps: readonly string[];
  readonly toStart: string;
}
