/** A run of words that both texts have, or only the old or the new one. */
export interface DiffRun {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Words of a text beyond which it is compared as a whole: the table of the comparison grows with the square. */
const WORDS_LIMIT = 3_000;

/** How a text became another one, word by word. */
export function wordDiff(before: string, after: string): DiffRun[] {
  const old = before.match(/\s+|[^\s]+/g) ?? [];
  const now = after.match(/\s+|[^\s]+/g) ?? [];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end += 1;
  const runs = [
    ...old.slice(0, start).map((text) => ({ kind: 'same' as const, text })),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map((text) => ({ kind: 'same' as const, text })),
  ];
  return joined(runs);
}

/** The longest common run of words, by the usual table. */
function middle(old: readonly string[], now: readonly string[]): DiffRun[] {
  if (old.length > WORDS_LIMIT || now.length > WORDS_LIMIT) {
    return [
      { kind: 'old', text: old.join('') },
      { kind: 'new', text: now.join('') },
    ];
  }
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const runs: DiffRun[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [was, is] = [old[i], now[j]];
    if (was !== undefined && was === is) {
      runs.push({ kind: 'same', text: was });
      i += 1;
      j += 1;
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push({ kind: 'old', text: was });
      i += 1;
    } else if (is !== undefined) {
      runs.push({ kind: 'new', text: is });
      j += 1;
    }
  }
  return runs;
}

function joined(runs: readonly DiffRun[]): DiffRun[] {
  const all: DiffRun[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (run.text === '') continue;
    if (last?.kind === run.kind) all[all.length - 1] = { kind: run.kind, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}
