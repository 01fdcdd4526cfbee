/** Sentences of the page by which a print house fetches stamps. */
export interface HandoverTexts {
  readonly title: string;
  readonly lead: (producer: string) => string;
  readonly facts: {
    readonly product: string;
    readonly batch: string;
    readonly stamps: string;
    readonly stock: string;
    readonly sheets: string;
    readonly expires: string;
  };
  readonly contents: readonly string[];
  readonly once: (minutes: number) => string;
  readonly download: string;
  readonly downloadAgain: string;
  readonly brokenOff: (until: string) => string;
  readonly careTitle: string;
  readonly care: readonly string[];
  readonly ended: {
    readonly unknown: { readonly word: string; readonly meaning: string };
    readonly used: { readonly word: string; readonly meaning: (when: string) => string };
    readonly expired: { readonly word: string; readonly meaning: (when: string) => string };
    readonly revoked: { readonly word: string; readonly meaning: string };
  };
  readonly askSender: string;
}
