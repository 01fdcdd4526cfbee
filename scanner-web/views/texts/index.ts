import type { Locale } from '../model.ts';
import { EN } from './en.ts';
import type { Texts } from './texts.ts';
import { VI } from './vi.ts';

/** The languages of the public pages, each one dictionary. The first is the one of whoever prefers none of them. */
export const LANGUAGES: readonly Texts[] = [VI, EN];

/** The two of them in which people work here, and in which producers write. */
export const TEXTS: Readonly<Record<Locale, Texts>> = { vi: VI, en: EN };

export type { Statement, Texts } from './texts.ts';
