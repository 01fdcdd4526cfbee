import type { Locale } from '../../model.ts';
import { SCAN_SERIALS_EN } from './scan-serials.en.ts';
import { SCAN_SERIALS_VI } from './scan-serials.vi.ts';

/** Sentences of scanning serials into a field; `{serial}` and `{n}` (serials in the field) are filled in by the browser. */
export interface ScanSerialsTexts {
  readonly camera: string;
  readonly stop: string;
  readonly photos: string;
  readonly words: {
    readonly wait: string;
    readonly looking: string;
    readonly added: string;
    readonly known: string;
    readonly foreign: string;
    readonly full: string;
    readonly none: string;
    readonly remove: string;
    readonly removed: string;
    readonly stopped: string;
    readonly refused: string;
    readonly failed: string;
  };
}

/** The sentences by language. */
export const SCAN_SERIALS_TEXTS: Readonly<Record<Locale, ScanSerialsTexts>> = {
  vi: SCAN_SERIALS_VI,
  en: SCAN_SERIALS_EN,
};
