import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { Submission } from '../domain/submission.ts';
import { tagEntity } from '../http/entity-tag.ts';

/** Query of a route that makes something new: what a producer's submission takes the place of. */
export const TakesUpQuery = Type.Object({
  submission: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description:
        'Of a producer: the number of its waiting or returned submission that this one amends or takes up',
    }),
  ),
});

/** Answers that something waits for an officer (202). */
export function replySubmitted(reply: FastifyReply, submission: Submission): Submission {
  tagEntity(reply, submission);
  reply.code(202).header('location', `/api/v1/submissions/${submission.number}`);
  return submission;
}
