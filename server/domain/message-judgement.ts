import type { Finding, Recognition } from '../../stamps/verdict/index.ts';

/** What a message may tell of a judged stamp. */
export interface MessageJudgement {
  readonly leading: Finding;
  /** Null unless the stamp is proved to be ours: nothing is told about goods before. */
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
