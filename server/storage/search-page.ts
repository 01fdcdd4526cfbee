import { type RawBuilder, type SqlBool, sql } from 'kysely';

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

/** That a column, named as in the database, contains a text; letters count without their case in ASCII alone. */
export function contains(column: string, text: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.raw(column)} like ${containsPattern(text)} escape '\\'`;
}
