/**
 * The bytes of an ASCII text.
 *
 * @throws TypeError when the text holds a character outside ASCII: such text never belongs into a signed payload.
 */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) throw new TypeError('the text is not ASCII');
    bytes[i] = code;
  }
  return bytes;
}
