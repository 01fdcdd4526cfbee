import type { Severity } from '../../../stamps/verdict/index.ts';
import type { Locale } from '../model.ts';

/** What a signed-in person may be. */
export type ConsoleRole = 'admin' | 'officer' | 'producer' | 'inspector';

/** The areas that the menu leads to. */
export type NavKey =
  | 'home'
  | 'review'
  | 'cases'
  | 'batches'
  | 'lots'
  | 'products'
  | 'producers'
  | 'certificates'
  | 'decisions'
  | 'imports'
  | 'printing'
  | 'ledger'
  | 'profile'
  | 'statistics'
  | 'exports'
  | 'accounts'
  | 'audit';

/** One entry of the menu. */
export interface NavEntry {
  readonly key: NavKey;
  readonly href: string;
  readonly isCurrent: boolean;
}

/** What surrounds every page of the console. */
export interface ConsoleFrame {
  readonly locale: Locale;
  /** The true domain of the service. */
  readonly host: string;
  /** Path of this page, without its query. */
  readonly path: string;
  /** Address of this page without `lang`; the language switch adds it. */
  readonly selfHref: string;
  readonly styleHref: string;
  /** Address of the deferred module; null: the console works without one. */
  readonly scriptHref: string | null;
  /** Value of the hidden field `csrf` of every form. */
  readonly csrf: string;
  /** Who is signed in; null on the pages before that. */
  readonly who: { readonly role: ConsoleRole; readonly name: string | null } | null;
  readonly nav: readonly NavEntry[];
}

/** A way back to the pages above this one, from the top; the page itself is not among them. */
export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** The content of a page. */
export interface ConsoleView {
  readonly title: string;
  /** Trusted HTML below the title. */
  readonly body: string;
  /** One sentence below the title. */
  readonly lead?: string | undefined;
  readonly crumbs?: readonly Crumb[];
  /** What the request before this one did. */
  readonly notice?: Notice | null | undefined;
  /** Links beside the title, the main one first. */
  readonly actions?: readonly Action[];
  /** HTTP status; 200 unless given. */
  readonly status?: number;
  /** Seconds until the page asks for itself again, where no script does: for work in progress. */
  readonly refreshSeconds?: number;
}

/** A message about what happened. */
export interface Notice {
  readonly severity: Severity;
  readonly text: string;
}

/** A link that looks like a button. */
export interface Action {
  readonly label: string;
  readonly href: string;
  readonly isPrimary?: boolean;
}
