/** A number for a content stream, without trailing zeros. */
export function decimal(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}
