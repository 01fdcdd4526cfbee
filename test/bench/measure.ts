/** One measured figure as `npm run bench` prints it, a JSON line each. */
export interface BenchLine {
  name: string;
  value: number;
  unit: string;
  /** What the value is held against, measured in the same run, in the same unit; null for a bare figure. */
  limit: number | null;
  /** value ÷ limit, or limit ÷ value where less is better; null without a limit. */
  ratio: number | null;
  /** The ratio aimed at, with the meaning of the limit. */
  note?: string;
}

/** Middle value of a non-empty list (mean of the two middle ones when even). @throws RangeError when empty */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('median of nothing');
  if (sorted.length % 2 === 1) return upper;
  return (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** A side of a comparison: one measurement, giving a rate or a duration. */
export type Side = () => Promise<number>;

/**
 * Measures the sides in turn, `rounds` times over, so that a noisy neighbour hits all of them, and gives each
 * side's median.
 */
export async function inTurn<Name extends string>(
  sides: Record<Name, Side>,
  rounds: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(sides) as Name[];
  const seen = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of names) seen.get(name)?.push(await sides[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(seen.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

/** Rounds to four significant digits, enough for a ratio and honest about the noise. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** A line in which more is better: ratio = value ÷ limit. */
export function rateLine(name: string, value: number, unit: string, limit: number, note: string): BenchLine {
  return { name, value: rounded(value), unit, limit: rounded(limit), ratio: rounded(value / limit), note };
}

/** A bare figure without a limit. */
export function figureLine(name: string, value: number, unit: string, note?: string): BenchLine {
  return { name, value: rounded(value), unit, limit: null, ratio: null, ...(note ? { note } : {}) };
}
