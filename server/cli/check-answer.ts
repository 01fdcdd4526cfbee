import { type TSchema, Type } from 'typebox';
import Value from 'typebox/value';
import * as answers from './answers.ts';
import type { Answer, AnswerName, Page, Told } from './told.ts';

const BY_NAME: Readonly<Record<AnswerName, TSchema>> = { ...answers };

/** Whether an answer is what was asked for. */
export function isAnswer<A extends Answer>(answer: A, told: unknown): told is Told<A> {
  return Value.Check(schemaOf(answer), told);
}

/** Whether an answer is one page of a list of such items. */
export function isPage<A extends Answer>(item: A, told: unknown): told is Page<A> {
  const page = Type.Object({
    items: Type.Array(schemaOf(item)),
    next: Type.Union([Type.String(), Type.Null()]),
  });
  return Value.Check(page, told);
}

function schemaOf(answer: Answer): TSchema {
  return isName(answer) ? BY_NAME[answer] : answer;
}

function isName(answer: Answer): answer is AnswerName {
  return typeof answer === 'string';
}
