/**
 * The number by which people call a stamp of a batch: they count from 1, as they do with labels and sheets, while
 * the format and the API count from 0.
 */
export function stampNumber(index: number): number {
  return index + 1;
}

/** The index of the stamp that people call by a number. */
export function indexOfNumber(number: number): number {
  return number - 1;
}
