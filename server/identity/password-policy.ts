import { type Problem, problem } from '../http/problems.ts';
import type { RuleName } from '../http/rule-texts.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** Fewest characters of a password. */
export const PASSWORD_MIN_LENGTH = 10;

/** Most characters of a password: hashing is not to be fed with more. */
export const PASSWORD_MAX_LENGTH = 200;

/** Rows of keyboards and of the alphabet, whose pieces are no passwords. */
const ROWS = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgb',
];

/** What tells whose password it is, and so is the first that others try. */
export interface AboutPerson {
  readonly email: string;
  readonly name: string;
}

/**
 * Refuses a password that is short or among the first that anybody would try: common ones, rows of keys, repetitions,
 * telephone numbers, dates, the person's own name or address, each also with figures and signs around it. Which kinds
 * of characters it is made of does not matter. `field` is the member it came in.
 *
 * @throws password-refused
 */
export function requireGoodPassword(password: string, person: AboutPerson, field = 'password'): void {
  const length = [...password].length;
  if (length < PASSWORD_MIN_LENGTH) throw refuse(field, 'password-short', { limit: PASSWORD_MIN_LENGTH });
  if (length > PASSWORD_MAX_LENGTH) throw refuse(field, 'password-long', { limit: PASSWORD_MAX_LENGTH });
  const plain = plainForm(password);
  if (isPersonal(plain, person)) throw refuse(field, 'password-personal');
  if (isSimple(plain)) throw refuse(field, 'password-simple');
  if (isCommon(plain)) throw refuse(field, 'password-common');
}

function refuse(field: string, rule: RuleName, params: Record<string, number> = {}): Problem {
  return problem('password-refused', { field, params: { rule, ...params } });
}

/** Lower case, without tones, spaces and most signs. */
function plainForm(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}@$!]/gu, '');
}

function isSimple(plain: string): boolean {
  if (plain === '' || new Set(plain).size < 5) return true;
  // A telephone number, or a day with something behind it.
  if (/^(?:84|0)[35789]\d{8}$/.test(plain)) return true;
  if (/^(?:[0-3]?\d[01]?\d(?:19|20)\d\d){1,2}$/.test(plain)) return true;
  return coveredByRows(plain);
}

/** Whether a text is nothing but pieces of three and more of the rows, forwards or backwards. */
function coveredByRows(plain: string): boolean {
  let rest = plain;
  while (rest !== '') {
    const length = ROWS.flatMap((row) => [row, [...row].toReversed().join('')]).reduce(
      (longest, row) => Math.max(longest, sharedStart(rest, row)),
      0,
    );
    if (length < 3) return false;
    rest = rest.slice(length);
  }
  return true;
}

/** How many characters at the start of `text` are a piece of `row`. */
function sharedStart(text: string, row: string): number {
  let length = 0;
  while (length < text.length && row.includes(text.slice(0, length + 1))) length += 1;
  return length;
}

function isCommon(plain: string): boolean {
  return stemsOf(plain).some((stem) => COMMON_PASSWORDS.has(stem));
}

function isPersonal(plain: string, { email, name }: AboutPerson): boolean {
  const own = [plainForm(email), plainForm(email.split('@')[0] ?? ''), plainForm(name)].filter(
    (text) => text.length >= 4,
  );
  return stemsOf(plain).some((stem) => own.includes(stem));
}

/** A password and what is left of it without figures and signs around it, also with figures read as letters. */
function stemsOf(plain: string): string[] {
  const bare = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const read = (text: string) =>
    text
      .replace(/[@4]/g, 'a')
      .replace(/[$5]/g, 's')
      .replace(/[1!]/g, 'i')
      .replace(/0/g, 'o')
      .replace(/3/g, 'e')
      .replace(/7/g, 't');
  const halves = [plain, bare, read(plain), read(bare)].flatMap((text) =>
    text.length % 2 === 0 && text.slice(0, text.length / 2) === text.slice(text.length / 2)
      ? [text, text.slice(0, text.length / 2)]
      : [text],
  );
  return [...new Set(halves)].filter((text) => text !== '');
}
