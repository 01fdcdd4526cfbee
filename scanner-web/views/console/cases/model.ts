import { html } from 'ghtml';
import type { Severity } from '../../../../stamps/verdict/index.ts';
import type { Locale } from '../../model.ts';
import { pill } from '../parts/pieces.ts';
import { CASES_TEXTS } from '../texts/cases.ts';

/** One line of the queue. */
export interface ListedCase {
  readonly id: string;
  readonly kind: string;
  readonly severity: string;
  readonly state: string;
  readonly serial: string | null;
  readonly batchCode: string | null;
  readonly typed: string | null;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly producerId: string | null;
  readonly producerName: string | null;
  readonly openedMs: number;
  readonly openedBy: string;
  readonly detectedMs: number | null;
  readonly reports: number;
  readonly reporters: number;
  readonly rootCause: string | null;
  readonly causeClass: string | null;
  readonly closedMs: number | null;
  readonly note: string | null;
  readonly updatedMs: number;
}

/** What one person reported. */
export interface ShownReport {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly provinceCode: string | null;
  readonly place: string;
  readonly timeMs: number;
  /** Its size; null where there is none. */
  readonly photo: { readonly widthPx: number; readonly heightPx: number } | null;
  /** Whether the reader may see contact and photo, and erase them. */
  readonly mayRead: boolean;
  readonly hasContact: boolean;
  readonly contact: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly email: string | null;
  } | null;
}

/** A case with all that is known of it. */
export interface CaseDetail extends ListedCase {
  readonly stampIndex: number | null;
  readonly provinces: readonly string[];
  readonly mayDecide: boolean;
  readonly reopenableUntilMs: number | null;
  /** One page of its reports, the newest first. */
  readonly found: readonly ShownReport[];
  /** Cursor of older ones. */
  readonly foundNext: string | null;
  /** It is the first of these pages. */
  readonly isNewest: boolean;
  readonly isSuspect: boolean;
  readonly points: number;
  readonly suspectAt: number;
  readonly reasons: readonly { readonly rule: string; readonly points: number }[];
  readonly visits: readonly { readonly day: string; readonly count: number }[];
  readonly places: readonly { readonly provinceCode: string; readonly count: number }[];
  readonly beside: readonly {
    readonly id: string;
    readonly stampIndex: number | null;
    readonly severity: string;
    readonly state: string;
    readonly rootCause: string | null;
  }[];
}

/** What a province is called. */
export type ProvinceNamer = (code: string) => string;

const LOOKS: Readonly<Record<string, Severity>> = { high: 'danger', medium: 'warning', low: 'notice' };

/** How pressing a case is. */
export function severityPill(severity: string, locale: Locale): string {
  return pill(LOOKS[severity] ?? 'neutral', CASES_TEXTS[locale].severities[severity] ?? severity);
}

/** Where a case stands, and how it ended. */
export function caseState(
  { state, rootCause }: Pick<ListedCase, 'state' | 'rootCause'>,
  locale: Locale,
): string {
  const { states, causes } = CASES_TEXTS[locale];
  const text = states[state] ?? state;
  return rootCause === null ? text : `${text}: ${causes[rootCause] ?? rootCause}`;
}

/** The same for a cell of a table: the state in one piece, the cause behind it. */
export function stateCell(
  { state, rootCause }: Pick<ListedCase, 'state' | 'rootCause'>,
  locale: Locale,
): { readonly html: string } {
  const { states, causes } = CASES_TEXTS[locale];
  const sign = pill('neutral', states[state] ?? state);
  return { html: rootCause === null ? sign : html`!${sign} ${causes[rootCause] ?? rootCause}` };
}

/** A serial in groups of four, as it is printed. */
export function groupedSerial(serial: string): string {
  return serial.match(/.{1,4}/g)?.join('-') ?? serial;
}
