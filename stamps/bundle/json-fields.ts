import { type CivilDay, parseCivilDay } from '../civil-day.ts';
import { broken } from './byte-reader.ts';

/** A JSON object whose members are read one by one; every method throws `broken-part` on another type. */
export class JsonFields {
  readonly #members: Record<string, unknown>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw broken('an object is missing');
    this.#members = { ...value };
  }

  /** A text. */
  text(name: string): string {
    const value = this.#members[name];
    if (typeof value !== 'string') throw broken(`${name} is no text`);
    return value;
  }

  /** A text, or null when the member is absent. */
  optionalText(name: string): string | null {
    return this.#has(name) ? this.text(name) : null;
  }

  /** An integer from 0 to 2^53 − 1. */
  count(name: string): number {
    const value = this.#members[name];
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
      throw broken(`${name} is no count`);
    return value;
  }

  /** A civil day. */
  day(name: string): CivilDay {
    const day = parseCivilDay(this.text(name));
    if (day === undefined) throw broken(`${name} is no day`);
    return day;
  }

  /** A civil day, or null when the member is absent. */
  optionalDay(name: string): CivilDay | null {
    return this.#has(name) ? this.day(name) : null;
  }

  /** One of a list of words. */
  word<W extends string>(name: string, words: readonly W[]): W {
    const value = this.#members[name];
    const found = words.find((word) => word === value);
    if (found === undefined) throw broken(`${name} has a value that is not known`);
    return found;
  }

  /** One of a list of words, or null when the member is absent. */
  optionalWord<W extends string>(name: string, words: readonly W[]): W | null {
    return this.#has(name) ? this.word(name, words) : null;
  }

  /** The members of an array, each read by `read`. */
  list<T>(name: string, read: (member: unknown) => T): T[] {
    const value = this.#members[name];
    if (!Array.isArray(value)) throw broken(`${name} is no list`);
    return value.map((member: unknown) => read(member));
  }

  /** The members of an object, each read by `read`, under their names. */
  entries<T>(name: string, read: (member: unknown) => T): Map<string, T> {
    const value = this.#members[name];
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw broken(`${name} is no object`);
    return new Map(Object.entries(value).map(([key, member]) => [key, read(member)]));
  }

  /** An object. */
  object(name: string): JsonFields {
    return new JsonFields(this.#members[name]);
  }

  /** Whatever stands there. */
  value(name: string): unknown {
    return this.#members[name];
  }

  #has(name: string): boolean {
    return this.#members[name] !== undefined;
  }
}
