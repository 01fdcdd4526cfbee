import { searchText } from '../../domain/spelling.ts';
import type { ProducerName } from '../../storage/producers.ts';
import { organisationKey } from '../organisation-name.ts';
import { nearLetters } from './near-letters.ts';

/** Names shown beside one that may be the same; the likeliest first. */
const SHOWN_LIMIT = 5;

/** How much of two names must be the same words for them to be told as alike. */
const SHARED_MIN = 0.6;

/** Finds registered names that may mean the same producer, however they are spelled. */
export function similarProducers(registered: readonly ProducerName[]): (name: string) => ProducerName[] {
  const known = registered.map((producer) => ({ producer, core: coreOf(producer.name) }));
  const byWord = new Map<string, number[]>();
  for (const [at, { core }] of known.entries()) {
    for (const word of core.words) {
      const holders = byWord.get(word);
      if (holders === undefined) byWord.set(word, [at]);
      else holders.push(at);
    }
  }
  const nearIn = nearLetters(known.map(({ core }) => core.letters));
  return (name) => {
    const core = coreOf(name);
    const shared = new Map<number, number>();
    for (const word of core.words) {
      for (const at of byWord.get(word) ?? []) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    const near = nearIn(core.letters);
    return [...new Set([...shared.keys(), ...near])]
      .toSorted((a, b) => a - b)
      .flatMap((at) => {
        const one = known[at];
        if (one === undefined) return [];
        const words = core.words.size + one.core.words.size;
        const likeness = likenessOf(shared.get(at) ?? 0, words, near.has(at));
        return likeness < SHARED_MIN ? [] : { producer: one.producer, likeness };
      })
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
function likenessOf(shared: number, words: number, isNear: boolean): number {
  const byWords = shared / (words - shared);
  return isNear && byWords < 1 ? Math.max(byWords, 0.9) : byWords;
}
