/** Sentences of the scanner in the page; `{n}` is a number of stamps, `{host}` where another code leads. */
export interface ScannerTexts {
  readonly lead: string;
  readonly start: string;
  readonly stop: string;
  readonly light: string;
  readonly photo: string;
  /** What a screen reader calls the picture of the camera. */
  readonly picture: string;
  /** Said by the browser as it goes. */
  readonly words: {
    readonly wait: string;
    readonly looking: string;
    readonly stopped: string;
    readonly dark: string;
    readonly darkWithLight: string;
    readonly several: string;
    readonly other: string;
    readonly otherHost: string;
    readonly none: string;
    readonly found: string;
    readonly denied: string;
    readonly missing: string;
    readonly busy: string;
    readonly failed: string;
  };
}
