/** The page about privacy. */
export interface PrivacyTexts {
  readonly link: string;
  readonly title: string;
  readonly lead: string;
  /** `days`: how long single checks are kept. */
  readonly sections: (days: number) => readonly {
    readonly title: string;
    readonly lines: readonly string[];
  }[];
}
