import { Type } from 'typebox';
import { ShownGoods } from '../domain/shown-goods.ts';
import {
  RETURN_GROUNDS,
  SUBMISSION_KINDS,
  SUBMISSION_STATES,
  Submission,
  SubmissionListed,
} from '../domain/submission.ts';
import { principalOf } from '../http/access.ts';
import type { App } from '../http/app-type.ts';
import { tagEntity } from '../http/entity-tag.ts';
import { decodeCursor, PageQuery, pageOf, pageSchema } from '../http/paging.ts';
import { listSubmissions, type SubmissionFilter } from '../storage/submissions.ts';
import { visibleTo } from './access.ts';
import { countsOf, SubmissionCounts } from './counts.ts';
import { decide } from './decide.ts';
import type { ReviewDeps } from './deps.ts';
import { withdraw } from './end.ts';
import { previewOf } from './preview.ts';
import { detailOf, requireVisible } from './read.ts';

import { presentListed, SubmissionDetail } from './view.ts';

const tags = ['review'];
const READERS = ['admin', 'officer', 'producer'] as const;
const NumberParams = Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) });
const Id = Type.String({ minLength: 1, maxLength: 64 });
const DAY_MS = 24 * 60 * 60 * 1000;

/** `/api/v1/submissions`: what producers asked for, and the decisions about it. */
export async function reviewRoutes(app: App, deps: ReviewDeps): Promise<void> {
  const { db, clock } = deps;

  app.get(
    '/api/v1/submissions',
    {
      config: { access: READERS },
      schema: {
        summary: 'List submissions: of the own producer, or of the places that an officer looks after',
        tags,
        querystring: Type.Object({
          ...PageQuery.properties,
          state: Type.Optional(Type.Enum([...SUBMISSION_STATES])),
          kind: Type.Optional(Type.Enum([...SUBMISSION_KINDS])),
          claimsGtin: Type.Optional(Type.Boolean({ description: 'true: those that claim a GTIN' })),
          producerId: Type.Optional(Id),
          subjectId: Type.Optional(Id),
          provinceCode: Type.Optional(Type.String({ pattern: '^\\d{2}$' })),
          communeCode: Type.Optional(Type.String({ pattern: '^\\d{5}$' })),
          minAgeDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_650 })),
          order: Type.Enum(['oldest', 'newest'], { default: 'newest' }),
        }),
        response: { 200: pageSchema(SubmissionListed) },
      },
    },
    async (request) => {
      const { limit, cursor, order, minAgeDays, ...asked } = request.query;
      const after = cursor === undefined ? undefined : decodeCursor(cursor, ['number'])[0];
      const visible = visibleTo(principalOf(request));
      if (asksForOthers(asked, visible)) return { items: [], next: null };
      const untilMs = minAgeDays === undefined ? undefined : clock() - minAgeDays * DAY_MS;
      const filter = { ...asked, ...visible, untilMs };
      const rows = await listSubmissions(db, filter, { limit: limit + 1, order, after });
      return pageOf(rows, limit, ({ number }) => [number], presentListed);
    },
  );

  app.get(
    '/api/v1/submissions/counts',
    {
      config: { access: READERS },
      schema: {
        summary: 'How many submissions wait and were returned, by kind, and since when',
        tags,
        response: { 200: SubmissionCounts },
      },
    },
    async (request) => await countsOf(db, principalOf(request)),
  );

  app.get(
    '/api/v1/submissions/:number',
    {
      config: { access: READERS },
      schema: {
        summary: 'One submission with what it would change, and what is published now',
        tags,
        params: NumberParams,
        response: { 200: SubmissionDetail },
      },
    },
    async (request, reply) => {
      const by = principalOf(request);
      const submission = await requireVisible(db, by, request.params.number);
      tagEntity(reply, submission);
      return await detailOf(deps, by, submission);
    },
  );

  app.get(
    '/api/v1/submissions/:number/preview',
    {
      config: { access: READERS },
      schema: {
        summary: 'What the page of a stamp would show if an open submission were approved',
        tags,
        params: NumberParams,
        response: { 200: ShownGoods },
      },
    },
    async (request) => {
      const by = principalOf(request);
      return await db.transaction().execute(async (transaction) => {
        const submission = await requireVisible(transaction, by, request.params.number);
        return await previewOf(deps, transaction, by, submission);
      });
    },
  );

  app.post(
    '/api/v1/submissions/:number/decision',
    {
      // The version that was looked at is decided once.
      config: { access: ['admin', 'officer'], repeatable: true },
      schema: {
        summary: 'Approve a submission, or return it with a reason',
        tags,
        params: NumberParams,
        body: Type.Object(
          {
            decision: Type.Enum(['approve', 'return']),
            version: Type.Integer({ description: '`updatedMs` of the submission that was looked at' }),
            overwrite: Type.Optional(
              Type.Integer({
                description:
                  '`published.version` that was looked at: approve although members were changed since they were proposed',
              }),
            ),
            grounds: Type.Optional(
              Type.Array(Type.Enum([...RETURN_GROUNDS]), {
                maxItems: RETURN_GROUNDS.length,
                uniqueItems: true,
              }),
            ),
            reason: Type.Optional(Type.String({ maxLength: 1_000 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: Submission },
      },
    },
    async (request, reply) => {
      const decided = await decide(deps, principalOf(request), request.params.number, request.body);
      tagEntity(reply, decided);
      return decided;
    },
  );

  app.post(
    '/api/v1/submissions/:number/withdrawal',
    {
      config: { access: ['producer'] },
      schema: {
        summary: 'Take back a submission that waits, or drop the draft of a returned one',
        tags,
        params: NumberParams,
        response: { 200: Submission },
      },
    },
    async (request, reply) => {
      const withdrawn = await withdraw(deps, principalOf(request), request.params.number);
      tagEntity(reply, withdrawn);
      return withdrawn;
    },
  );
}

/** Whether a list is narrowed to what the caller may not read: then it is empty. */
function asksForOthers(asked: SubmissionFilter, visible: SubmissionFilter): boolean {
  return NARROWING.some(
    (name) => asked[name] !== undefined && visible[name] !== undefined && asked[name] !== visible[name],
  );
}

const NARROWING = ['producerId', 'provinceCode', 'communeCode'] as const;
