/** One page of a list that is sorted by search key, then id. */
export interface SearchPage {
  /** 1 to 200 rows. */
  readonly limit: number;
  /** The last row of the page before. */
  readonly after?: { readonly searchKey: string; readonly id: string } | undefined;
  /** Text without tones, lower case, ASCII, that the search key must contain. */
  readonly contains?: string | undefined;
}

/** A `like` pattern for "contains this text", with `\` as the escape character. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
}
