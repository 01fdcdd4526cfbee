/** Decimal digits of a stamp's signature: 2^512 has 155 of them. */
export const SIGNATURE_DIGITS = 155;
/** Bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64;

const WORD_BYTES = 8;
const ONLY_DIGITS = /^[0-9]+$/;

/** The signature, one big-endian integer, in exactly 155 decimal digits. @throws TypeError unless it has 64 bytes. */
export function digitsFromSignature(signature: Uint8Array): string {
  if (signature.length !== SIGNATURE_BYTES) throw new TypeError('a signature has 64 bytes');
  const view = new DataView(signature.buffer, signature.byteOffset, SIGNATURE_BYTES);
  let number = 0n;
  for (let at = 0; at < SIGNATURE_BYTES; at += WORD_BYTES) number = (number << 64n) | view.getBigUint64(at);
  return number.toString().padStart(SIGNATURE_DIGITS, '0');
}

/** The 64 bytes behind 155 decimal digits, or undefined when the text is anything else or not below 2^512. */
export function signatureFromDigits(text: string): Uint8Array | undefined {
  if (text.length !== SIGNATURE_DIGITS || !ONLY_DIGITS.test(text)) return undefined;
  const number = BigInt(text);
  if (number >> 512n !== 0n) return undefined;
  const signature = new Uint8Array(SIGNATURE_BYTES);
  const view = new DataView(signature.buffer);
  for (let at = 0, shift = 448n; at < SIGNATURE_BYTES; at += WORD_BYTES, shift -= 64n) {
    view.setBigUint64(at, number >> shift);
  }
  return signature;
}
