/** A font whose characters are kept as graphics in the printer's memory; plain data. */
export interface StoredFont {
  /** From a character graphic's top left corner to its origin on the baseline, dots. */
  readonly bearingDots: number;
  readonly baselineDots: number;
  readonly characters: Readonly<Record<string, { readonly graphic: string; readonly advanceDots: number }>>;
}

/** The graphics of a line of text, each with where it begins, in dots from the line's origin. */
export function storedLine(
  font: StoredFont,
  text: string,
): { readonly graphic: string; readonly xDots: number }[] {
  let x = 0;
  return [...text].flatMap((character) => {
    const known = font.characters[character];
    if (known === undefined) return [];
    const placed = { graphic: known.graphic, xDots: Math.round(x) };
    x += known.advanceDots;
    return placed;
  });
}
