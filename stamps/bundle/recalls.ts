import type { BundleRecall } from './lots.ts';

/** Finds what was recalled by the stamps on it. */
export class RecallIndex {
  readonly #stamps = new Map<number, { first: number; last: number; recall: BundleRecall }[]>();

  constructor(recalls: readonly BundleRecall[]) {
    for (const recall of recalls) {
      for (const { batch, first, last } of recall.stamps) {
        const runs = this.#stamps.get(batch) ?? [];
        runs.push({ first, last, recall });
        this.#stamps.set(batch, runs);
      }
    }
  }

  /** The recall of the lot that a stamp is on, if there is one; `batch` is the batch's place. */
  ofStamp(batch: number, index: number): BundleRecall | undefined {
    return this.#stamps.get(batch)?.find(({ first, last }) => first <= index && index <= last)?.recall;
  }
}
