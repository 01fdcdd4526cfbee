const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** BASE64URL without padding (RFC 7515, section 2). */
export function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63);
    if (left > 1) text += ALPHABET.charAt((word >> 6) & 63);
    if (left > 2) text += ALPHABET.charAt(word & 63);
  }
  return text;
}

/** The bytes of a BASE64URL text, or undefined unless it is the one text that {@link base64url} writes for them. */
export function bytesFromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const char of text) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return undefined;
    word = ((word << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (word >> bits) & 0xff;
      at += 1;
    }
  }
  return (word & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
