import type { Locale } from '../model.ts';
import { EN } from './en.ts';
import type { Texts } from './texts.ts';
import { VI } from './vi.ts';

/** The dictionaries by language. */
export const TEXTS: Readonly<Record<Locale, Texts>> = { vi: VI, en: EN };

export type { Statement, Texts } from './texts.ts';
