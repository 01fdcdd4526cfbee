/** Full-width forms of ASCII, as some Asian keyboards write them. */
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;

/** Spaces, invisible characters and the many dashes that keyboards, phones and word processors put between groups. */
const SEPARATORS = /[\s\-_\u00ad\u058a\u200b-\u2015\u202f\u2060\u2043\u2212\u3000\u30fc\ufe58\ufe63\ufeff]/u;

/** What someone typed, character by character, without separators and with full-width forms folded. */
export function typedCharacters(text: string): string {
  let kept = '';
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const folded =
      code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST ? String.fromCodePoint(code - 0xfee0) : char;
    if (!SEPARATORS.test(folded)) kept += folded;
  }
  return kept;
}
