/** Decimal digits of a stamp's signature: 2^512 has 155 of them. */
export const SIGNATURE_DIGITS = 155;
/** Bytes of an Ed25519 signature. */
export const SIGNATURE_BYTES = 64;

/** The signature, one big-endian integer, in exactly 155 decimal digits. @throws TypeError unless it has 64 bytes. */
export function digitsFromSignature(signature: Uint8Array): string {
  if (signature.length !== SIGNATURE_BYTES) throw new TypeError('a signature has 64 bytes');
  let hex = '0x';
  for (let i = 0; i < SIGNATURE_BYTES; i += 1) hex += HEX[signature[i] ?? 0];
  return BigInt(hex).toString().padStart(SIGNATURE_DIGITS, '0');
}

/** The 64 bytes behind 155 decimal digits, or undefined when the text is anything else or not below 2^512. */
export function signatureFromDigits(text: string): Uint8Array | undefined {
  if (!DIGITS.test(text)) return undefined;
  // 512 bits in limbs of 24: products with 10^8 stay exact in a double.
  const limbs = new Float64Array(LIMBS);
  let used = 1;
  let at = SIGNATURE_DIGITS % 8;
  limbs[0] = Number(text.slice(0, at));
  for (; at < SIGNATURE_DIGITS; at += 8) {
    let carry = Number(text.slice(at, at + 8));
    for (let i = 0; i < used; i += 1) {
      const product = (limbs[i] ?? 0) * 1e8 + carry;
      carry = Math.floor(product / LIMB);
      limbs[i] = product - carry * LIMB;
    }
    while (carry > 0) {
      if (used === LIMBS) return undefined;
      limbs[used] = carry % LIMB;
      carry = Math.floor(carry / LIMB);
      used += 1;
    }
  }
  const top = limbs[LIMBS - 1] ?? 0;
  if (top > 0xff) return undefined;
  const bytes = new Uint8Array(SIGNATURE_BYTES);
  for (let i = 0; i < LIMBS - 1; i += 1) {
    const limb = limbs[i] ?? 0;
    const end = SIGNATURE_BYTES - 1 - 3 * i;
    bytes[end] = limb & 0xff;
    bytes[end - 1] = (limb >> 8) & 0xff;
    bytes[end - 2] = limb >> 16;
  }
  bytes[0] = top;
  return bytes;
}

const DIGITS = /^[0-9]{155}$/;
const LIMB = 0x1000000;
const LIMBS = 22;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
