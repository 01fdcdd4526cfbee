/** How Vietnamese was written before Unicode: by fonts that drew other characters as Vietnamese letters. */
export interface OldFont {
  readonly encoding: 'TCVN3 (ABC)' | 'VNI';
  /** A cell of the table in which it was seen, cut short. */
  readonly sample: string;
}

/** Words after which it is no chance: a single `CocaCola®`, `µm`, `Noël` or `piñata` stands in right text, too. */
const WORDS_MIN = 3;

const SAMPLE_LENGTH = 40;

/**
 * TCVN3 has half of its letters where Latin-1 has signs: `®ång`, `t¸c`, `n«ng`. No Unicode text has a letter behind them.
 * Source: TCVN 5712:1993, the third set.
 */
const TCVN3_WORD = /[µ¶·¸¹¨»¼½¾©ª«¬®][a-zà-ÿ]/iu;

/**
 * VNI writes the tone as a character of its own behind the vowel, `taùc`, `ñaëc`, and ñ and ö for đ and ư. The pairs here
 * begin no Vietnamese syllable of Unicode.
 * Source: the character set of VNI for Windows.
 */
const VNI_WORD = /[aeouyôö][øûïåäüë]|[ñö][a-zà-ÿ]/iu;

/**
 * Tells a table that is typed in fonts of before Unicode. It is refused rather than converted: capitals are capitals by their
 * font alone, and the same character stands for different letters in the two encodings.
 * @returns undefined for text in Unicode
 */
export function oldFontOf(rows: readonly (readonly string[])[]): OldFont | undefined {
  return seen(rows, 'TCVN3 (ABC)', TCVN3_WORD) ?? seen(rows, 'VNI', VNI_WORD);
}

function seen(
  rows: readonly (readonly string[])[],
  encoding: OldFont['encoding'],
  word: RegExp,
): OldFont | undefined {
  const words = new Set<string>();
  for (const row of rows) {
    for (const cell of row) {
      if (!word.test(cell)) continue;
      for (const one of cell.split(/\s+/u)) if (word.test(one)) words.add(one);
      if (words.size >= WORDS_MIN) return { encoding, sample: cell.trim().slice(0, SAMPLE_LENGTH) };
    }
  }
  return undefined;
}
