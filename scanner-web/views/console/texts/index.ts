import type { Locale } from '../../model.ts';
import { SHELL_EN } from './shell.en.ts';
import type { ShellTexts } from './shell.ts';
import { SHELL_VI } from './shell.vi.ts';

/** The sentences around every page, by language. */
export const SHELL_TEXTS: Readonly<Record<Locale, ShellTexts>> = { vi: SHELL_VI, en: SHELL_EN };

export type { ShellTexts } from './shell.ts';
