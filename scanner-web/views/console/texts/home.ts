import type { Locale } from '../../model.ts';
import { HOME_EN } from './home.en.ts';
import { HOME_VI } from './home.vi.ts';

/** Values of a thing that waits, as its sentence names them; numbers and days are in the reader's form. */
export type TodoValues = (name: string) => string;

/** What is said of one kind of thing that waits. */
export interface TodoText {
  readonly title: (value: TodoValues) => string;
  readonly detail: (value: TodoValues) => string;
  readonly action: string;
}

/** Kinds of things that wait. */
export type TodoKey =
  | 'certificate-lapsed'
  | 'certificate-window'
  | 'certificate-late'
  | 'batch-deadline'
  | 'batch-to-activate'
  | 'batch-to-print'
  | 'print-stopped'
  | 'lot-nearly-full'
  | 'lot-recalled'
  | 'review-queue'
  | 'applications'
  | 'cases'
  | 'submission-returned'
  | 'submissions-waiting';

/** Sentences of the start page. */
export interface HomeTexts {
  readonly waiting: (count: string) => string;
  readonly nothing: string;
  readonly todos: Readonly<Record<TodoKey, TodoText>>;
  readonly todosTitle: string;
  /** The way to so many further things of a kind. */
  readonly more: (count: string) => string;
  /** The way to them when they are not counted. */
  readonly seeAll: string;
  readonly recentTitle: string;
  readonly firstTitle: string;
  readonly firstText: string;
  readonly tiles: {
    readonly toPrint: string;
    readonly stock: string;
    readonly activated: string;
    readonly checks: string;
    readonly alerts: string;
    readonly queue: string;
    readonly recognised: string;
    readonly ending: (days: string) => string;
  };
  /** For who decides: recognitions that end soon. */
  readonly endingTitle: string;
  readonly endingLead: string;
  readonly endingNone: string;
  readonly within: (days: string) => string;
  readonly products: (count: string) => string;
  /** For who decides, where nothing is recognised yet. */
  readonly emptyRegister: string;
  readonly importAnnex: string;
  readonly inviteTitle: string;
  readonly inviteText: string;
  readonly invite: string;
  /** For inspectors. */
  readonly inspectorLead: string;
}

/** The sentences by language. */
export const HOME_TEXTS: Readonly<Record<Locale, HomeTexts>> = { vi: HOME_VI, en: HOME_EN };
