import { ALPHABET } from './alphabet.ts';

/**
 * The check character over the values, 0 to 31, of the characters before it.
 *
 * Source: ISO/IEC 7064, hybrid system with M = 32. It finds every single wrong character.
 */
export function checkCharacter(values: readonly number[]): string {
  return ALPHABET.charAt((33 - product(values, values.length)) % 32);
}

/** True when the last value is the check over those before it. */
export function hasValidCheck(values: readonly number[]): boolean {
  const last = values.length - 1;
  return last > 0 && (product(values, last) + (values[last] ?? 0)) % 32 === 1;
}

function product(values: readonly number[], length: number): number {
  let carry = 32;
  for (let i = 0; i < length; i += 1) {
    const sum = (carry + (values[i] ?? 0)) % 32;
    carry = (2 * (sum === 0 ? 32 : sum)) % 33;
  }
  return carry;
}
