import { InvalidArgumentError } from 'commander';
import { parseCivilDay } from '../../stamps/civil-day.ts';
import { MAX_INDEX } from '../../stamps/serial/index.ts';

/** Reads a whole number of a unit within limits, both inclusive. */
export function wholeNumber(unit: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`Give ${least} to ${most} ${unit}.`);
    }
    return number;
  };
}

/** Reads a decimal number of a unit within limits, both inclusive; it may be negative. */
export function decimal(unit: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() === '' || !Number.isFinite(number) || number < least || number > most) {
      throw new InvalidArgumentError(`Give ${least} to ${most} ${unit}.`);
    }
    return number;
  };
}

/** Reads the index of a stamp in its batch. */
export const stampIndex = wholeNumber('(index of a stamp in its batch)', 0, MAX_INDEX);

/** Reads a day such as `2026-11-03`. */
export function civilDayOption(text: string): string {
  if (parseCivilDay(text) === undefined) throw new InvalidArgumentError('Give a day such as 2026-11-03.');
  return text;
}
