import { LANGUAGES, type Texts } from '../../scanner-web/views/index.ts';
import { languageForms } from '../../scanner-web/views/texts/forms.ts';

/** Stands behind every letter of the language that nobody speaks. */
const ACCENT = '\u0301';

/**
 * A complete language for tests: English with an accent on every letter, so that whatever a page says without asking its language
 * shows at once. It is written from right to left, and counts as Arabic does.
 */
export function pseudoLanguage(code = 'ar-XB'): Texts {
  const english = LANGUAGES.find((texts) => texts.code === 'en');
  if (english === undefined) throw new TypeError('there is no English');
  return {
    ...accented(english),
    code,
    name: accentedText('Nobody’s'),
    direction: 'rtl',
    reads: 'vi',
    forms: languageForms('en-GB', { day: 'numeric', month: '2-digit', year: 'numeric' }),
  };
}

/** Every word of a text that has no accent. */
export function plainWords(text: string): string[] {
  return text.match(new RegExp(`\\p{L}(?!${ACCENT})\\p{L}+`, 'gu')) ?? [];
}

function accentedText(text: string): string {
  // What scripts fill in stays as it is.
  return text
    .split(/(\{\w+\})/)
    .map((part, place) => (place % 2 === 1 ? part : part.replace(/\p{L}/gu, `$&${ACCENT}`)))
    .join('');
}

/** The same dictionary with accents on whatever it says, at once or when asked with values. */
function accented<T>(value: T): T {
  if (typeof value === 'string') return accentedText(value) as T;
  if (typeof value === 'function') {
    return ((...given: unknown[]) => accented(Reflect.apply(value, undefined, given))) as T;
  }
  if (Array.isArray(value)) return value.map(accented) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, accented(below)])) as T;
}
