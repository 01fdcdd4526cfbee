/** True when every character belongs to GS1's encodable character set 82 (General Specifications, figure 7.11-1). */
export function isCset82(text: string): boolean {
  return /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/.test(text);
}

/** A value as it stands in a URI: everything but unreserved characters is percent-encoded (RFC 3986). */
export function percentEncode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The value behind percent-encoding, or undefined when it is damaged or not UTF-8. `plusIsSpace` is how a query is
 * read: a plus sign there is a space.
 */
export function percentDecode(text: string, plusIsSpace = false): string | undefined {
  const spaced = plusIsSpace ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}
