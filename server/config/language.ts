import type { Language } from '../domain/language.ts';
import { LANGUAGES } from '../domain/language.ts';
import { type Parsed, parseChoice, value } from '../domain/parsed.ts';

/** Names the language of commands and of the list of configuration faults. */
export const LANGUAGE_SETTING = 'TEMQUE_LANG';

/**
 * The language to speak to whoever started a program: that of {@link LANGUAGE_SETTING}, else that of the terminal
 * (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English.
 */
export function parseLanguage(env: Readonly<Record<string, string | undefined>>): Parsed<Language> {
  const wanted = env[LANGUAGE_SETTING]?.trim();
  return wanted ? parseChoice(wanted, LANGUAGES) : value(terminalLanguage(env));
}

/** The language of the terminal; English unless it is Vietnamese. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^vi(?:[_.@-]|$)/i.test(locale) ? 'vi' : 'en';
}
