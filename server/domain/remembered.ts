/** Longer texts are rare and cost room. */
const LENGTH_LIMIT = 300;

/**
 * A pure function of a text that remembers what it answered last: for `limit` texts at least, for twice as many at most.
 */
export function remembered<T extends string>(work: (text: string) => T, limit: number): (text: string) => T {
  let recent = new Map<string, T>();
  let older = recent;
  return (text) => {
    const known = recent.get(text) ?? older.get(text);
    const answer = known ?? work(text);
    if (text.length <= LENGTH_LIMIT && !recent.has(text)) {
      if (recent.size >= limit) {
        older = recent;
        recent = new Map();
      }
      recent.set(text, answer);
    }
    return answer;
  };
}
