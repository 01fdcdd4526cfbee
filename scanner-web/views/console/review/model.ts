import type { Locale } from '../../model.ts';
import { REVIEW_EN } from '../texts/review.en.ts';
import type { ReviewTexts } from '../texts/review.ts';
import { REVIEW_VI } from '../texts/review.vi.ts';
import type { Members } from './difference.ts';

/** The sentences of the review, by language. */
export const REVIEW_TEXTS: Readonly<Record<Locale, ReviewTexts>> = { vi: REVIEW_VI, en: REVIEW_EN };

/** A submission in the queue. */
export interface QueuedSubmission {
  readonly number: number;
  readonly kind: string;
  readonly state: string;
  readonly title: string;
  readonly producerName: string | null;
  readonly claimsGtin: string | null;
  readonly submittedMs: number;
}

/** A submission as its page shows it. */
export interface ShownSubmission extends QueuedSubmission {
  readonly before: Members | null;
  readonly after: Members;
  readonly context: Members | null;
  readonly updatedMs: number;
  readonly grounds: readonly string[];
  readonly reason: string | null;
  readonly decidedMs: number | null;
  readonly mayDecide: boolean;
  readonly published: {
    readonly version: number;
    readonly members: Members;
    readonly changed: readonly string[];
  } | null;
}
