import type { MessageJudgement } from '../domain/message-judgement.ts';
import type { JudgedStamp } from './verifier.ts';

/** A judgement cut down to what fits into a message. */
export function messageJudgement({ outcome, genuine }: JudgedStamp): MessageJudgement {
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
