import type { BundleRecall } from './lots.ts';

/** Finds what was recalled, by stamp and by lot. */
export class RecallIndex {
  readonly #lots: ReadonlyMap<string, BundleRecall>;
  readonly #stamps = new Map<number, { first: number; last: number; recall: BundleRecall }[]>();

  constructor(recalls: readonly BundleRecall[]) {
    this.#lots = new Map(recalls.map((recall) => [recall.lot.id, recall]));
    for (const recall of recalls) {
      for (const { batch, first, last } of recall.stamps) {
        const runs = this.#stamps.get(batch) ?? [];
        runs.push({ first, last, recall });
        this.#stamps.set(batch, runs);
      }
    }
  }

  /** The recall of a lot, if there is one. */
  ofLot(id: string): BundleRecall | undefined {
    return this.#lots.get(id);
  }

  /** The recall of the lot that a stamp is on, if there is one; `batch` is the batch's place. */
  ofStamp(batch: number, index: number): BundleRecall | undefined {
    return this.#stamps.get(batch)?.find(({ first, last }) => first <= index && index <= last)?.recall;
  }
}
