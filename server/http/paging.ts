import { type Static, type TSchema, Type } from 'typebox';
import { problem } from './problems.ts';

/** Rows that one answer of a list carries at most. */
export const PAGE_LIMIT = 200;

/** Query of every list; `cursor` is the `next` of the page before. */
export const PageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: PAGE_LIMIT, default: 50 }),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
});

/** Parsed query of a list. */
export type PageQuery = Static<typeof PageQuery>;

/** One page of a list; `next` is null on the last one. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** Schema of a page of `item`. */
export function pageSchema<T extends TSchema>(item: T) {
  return Type.Object({
    items: Type.Array(item),
    next: Type.Union([Type.String(), Type.Null()], {
      description: 'Cursor of the next page; null on the last one.',
    }),
  });
}

/** The values that a list continues behind, made opaque. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** What {@link decodeCursor} gives for each kind of value that a cursor holds. */
type Position<K extends readonly ('string' | 'number')[]> = {
  -readonly [I in keyof K]: K[I] extends 'number' ? number : string;
};

/**
 * Reads back a cursor that holds values of these kinds in this order.
 * @throws cursor-invalid
 */
export function decodeCursor<const K extends readonly ('string' | 'number')[]>(
  text: string,
  kinds: K,
): Position<K> {
  const position = parse(text);
  if (!hasKinds(position, kinds)) throw problem('cursor-invalid', { field: 'cursor' });
  return position;
}

/**
 * Makes a page from up to `limit + 1` rows: the extra row tells that there is a next page.
 * `positionOf` gives the values that the list continues behind.
 */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  positionOf: (row: R) => readonly (string | number)[],
  present: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null;
  return { items: shown.map(present), next };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function hasKinds<K extends readonly ('string' | 'number')[]>(
  position: unknown,
  kinds: K,
): position is Position<K> {
  return (
    Array.isArray(position) &&
    position.length === kinds.length &&
    // A number outside the safe range would reach SQL as something else than it was.
    position.every(
      (value, place) =>
        typeof value === kinds[place] && (typeof value === 'string' || Number.isSafeInteger(value)),
    )
  );
}
