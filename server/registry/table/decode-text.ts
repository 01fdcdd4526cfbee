/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark.
 * @returns undefined when the bytes are neither.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Latin letters, digits and separators have a zero byte in UTF-16 and a header row is full of them.
  const head = bytes.subarray(0, 200);
  const zerosAt = (parity: number) => head.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zerosAt(1) > head.length / 6) return 'utf-16le';
  if (zerosAt(0) > head.length / 6) return 'utf-16be';
  return 'utf-8';
}
