import { remembered } from './remembered.ts';

/** The same names come again and again where tables are read. */
const NAMES_REMEMBERED = 4_000;

/** U+0300 huyền, U+0301 sắc, U+0303 ngã, U+0309 hỏi, U+0323 nặng; the circumflex, breve and horn belong to the letter. */
const TONES = new Map([
  ['\u0300', '1'],
  ['\u0301', '2'],
  ['\u0309', '3'],
  ['\u0303', '4'],
  ['\u0323', '5'],
]);

/**
 * The key of a Vietnamese name that does not depend on how it was typed: Unicode form, case, spaces, punctuation,
 * apostrophes and the letter that carries the tone mark (`Thủy`, `Thuỷ`) do not count. The tones themselves, the letters
 * `ă â ê ô ơ ư đ` and digits do, so that names that differ in them stay apart.
 *
 * @returns words in lower case separated by one space, each with its tones as `'1` to `'5` at its end; empty when the text
 * has neither letters nor digits.
 */
export const foldSpelling = remembered((text) => words(text).map(foldWord).join(' '), NAMES_REMEMBERED);

/** The text in lower case ASCII without marks, for searching and sorting: `Mắm nêm` is `mam nem`. */
export const searchText = remembered(
  (text) =>
    words(text)
      .map((word) => word.replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd'))
      .join(' '),
  NAMES_REMEMBERED,
);

/** The text in NFC with invisible characters removed and runs of white space as one space, trimmed. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/\s+/gu, ' ');
}

/** The text in NFC with invisible characters removed, line ends as `\n`, trimmed. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
}

function words(text: string): string[] {
  const plain = text
    .toWellFormed()
    .normalize('NFKD')
    .toLowerCase()
    // Icelandic eth and African d are drawn like đ and stand for it in old lists.
    .replaceAll(/[ðɖ]/g, 'đ')
    .replaceAll(/[\p{Cf}'’‘ʼ`´]/gu, '');
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function foldWord(word: string): string {
  let letters = '';
  let tones = '';
  for (const character of word) {
    const tone = TONES.get(character);
    if (tone === undefined) letters += character;
    else tones += `'${tone}`;
  }
  return letters.normalize('NFC') + tones;
}
