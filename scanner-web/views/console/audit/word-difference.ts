/** A stretch of a text that is in both versions, or in one alone. */
export interface TextPart {
  readonly in: 'both' | 'before' | 'after';
  readonly text: string;
}

/** Words of the longer text that are compared; beyond it the texts are told whole. */
const WORDS_LIMIT = 800;

/** What differs between two texts, word by word, in the order of reading. */
export function wordDifference(before: string, after: string): readonly TextPart[] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  if (Math.max(a.length, b.length) > WORDS_LIMIT) {
    return joined([
      { in: 'before', text: before },
      { in: 'after', text: after },
    ]);
  }
  const common = commonLengths(a, b);
  const parts: TextPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const word = a[i];
    if (word !== undefined && word === b[j]) {
      parts.push({ in: 'both', text: word });
      i += 1;
      j += 1;
    } else if (word !== undefined && (j === b.length || at(common, i + 1, j) >= at(common, i, j + 1))) {
      parts.push({ in: 'before', text: word });
      i += 1;
    } else {
      parts.push({ in: 'after', text: b[j] ?? '' });
      j += 1;
    }
  }
  return joined(parts);
}

/** Words, each with the white space behind it. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\S+\s*|\s+/g) ?? [];
}

/** `[i][j]`: how many words the rest of both from there has in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    for (let j = b.length - 1; j >= 0 && row !== undefined; j -= 1) {
      row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

function at(rows: readonly Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function joined(parts: readonly TextPart[]): readonly TextPart[] {
  const runs: { in: TextPart['in']; text: string }[] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run?.in === part.in) run.text += part.text;
    else if (part.text !== '') runs.push({ ...part });
  }
  return runs;
}
