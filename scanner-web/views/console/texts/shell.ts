import type { ConsoleRole, NavKey } from '../model.ts';

/** Sentences that surround every page of the console. */
export interface ShellTexts {
  readonly siteName: string;
  readonly skip: string;
  readonly navLabel: string;
  readonly crumbsLabel: string;
  readonly otherLanguage: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly toHome: string;
  /** Behind the label of a field that may stay empty. */
  readonly optional: string;
  readonly faultsTitle: string;
  readonly nextPage: string;
  readonly search: string;
  readonly filter: string;
  readonly clearFilter: string;
  readonly filterTitle: string;
  readonly filtersActive: (count: number) => string;
  readonly download: (format: string) => string;
  readonly cancel: string;
  readonly save: string;
  readonly back: string;
  readonly nav: Readonly<Record<NavKey, string>>;
  readonly navHints: Readonly<Record<NavKey, string>>;
  readonly roles: Readonly<Record<ConsoleRole, string>>;
  readonly home: { readonly title: string };
  readonly failures: {
    readonly signedOut: string;
    readonly signedOutHint: string;
    readonly forbidden: string;
    readonly notFound: string;
    readonly other: string;
  };
}
