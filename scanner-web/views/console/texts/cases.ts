import type { Locale } from '../../model.ts';
import { CASES_EN } from './cases.en.ts';
import { CASES_VI } from './cases.vi.ts';

/** Sentences about cases of suspicion, for who looks into them. */
export interface CaseTexts {
  readonly title: string;
  readonly lead: string;
  readonly caption: string;
  readonly emptyOpen: string;
  readonly emptyFiltered: string;
  readonly all: string;
  readonly columns: Readonly<
    Record<'number' | 'what' | 'goods' | 'severity' | 'reports' | 'opened' | 'state', string>
  >;
  readonly filters: Readonly<Record<'state' | 'kind' | 'severity' | 'province' | 'age', string>>;
  /** By the least days since the opening. */
  readonly ages: Readonly<Record<string, string>>;
  readonly previousCase: string;
  readonly nextCase: string;
  readonly others: string;
  readonly ofProduct: string;
  readonly ofProducer: string;
  readonly states: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<'open' | 'high' | 'medium' | 'low', string>>;
  readonly days: (days: number) => string;
  readonly reporters: (reports: string, people: string) => string;
  readonly neverIssued: string;
  readonly one: (number: string) => string;
  readonly about: string;
  readonly facts: Readonly<
    Record<
      | 'stamp'
      | 'typed'
      | 'batch'
      | 'product'
      | 'producer'
      | 'province'
      | 'openedBy'
      | 'detected'
      | 'verdict'
      | 'rootCause'
      | 'note'
      | 'closed',
      string
    >
  >;
  readonly openedBy: Readonly<Record<string, string>>;
  readonly suspectNow: string;
  readonly notSuspect: string;
  readonly toStamp: string;
  readonly why: string;
  readonly noReasons: string;
  readonly pointsOf: (points: string, limit: string) => string;
  readonly rule: string;
  readonly points: string;
  readonly visitsTitle: string;
  readonly visitsHint: string;
  readonly day: string;
  readonly visits: string;
  readonly placesTitle: string;
  readonly placesNone: string;
  readonly place: string;
  readonly times: string;
  readonly mapSummary: (places: string) => string;
  readonly reportsTitle: string;
  readonly noReports: string;
  readonly contact: string;
  readonly contactHidden: string;
  readonly photo: string;
  readonly photoWhole: string;
  readonly olderReports: string;
  readonly newestReports: string;
  readonly erase: string;
  readonly eraseNote: string;
  readonly erasable: Readonly<Record<'contact' | 'photo' | 'text', string>>;
  readonly eraseButton: string;
  readonly beside: string;
  readonly besideCaption: string;
  readonly sameStamp: string;
  readonly stampAt: (index: string) => string;
  readonly close: string;
  readonly closeNote: string;
  readonly rootCause: string;
  readonly classes: Readonly<Record<string, string>>;
  readonly causes: Readonly<Record<string, string>>;
  readonly note: string;
  readonly noteHint: string;
  readonly closeButton: string;
  readonly reopen: string;
  readonly reopenNote: (until: string) => string;
  readonly reason: string;
  readonly reopenButton: string;
  readonly done: Readonly<Record<string, string>>;
}

/** The sentences by language. */
export const CASES_TEXTS: Readonly<Record<Locale, CaseTexts>> = { vi: CASES_VI, en: CASES_EN };
