import type { Locale } from '../../model.ts';
import { pill } from '../parts/pieces.ts';
import { APPLICATION_TEXTS } from '../texts/applications.ts';

/** An application as the API shows it. */
export interface ShownApplication {
  readonly state: string;
  readonly name: string;
  readonly kind: string;
  readonly taxCode: string | null;
  readonly address: string;
  readonly provinceCode: string;
  readonly communeName: string | null;
  readonly products: readonly string[];
  readonly submittedMs: number;
  readonly reason: string | null;
}

/** The person behind an application. */
export interface ShownContact {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

/** An application as its applicant sees it. */
export interface OwnApplication extends ShownApplication {
  readonly contact: ShownContact | null;
  readonly url: string;
}

/** One line of the officers' list. */
export interface ListedApplication extends ShownApplication {
  readonly id: string;
}

/** An application as who decides sees it. */
export interface ApplicationDetail extends ListedApplication {
  readonly updatedMs: number;
  readonly contact: ShownContact | null;
  readonly producerId: string | null;
  readonly mayDecide: boolean;
  readonly like: readonly {
    readonly id: string;
    readonly name: string;
    readonly communeName: string | null;
    readonly products: number;
    readonly by: string;
  }[];
  readonly taxCodeElsewhere: 'province' | 'country' | null;
  readonly twins: readonly { readonly id: string }[];
}

const SEVERITIES = { submitted: 'notice', approved: 'ok', returned: 'warning', refused: 'danger' } as const;

/** Where an application stands. */
export function statePill(state: string, locale: Locale): string {
  const severity = Object.entries(SEVERITIES).find(([known]) => known === state)?.[1] ?? 'neutral';
  return pill(severity, APPLICATION_TEXTS[locale].states[state] ?? state);
}
