import { inBoth, type Sentence } from './language.ts';
import { PARSED_TEXTS_EN, type ParsedTexts } from './parsed-texts.en.ts';
import { PARSED_TEXTS_VI } from './parsed-texts.vi.ts';

/** What reading one value gave: the value, or a phrase that says what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: Sentence }
  | { readonly ok: false; readonly fault: Sentence };

/** A value that was read; `warning` is for the operator. */
export function value<T>(read: T, warning?: Sentence): Parsed<T> {
  return warning === undefined ? { ok: true, value: read } : { ok: true, value: read, warning };
}

/** A value that cannot be used, and why: a phrase that continues "NAME …". */
export function fault(phrase: Sentence): { readonly ok: false; readonly fault: Sentence } {
  return { ok: false, fault: phrase };
}

/** Reads a whole number in decimal digits within `min` to `max`. */
export function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return value(number);
  return fault(phrase((t) => t.wholeNumber(min, max, text)));
}

/** Reads one word out of a closed list. */
export function parseChoice<T extends string>(text: string, choices: readonly T[]): Parsed<T> {
  const chosen = choices.find((choice) => choice === text.toLowerCase());
  if (chosen !== undefined) return value(chosen);
  return fault(phrase((t) => t.choice(choices.join(', '), text)));
}

/** What is wrong with a value of a kind that this folder knows. */
export function phrase(say: (texts: ParsedTexts) => string): Sentence {
  return inBoth({ vi: PARSED_TEXTS_VI, en: PARSED_TEXTS_EN }, say);
}
