import { InvalidArgumentError } from 'commander';
import { parseCivilDay } from '../../stamps/civil-day.ts';
import { indexOfNumber, MAX_INDEX, stampNumber } from '../../stamps/serial/index.ts';
import type { CliTexts } from './texts/index.ts';

type Values = CliTexts['frame']['values'];

/** Numbers one after the other, both inclusive. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** Readers of the values that options take; a value that is none is refused in the words of a dictionary. */
export interface OptionValues {
  /** A whole number within limits, both inclusive; `unit` follows the limits when they are told. */
  whole(least: number, most: number, unit: (t: Values) => string): (text: string) => number;
  /** A decimal number within limits, both inclusive; it may be negative. */
  decimal(least: number, most: number, unit: (t: Values) => string): (text: string) => number;
  /** One number from 1, or two such as `3-5`, up to a limit. */
  run(most: number, unit: (t: Values) => string): (text: string) => Run;
  /** The index of a stamp in its batch, from its number: people count stamps from 1. */
  readonly stampIndex: (text: string) => number;
  /** A day such as `2026-11-03`. */
  readonly civilDay: (text: string) => string;
}

/** The readers, speaking one language. */
export function optionValues({ frame: { values: t } }: CliTexts): OptionValues {
  const whole: OptionValues['whole'] = (least, most, unit) => (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(t.give(least, most, unit(t)));
    }
    return number;
  };
  return {
    whole,
    run: (most, unit) => (text) => {
      const [, one = '', other = one] = /^(\d{1,7})(?:[-–](\d{1,7}))?$/.exec(text) ?? [];
      const [first, last] = [Number(one), Number(other)];
      if (first < 1 || last < first || last > most) throw new InvalidArgumentError(t.run(most, unit(t)));
      return { first, last };
    },
    decimal: (least, most, unit) => (text) => {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number) || number < least || number > most) {
        throw new InvalidArgumentError(t.give(least, most, unit(t)));
      }
      return number;
    },
    stampIndex: (text) => indexOfNumber(whole(1, stampNumber(MAX_INDEX), (texts) => texts.index)(text)),
    civilDay: (text) => {
      if (parseCivilDay(text) === undefined) throw new InvalidArgumentError(t.day);
      return text;
    },
  };
}
