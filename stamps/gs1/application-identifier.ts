/**
 * Assigned application identifiers as inclusive ranges, by their number of digits; in the four-digit ranges of
 * measures the last digit is the number of decimals.
 *
 * Source: GS1 General Specifications, section 3.2.
 */
const ASSIGNED: Readonly<Record<number, readonly (readonly [first: number, last: number])[]>> = {
  2: [
    [0, 2],
    [10, 13],
    [15, 17],
    [20, 22],
    [30, 30],
    [37, 37],
    [90, 99],
  ],
  3: [
    [235, 235],
    [240, 243],
    [250, 251],
    [253, 255],
    [400, 403],
    [410, 417],
    [420, 427],
    [710, 717],
  ],
  4: [
    ...decimals(310, 316),
    ...decimals(320, 337),
    ...decimals(340, 357),
    ...decimals(360, 369),
    [3900, 3909],
    [3910, 3919],
    [3920, 3929],
    [3930, 3939],
    [3940, 3943],
    [3950, 3955],
    [4300, 4333],
    [7001, 7011],
    [7020, 7023],
    [7030, 7039],
    [7040, 7041],
    [7230, 7242],
    [7250, 7259],
    [8001, 8013],
    [8017, 8020],
    [8026, 8026],
    [8030, 8030],
    [8040, 8043],
    [8110, 8112],
    [8200, 8200],
  ],
};

/** True for the digits of an assigned application identifier. */
export function isApplicationIdentifier(digits: string): boolean {
  if (!/^[0-9]{2,4}$/.test(digits)) return false;
  const number = Number(digits);
  return (ASSIGNED[digits.length] ?? []).some(([first, last]) => number >= first && number <= last);
}

function decimals(first: number, last: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let stem = first; stem <= last; stem += 1) ranges.push([stem * 10, stem * 10 + 5]);
  return ranges;
}
