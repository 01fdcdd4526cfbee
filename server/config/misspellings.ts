/** Names shorter than this resemble too many others. */
const MIN_LENGTH = 7;

/**
 * Names that are not known but within two typing errors of a known one.
 *
 * @param names what the environment holds.
 * @param known settings; each secret's `NAME_FILE` counts as known too.
 */
export function likelyMisspellings(
  names: readonly string[],
  known: readonly string[],
): { readonly found: string; readonly meant: string }[] {
  const all = new Set([...known, ...known.map((name) => `${name}_FILE`)]);
  return names
    .filter((name) => name.length >= MIN_LENGTH && !all.has(name))
    .flatMap((found) => {
      const meant = known.find(
        (name) => name.length >= MIN_LENGTH && distance(found.toUpperCase(), name) <= 2,
      );
      return meant === undefined ? [] : [{ found, meant }];
    });
}

/** Levenshtein distance; a swap of neighbours counts two. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
