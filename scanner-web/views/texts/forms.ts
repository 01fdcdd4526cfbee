/** Words for each of the counts that a language tells apart; `{n}` stands for the number. */
export type CountedWords = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** How a language writes numbers, days and counted words. */
export interface LanguageForms {
  /** BCP 47, with the country whose habits are followed, e.g. `en-GB`. */
  readonly tag: string;
  /** A whole number: `12.000`, `12,000`. */
  readonly number: (value: number) => string;
  /** A civil day `YYYY-MM-DD`: `19/06/2028`, `19 Jun 2028`; text of any other form comes back as it is. */
  readonly day: (day: string) => string;
  /** So many of something, by the plural rules of the language: `1 minute`, `2 minutes`. */
  readonly counted: (count: number, words: CountedWords) => string;
}

/** The habits of a language and country; `day` is how its days are written. */
export function languageForms(
  tag: string,
  day: Pick<Intl.DateTimeFormatOptions, 'day' | 'month' | 'year'>,
): LanguageForms {
  const numbers = new Intl.NumberFormat(tag);
  const days = new Intl.DateTimeFormat(tag, { ...day, timeZone: 'UTC' });
  const plurals = new Intl.PluralRules(tag);
  const number = (value: number) => numbers.format(value);
  return {
    tag,
    number,
    day: (text) => {
      const epochMs = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
      return Number.isNaN(epochMs) ? text : days.format(epochMs);
    },
    counted: (count, words) =>
      (words[plurals.select(count)] ?? words.other).replaceAll('{n}', () => number(count)),
  };
}
