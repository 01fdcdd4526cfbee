import { ALPHABET } from './alphabet.ts';

/** {@link typedValue} of a character that only separates groups. */
export const SEPARATOR = -2;

/** Full-width forms of ASCII, as some Asian keyboards write them. */
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** Spaces, invisible characters and the many dashes that keyboards, phones and word processors put between groups. */
const SEPARATORS = /[\s\-_\u00ad\u058a\u200b-\u2015\u2043\u2060\u2212\u30fc\ufe58\ufe63]/u;

const VALUES = (() => {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 32; value += 1) {
    values[ALPHABET.charCodeAt(value)] = value;
    values[ALPHABET.toLowerCase().charCodeAt(value)] = value;
  }
  for (const typed of 'Oo') values[typed.charCodeAt(0)] = 0;
  for (const typed of 'IiLl') values[typed.charCodeAt(0)] = 1;
  for (const typed of ' -_\t\n\r') values[typed.charCodeAt(0)] = SEPARATOR;
  return values;
})();

/** The value, 0 to 31, of one character as people type it (`o` is 0, `i` and `l` are 1), {@link SEPARATOR} or -1. */
export function typedValue(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 128) return VALUES[code] ?? -1;
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) return VALUES[code - FULL_WIDTH_OFFSET] ?? -1;
  return SEPARATORS.test(char) ? SEPARATOR : -1;
}

/** What someone typed without its separators. */
export function withoutSeparators(text: string): string {
  let kept = '';
  for (const char of text) if (typedValue(char) !== SEPARATOR) kept += char;
  return kept;
}
