/** Crockford Base32: no `I`, `L`, `O`, `U`. The value of a character is its place. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const VALUES = (() => {
  const values = new Int8Array(128).fill(-1);
  for (let value = 0; value < 32; value += 1) {
    values[ALPHABET.charCodeAt(value)] = value;
    values[ALPHABET.toLowerCase().charCodeAt(value)] = value;
  }
  for (const [typed, meant] of ['O0', 'o0', 'I1', 'i1', 'L1', 'l1']) {
    values[(typed ?? '').charCodeAt(0)] = ALPHABET.indexOf(meant ?? '');
  }
  return values;
})();

/** The value, 0 to 31, of a character as people type it (`o` is 0, `i` and `l` are 1), or -1. */
export function characterValue(charCode: number): number {
  return charCode < 128 ? (VALUES[charCode] ?? -1) : -1;
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
