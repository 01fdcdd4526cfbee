import { searchText } from '../../domain/spelling.ts';
import type { ProducerName } from '../../storage/producers.ts';
import { organisationKey } from '../organisation-name.ts';

/** Names shown beside one that may be the same; the likeliest first. */
const SHOWN_LIMIT = 5;

/** How much of two names must be the same words for them to be told as alike. */
const SHARED_MIN = 0.6;

/** Names this long may be alike by a typing error. */
const LETTERS_MIN = 8;
const ERRORS_LIMIT = 2;

/** Finds registered names that may mean the same producer, however they are spelled. */
export function similarProducers(registered: readonly ProducerName[]): (name: string) => ProducerName[] {
  const known = registered.map((producer) => ({ producer, core: coreOf(producer.name) }));
  return (name) => {
    const core = coreOf(name);
    return known
      .map(({ producer, core: other }) => ({ producer, likeness: likenessOf(core, other) }))
      .filter(({ likeness }) => likeness >= SHARED_MIN)
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, SHOWN_LIMIT)
      .map(({ producer }) => producer);
  };
}

interface Core {
  readonly words: ReadonlySet<string>;
  readonly letters: string;
}

/** Words that say what an organisation is or does, as so many do. */
const COMMON = new Set(
  searchText(
    'công ty trách nhiệm hữu hạn cổ phần một thành viên hợp tác xã liên hiệp tổ hộ kinh doanh doanh nghiệp tư nhân chi ' +
      'nhánh cơ sở sản xuất thương mại dịch vụ xuất nhập khẩu chế biến nông nghiệp nông sản và trang trại',
  ).split(' '),
);

/** What sets a name apart, without tones. */
function coreOf(name: string): Core {
  const [full = ''] = organisationKey(name, '').split('|', 1);
  const all = searchText(full.replaceAll(/'\d/g, '')).split(' ');
  const own = all.filter((word) => !COMMON.has(word));
  const words = own.length === 0 ? all : own;
  return { words: new Set(words), letters: words.join('') };
}

/** 0 to 1; 1: the same words, or the same letters but for a typing error. */
function likenessOf(one: Core, other: Core): number {
  const shared = [...one.words].filter((word) => other.words.has(word)).length;
  const all = one.words.size + other.words.size - shared;
  const byWords = all === 0 ? 0 : shared / all;
  if (byWords === 1) return 1;
  const isLong = Math.min(one.letters.length, other.letters.length) >= LETTERS_MIN;
  return isLong && differsLittle(one.letters, other.letters) ? Math.max(byWords, 0.9) : byWords;
}

/** Whether two texts become one by at most {@link ERRORS_LIMIT} letters put in, left out or exchanged. */
function differsLittle(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > ERRORS_LIMIT) return false;
  let previous = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (previous[column - 1] ?? 0) + (isSame ? 0 : 1),
        ),
      );
    }
    if (Math.min(...current) > ERRORS_LIMIT) return false;
    previous = current;
  }
  return (previous[other.length] ?? 0) <= ERRORS_LIMIT;
}
