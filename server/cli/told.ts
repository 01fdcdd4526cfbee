import type { Static, TSchema } from 'typebox';
import type * as answers from './answers.ts';

/**
 * What an answer has to be: a schema, or the name of one in `answers.ts`. Only names keep a command quick: loading
 * schemas takes several times as long as all else that a command loads, so it waits until an answer is there.
 */
export type Answer = TSchema | AnswerName;

/** The name of a schema in `answers.ts`. */
export type AnswerName = keyof typeof answers;

/** What an answer of this kind holds. */
export type Told<A extends Answer> = A extends AnswerName
  ? Named<(typeof answers)[A]>
  : A extends TSchema
    ? Static<A>
    : never;

type Named<S> = S extends TSchema ? Static<S> : never;

/** One page of a list. */
export interface Page<A extends Answer> {
  readonly items: Told<A>[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}
