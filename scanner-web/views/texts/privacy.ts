/** The page about privacy. */
export interface PrivacyTexts {
  readonly link: string;
  readonly title: string;
  readonly lead: string;
  /** `days`: how long single checks are kept; `reportDays`: contact and photo of a report at most. */
  readonly sections: (
    days: number,
    reportDays: number,
  ) => readonly {
    readonly title: string;
    readonly lines: readonly string[];
  }[];
}
