/** What reading one configuration value gave: the value, or a sentence that says what is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: string }
  | { readonly ok: false; readonly fault: string };

/** A value that was read; `warning` is for the operator's log. */
export function value<T>(read: T, warning?: string): Parsed<T> {
  return warning === undefined ? { ok: true, value: read } : { ok: true, value: read, warning };
}

/** A value that cannot be used, and why: a phrase that continues "NAME …". */
export function fault(sentence: string): { readonly ok: false; readonly fault: string } {
  return { ok: false, fault: sentence };
}

/** Reads a whole number in decimal digits within `min` to `max`. */
export function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return value(number);
  return fault(`must be a whole number from ${min} to ${max}, not "${text}"`);
}

/** Reads one word out of a closed list. */
export function parseChoice<T extends string>(text: string, choices: readonly T[]): Parsed<T> {
  const chosen = choices.find((choice) => choice === text.toLowerCase());
  return chosen === undefined ? fault(`must be one of ${choices.join(', ')}, not "${text}"`) : value(chosen);
}
