import type { Locale } from '../../model.ts';

/** A text in the form in which typed words are looked for: no case, no marks, `70 × 37,5` as `70x37.5`. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll(/(\d)[.,](?=\d)/g, '$1.')
    .replaceAll(/(\d)\s*[×x*]\s*(?=\d)/g, '$1x');
}

/** Whether every typed word is in a text: part of a name, a size, a number of labels, an id. */
export function isFound(text: string, typed: string): boolean {
  const within = plain(text);
  return plain(typed)
    .split(/\s+/)
    .every((word) => within.includes(word));
}

/** A number as it is typed and shown, with all of its decimals and without separators of thousands. */
export function decimalText(value: number, locale: Locale): string {
  return locale === 'vi' ? String(value).replace('.', ',') : String(value);
}

/** The name of a stock with decimals as the language writes them; names that are no sizes stay as they are. */
export function stockName(name: string, locale: Locale): string {
  const isSizes = /^(?:\d+ × )?\d+(?:\.\d+)? × \d+(?:\.\d+)? mm$/.test(name);
  return locale === 'vi' && isSizes ? name.replaceAll('.', ',') : name;
}
