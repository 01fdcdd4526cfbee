import type { LetterKind, LetterState } from '../mail/list.ts';

/** Sentences of the page of letters. */
export interface MailTexts {
  readonly title: string;
  readonly lead: string;
  readonly columns: {
    readonly to: string;
    readonly what: string;
    readonly state: string;
    readonly next: string;
  };
  readonly kinds: Readonly<Record<LetterKind, string>>;
  readonly states: Readonly<Record<LetterState, string>>;
  readonly anyState: string;
  readonly written: (time: string) => string;
  readonly sent: (time: string) => string;
  readonly tries: (count: number) => string;
  readonly nextTry: (time: string) => string;
  /** What the server for mail said, by the code that it stands under. */
  readonly errors: Readonly<Record<string, string>>;
  readonly otherError: (code: string) => string;
  readonly retry: string;
  readonly again: string;
  readonly newLink: string;
  readonly retried: string;
  readonly off: string;
  readonly offHow: string;
  readonly offEmpty: string;
  readonly empty: string;
  readonly emptyState: string;
}
