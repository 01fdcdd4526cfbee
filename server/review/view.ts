import { Type } from 'typebox';
import Value from 'typebox/value';
import { Submission, SubmissionListed } from '../domain/submission.ts';
import type { NamedSubmissionRow } from '../storage/submissions.ts';

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** A submission with where it stands for who asks. */
export const SubmissionDetail = Type.Object({
  ...Submission.properties,
  mayDecide: Type.Boolean({ description: 'It waits, and the caller may decide about it' }),
  published: OrNull(
    Type.Object(
      {
        version: Type.Integer({ description: 'What `overwrite` of a decision names' }),
        members: Type.Record(Type.String(), Type.Unknown(), {
          description: 'The members of `after` as they are published now',
        }),
        changed: Type.Array(Type.String(), {
          description: 'Members that were changed since they were proposed: approval would overwrite that',
        }),
      },
      { description: 'Null unless it is open and about something published' },
    ),
  ),
});

/** A stored submission as the API shows it. @throws when a column does not hold what it should */
export function presentSubmission(row: NamedSubmissionRow): Submission {
  const { beforeJson, afterJson, contextJson } = row;
  return Value.Parse(Submission, {
    ...presentListed(row),
    before: beforeJson === null ? null : JSON.parse(beforeJson),
    after: JSON.parse(afterJson),
    context: contextJson === null ? null : JSON.parse(contextJson),
  });
}

/** A stored submission as lists show it. @throws when a column does not hold what it should */
export function presentListed(row: NamedSubmissionRow): SubmissionListed {
  const { beforeJson, afterJson, contextJson, groundsJson, requestKey, ...shown } = row;
  return Value.Parse(SubmissionListed, { ...shown, grounds: JSON.parse(groundsJson) });
}
