/** Values per statement: below SQLite's limit of 32,766 bound parameters. */
const VALUES_PER_STATEMENT = 500;

/** Asks about many values in as few statements as SQLite's limits allow. */
export async function inChunks<V, T>(
  values: readonly V[],
  ask: (some: V[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const found: T[] = [];
  for (let first = 0; first < values.length; first += VALUES_PER_STATEMENT) {
    found.push(...(await ask(values.slice(first, first + VALUES_PER_STATEMENT))));
  }
  return found;
}
