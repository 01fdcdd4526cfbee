import { asciiBytes } from '../ascii.ts';
import type { BatchCode } from '../serial/index.ts';
import { hkdfSha256, serialPrefix } from '../serial/index.ts';

/** Eight decimal digits under the scratch layer; comes from a MAC or from {@link parseHiddenCode} alone. */
export type HiddenCode = string & { readonly hiddenCode: unique symbol };

/** Digits of a hidden code. */
export const HIDDEN_CODE_DIGITS = 8;

const CODES = 10 ** HIDDEN_CODE_DIGITS;
/** The largest multiple of 10^8 within 32 bits: words from here on would make some codes likelier than others. */
const WORD_LIMIT = Math.floor(2 ** 32 / CODES) * CODES;
const MAC_BYTES = 32;

/** The HKDF info of a batch's hidden-code key. */
export function batchHiddenKeyInfo(batchCode: BatchCode): Uint8Array {
  return asciiBytes(`temque/hidden-code/v1/${batchCode}`);
}

/** The key of all hidden codes of one batch, derived from a hidden-code root; never stored. */
export function deriveBatchHiddenKey(
  hmac: (key: Uint8Array, data: Uint8Array) => Uint8Array,
  hiddenRoot: Uint8Array,
  batchCode: BatchCode,
): Uint8Array {
  return hkdfSha256(hmac, hiddenRoot, batchHiddenKeyInfo(batchCode));
}

/** What the hidden code of a stamp is computed over: the ASCII of characters 1 to 10 of its serial. */
export function hiddenCodeInput(batchCode: BatchCode, index: number): Uint8Array {
  return asciiBytes(serialPrefix(batchCode, index));
}

/**
 * The hidden code in a MAC of 32 bytes: the first of its eight big-endian 32-bit words that is below 42 · 10^8, modulo 10^8, so
 * that every code is as likely as every other. That all eight are above happens once in 10^13; then the last is taken.
 * @throws TypeError when the MAC has another length
 */
export function hiddenCodeFromMac(mac: Uint8Array): HiddenCode {
  if (mac.length !== MAC_BYTES) throw new TypeError('a hidden code is made from 32 bytes');
  const view = new DataView(mac.buffer, mac.byteOffset, MAC_BYTES);
  let word = view.getUint32(0);
  for (let at = 4; word >= WORD_LIMIT && at < MAC_BYTES; at += 4) word = view.getUint32(at);
  return branded(String(word % CODES).padStart(HIDDEN_CODE_DIGITS, '0'));
}

/** The code of one stamp under its batch's hidden-code key. */
export function hiddenCodeOf(
  hmac: (key: Uint8Array, data: Uint8Array) => Uint8Array,
  batchHiddenKey: Uint8Array,
  batchCode: BatchCode,
  index: number,
): HiddenCode {
  return hiddenCodeFromMac(hmac(batchHiddenKey, hiddenCodeInput(batchCode, index)));
}

/** Reads a code as people type it, with spaces, dots or hyphens and with letters that look like digits; undefined for anything else. */
export function parseHiddenCode(typed: string): HiddenCode | undefined {
  if (typed.length > MAX_TYPED) return undefined;
  const digits = typed
    .normalize('NFKC')
    .replaceAll(/[\s.\-–]/gu, '')
    .replaceAll(/[Oo]/g, '0')
    .replaceAll(/[IiLl]/g, '1');
  return /^[0-9]{8}$/.test(digits) ? branded(digits) : undefined;
}

/** Characters beyond which a text is no typed code. */
const MAX_TYPED = 40;

/** The two groups of four in which a code is printed. */
export function hiddenCodeGroups(code: HiddenCode): [string, string] {
  return [code.slice(0, 4), code.slice(4)];
}

function branded(digits: string): HiddenCode {
  return digits as HiddenCode;
}
