import type { Fault } from '../source-tree.ts';

/** One entry of a dictionary, flattened: its dotted key and, for text, the text. */
interface Entry {
  readonly key: string;
  readonly text: string | undefined;
  readonly takes: number;
}

/**
 * Where two dictionaries of the same texts differ: keys of one alone, empty texts, sentences left untranslated,
 * holes (`{name}`) or parameters of one alone. `path` names the file at fault; `oneSided` the keys of texts that
 * readers of one language alone need; `names` are those of the two languages.
 */
export function dictionaryFaults(
  path: string,
  vi: unknown,
  en: unknown,
  oneSided: readonly string[] = [],
  names: readonly [string, string] = ['Vietnamese', 'English'],
): Fault[] {
  const fault = (message: string): Fault => ({ path, line: 0, message });
  const vietnamese = new Map(entriesOf(vi).map((entry) => [entry.key, entry]));
  const english = new Map(entriesOf(en).map((entry) => [entry.key, entry]));
  const faults: Fault[] = [];
  for (const [key, entry] of vietnamese) {
    const other = english.get(key);
    if (!other) faults.push(fault(`${key} has no ${names[1]} text`));
    else if (!oneSided.includes(key))
      faults.push(...pairFaults(entry, other).map((message) => fault(`${key} ${message}`)));
  }
  for (const key of english.keys())
    if (!vietnamese.has(key)) faults.push(fault(`${key} has no ${names[0]} text`));
  return faults;
}

function pairFaults(vi: Entry, en: Entry): string[] {
  const faults: string[] = [];
  if (vi.takes !== en.takes) faults.push('takes different parameters in the two languages');
  if (vi.text === undefined || en.text === undefined) return faults;
  if (vi.text.trim() === '' || en.text.trim() === '') faults.push('is empty');
  if (holes(vi.text) !== holes(en.text)) faults.push('has different holes in the two languages');
  if (vi.text === en.text && /\s\S+\s\S+/.test(vi.text))
    faults.push('is the same sentence in both languages');
  return faults;
}

function holes(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
}

function entriesOf(value: unknown, prefix = ''): Entry[] {
  if (typeof value === 'string') return [{ key: prefix, text: value, takes: 0 }];
  if (typeof value === 'function') return [{ key: prefix, text: undefined, takes: value.length }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    entriesOf(below, prefix === '' ? key : `${prefix}.${key}`),
  );
}
