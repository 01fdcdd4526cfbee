/** Crockford Base32: no `I`, `L`, `O`, `U`. The value of a character is its place. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The characters of values from 0 to 31. */
export function textOfValues(values: readonly number[]): string {
  let text = '';
  for (const value of values) text += ALPHABET.charAt(value);
  return text;
}

/** The `length` characters of a number, most significant first. */
export function base32(value: number, length: number): string {
  let text = '';
  for (let left = value, i = 0; i < length; i += 1) {
    text = ALPHABET.charAt(left % 32) + text;
    left = Math.floor(left / 32);
  }
  return text;
}

/** The values of a canonical text. */
export function valuesOfText(text: string): number[] {
  const values: number[] = [];
  for (let i = 0; i < text.length; i += 1) values.push(ALPHABET.indexOf(text.charAt(i)));
  return values;
}
