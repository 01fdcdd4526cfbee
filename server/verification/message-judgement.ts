import type { Finding, Recognition } from '../../stamps/verdict/index.ts';
import type { JudgedStamp } from './verifier.ts';

/** What a message may tell of a judged stamp: nothing about goods unless the stamp is proved to be ours. */
export interface ShortJudgement {
  readonly leading: Finding;
  readonly stamp: {
    readonly batchCode: string;
    readonly index: number;
    readonly productName: string;
    readonly producerName: string;
    readonly lotNumber: string | null;
    readonly recognition: Recognition;
    readonly scans: number;
  } | null;
}

/** A judgement cut down to what fits into a message. */
export function messageJudgement({ outcome, genuine }: JudgedStamp): ShortJudgement {
  const { leading } = outcome;
  if (genuine === null) return { leading, stamp: null };
  const { batch, index, goods, lot, recognition, total } = genuine;
  return {
    leading,
    stamp: {
      batchCode: batch.code,
      index,
      productName: goods.product.name,
      producerName: goods.producer.name,
      lotNumber: lot?.view.number ?? null,
      recognition,
      scans: total?.scans ?? 0,
    },
  };
}
