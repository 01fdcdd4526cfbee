/** Languages that every sentence of ours exists in. */
export const LANGUAGES = ['vi', 'en'] as const;

/** One of them; Vietnamese is the default of pages and answers. */
export type Language = (typeof LANGUAGES)[number];

/**
 * The language that a stored text names.
 * @throws TypeError when it names none: nothing but our own code writes languages
 */
export function languageFrom(text: string): Language {
  const language = LANGUAGES.find((known) => known === text);
  if (language === undefined) throw new TypeError(`unknown language ${text}`);
  return language;
}

/** One sentence in each language. */
export type Sentence = Readonly<Record<Language, string>>;

/** The dictionaries of one topic. */
export type Dictionaries<T> = Readonly<Record<Language, T>>;

/** Takes a sentence out of a dictionary; the language is for what the sentence quotes. */
export type Say<T> = (texts: T, language: Language) => string;

/** The same sentence out of the dictionaries of both languages. */
export function inBoth<T>(dictionaries: Dictionaries<T>, say: Say<T>): Sentence {
  return { vi: say(dictionaries.vi, 'vi'), en: say(dictionaries.en, 'en') };
}

/** Words of somebody else (the system, SQLite, a service), which are passed on as they are. */
export function verbatim(text: string): Sentence {
  return { vi: text, en: text };
}
