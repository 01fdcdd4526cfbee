/** A GTIN in its 14-digit form, check digit valid. */
export type Gtin = string & { readonly gtin: unique symbol };

/** Why a text is no GTIN. */
export type GtinFault = 'gtin-length' | 'gtin-character' | 'gtin-check';

/** What a text is as a GTIN, or why it is none. */
export type ParsedGtin = { ok: true; gtin: Gtin } | { ok: false; fault: GtinFault };

const LENGTHS: readonly number[] = [8, 12, 13, 14];

/** The GS1 check digit of a number given without it. @throws TypeError unless it is digits only. */
export function checkDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) throw new TypeError('digits expected');
  let sum = 0;
  for (let i = digits.length - 1, weight = 3; i >= 0; i -= 1, weight = 4 - weight) {
    sum += (digits.charCodeAt(i) - 48) * weight;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Reads a GTIN-8, GTIN-12, GTIN-13 or GTIN-14 and pads it to 14 digits; spaces and hyphens between digits are allowed. */
export function parseGtin(text: string): ParsedGtin {
  const digits = text.length > 64 ? text : text.replace(/[\s-]/g, '');
  if (digits.length > 64) return { ok: false, fault: 'gtin-length' };
  if (!/^[0-9]*$/.test(digits)) return { ok: false, fault: 'gtin-character' };
  if (!LENGTHS.includes(digits.length)) return { ok: false, fault: 'gtin-length' };
  if (checkDigit(digits.slice(0, -1)) !== digits.slice(-1)) return { ok: false, fault: 'gtin-check' };
  return { ok: true, gtin: digits.padStart(14, '0') as Gtin };
}
