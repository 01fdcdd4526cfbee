/**
 * The text of a file in UTF-8 or UTF-16, with or without a byte order mark.
 * @returns undefined when the bytes are neither.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  return decoded(bytes, encodingOf(bytes));
}

/**
 * As {@link decodeText}; what is neither may be Windows-1258, the encoding of old Vietnamese Windows.
 * @returns undefined when the bytes are none of them.
 */
export function decodeAnyText(bytes: Uint8Array): string | undefined {
  const text = decodeText(bytes);
  if (text !== undefined || bytes.includes(0)) return text;
  const old = decoded(bytes, 'windows-1258')?.normalize('NFC');
  // In any other encoding of one byte a letter, control characters and the signs for money turn up among the letters.
  return old === undefined || /[\u0080-\u009f¤]/u.test(old) ? undefined : old;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258';

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
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
