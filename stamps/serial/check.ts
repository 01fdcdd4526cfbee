import { ALPHABET, characterValue } from './alphabet.ts';

/**
 * The check character of a canonical text.
 *
 * Source: ISO/IEC 7064, hybrid system with M = 32. It finds every wrong character and nearly every swap.
 */
export function checkCharacter(text: string): string {
  return ALPHABET.charAt((33 - carry(text)) % 32);
}

/** True when the last character of a canonical text is the check character of the others. */
export function hasValidCheck(text: string): boolean {
  return text.length > 0 && checkCharacter(text.slice(0, -1)) === text.slice(-1);
}

function carry(text: string): number {
  let product = 32;
  for (let i = 0; i < text.length; i += 1) {
    const sum = (product + characterValue(text.charCodeAt(i))) % 32;
    product = (2 * (sum === 0 ? 32 : sum)) % 33;
  }
  return product;
}
