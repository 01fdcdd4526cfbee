/** A scale from 0 upwards whose marks are round numbers. */
export interface Scale {
  /** At least the largest value, and never 0. */
  readonly top: number;
  /** From 0 to `top`, evenly apart. */
  readonly marks: readonly number[];
}

/** The scale for values up to `largest`, with about `count` steps; whole numbers only. */
export function scaleFor(largest: number, count = 4): Scale {
  const rough = Math.max(1, largest) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  const steps = Math.max(1, Math.ceil(largest / step));
  return {
    top: steps * step,
    marks: Array.from({ length: steps + 1 }, (_, place) => place * step),
  };
}

/** Which of `count` labels have room when at most `room` are written: the first, and every so many after it. */
export function labelled(count: number, room: number): (place: number) => boolean {
  const every = Math.max(1, Math.ceil(count / room));
  return (place) => place % every === 0;
}

/** A coordinate with two decimals: enough for any screen, and the page stays small. */
export function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}
