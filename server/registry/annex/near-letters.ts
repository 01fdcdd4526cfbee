/** Names this long may be alike by a typing error. */
const LETTERS_MIN = 8;

/** Letters put in, left out or exchanged between two names that are alike. */
const ERRORS_LIMIT = 2;

/** Of so many pieces one at least is untouched by {@link ERRORS_LIMIT} errors. */
const PIECES = ERRORS_LIMIT + 1;

/**
 * Finds, by their place, the known texts that become another one by at most {@link ERRORS_LIMIT} letters put in, left out
 * or exchanged. Only texts that share a piece at about the same place are compared letter by letter.
 */
export function nearLetters(known: readonly string[]): (text: string) => ReadonlySet<number> {
  const byPiece = new Map<string, number[]>();
  for (const [at, text] of known.entries()) {
    if (text.length < LETTERS_MIN) continue;
    for (const { first, last, piece } of piecesOf(text.length)) {
      const key = `${text.length} ${piece} ${text.slice(first, last)}`;
      const holders = byPiece.get(key);
      if (holders === undefined) byPiece.set(key, [at]);
      else holders.push(at);
    }
  }
  return (text) => {
    const sharing = new Set<number>();
    if (text.length < LETTERS_MIN) return sharing;
    for (let length = text.length - ERRORS_LIMIT; length <= text.length + ERRORS_LIMIT; length += 1) {
      for (const { first, last, piece } of piecesOf(length)) {
        for (let shift = -Math.min(ERRORS_LIMIT, first); shift <= ERRORS_LIMIT; shift += 1) {
          const key = `${length} ${piece} ${text.slice(first + shift, last + shift)}`;
          for (const at of byPiece.get(key) ?? []) sharing.add(at);
        }
      }
    }
    return new Set([...sharing].filter((at) => differsLittle(text, known[at] ?? '')));
  };
}

/** Where the pieces of a text of this length begin and end. */
function piecesOf(length: number) {
  return Array.from({ length: PIECES }, (_, piece) => ({
    piece,
    first: Math.floor((length * piece) / PIECES),
    last: Math.floor((length * (piece + 1)) / PIECES),
  }));
}

/** Whether two texts become one by at most {@link ERRORS_LIMIT} errors; looks no further than that beside the diagonal. */
function differsLittle(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > ERRORS_LIMIT) return false;
  const beyond = ERRORS_LIMIT + 1;
  let previous = Array.from({ length: other.length + 1 }, (_, at) => Math.min(at, beyond));
  let current = previous.map(() => beyond);
  for (let row = 1; row <= one.length; row += 1) {
    const first = Math.max(1, row - ERRORS_LIMIT);
    const last = Math.min(other.length, row + ERRORS_LIMIT);
    current[first - 1] = first === 1 ? Math.min(row, beyond) : beyond;
    let least = current[first - 1] ?? beyond;
    for (let column = first; column <= last; column += 1) {
      const exchange = one[row - 1] === other[column - 1] ? 0 : 1;
      const errors = Math.min(
        (previous[column - 1] ?? beyond) + exchange,
        (previous[column] ?? beyond) + 1,
        (current[column - 1] ?? beyond) + 1,
        beyond,
      );
      current[column] = errors;
      if (errors < least) least = errors;
    }
    if (last < other.length) current[last + 1] = beyond;
    if (least > ERRORS_LIMIT) return false;
    [previous, current] = [current, previous];
  }
  return (previous[other.length] ?? beyond) <= ERRORS_LIMIT;
}
