import { createHmac } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Verdict } from '../../stamps/verdict/index.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { MessageJudgement } from '../domain/message-judgement.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { isSameText } from '../http/same-text.ts';
import { answerText } from './answer-text.ts';
import { stampTextOf } from './read-message.ts';
import { createRememberedAnswers } from './remembered-answers.ts';

/** What answering messages is wired to. */
export interface SmsDeps {
  /** Shared with the gateway; null: there is none. */
  readonly secret: string | null;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Host that answers name as the true one. */
  readonly host: string;
  /** Judges the text that a sender sent; how long to wait when this sender guesses too much. */
  readonly judge: (
    text: string,
    sender: string,
  ) => Promise<MessageJudgement | { readonly retryAfterSeconds: number }>;
  /** Counts the check once for each message id; its number among the checks of its stamp, null when it was not counted. */
  readonly count: (check: {
    readonly id: string;
    readonly sender: string;
    readonly batchCode: string;
    readonly index: number;
    readonly verdict: Verdict;
  }) => Promise<number | null>;
}

const SmsBody = Type.Object(
  {
    from: Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Who sent it, in whatever form the gateway has; kept in memory for limits, never stored',
    }),
    text: Type.String({ maxLength: 1_600, description: 'The message' }),
    id: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 128,
        description:
          'The gateway’s id of the message: sent again with it, it counts once and is answered the same',
      }),
    ),
  },
  { additionalProperties: false },
);

type Message = Static<typeof SmsBody>;

/** The compiler does not follow a body that comes in two media types. */
const isSmsBody = Compile(SmsBody);

const SmsAnswer = Type.Object({
  text: Type.String({ maxLength: 160, description: 'The answer: Vietnamese without marks, one message' }),
});

const BUSY = 'He thong dang ban, hay nhan lai sau it phut.';

/** `POST /api/v1/sms`: what a gateway passes on, and the one message to answer with. */
export async function smsRoutes(app: App, deps: SmsDeps): Promise<void> {
  const { secret } = deps;
  const remembered = createRememberedAnswers(deps.clock);
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 8 * 1024 });
    scope.post(
      '/api/v1/sms',
      {
        config: { access: 'public' },
        bodyLimit: 8 * 1024,
        schema: {
          summary: 'Answer a message that somebody sent to check a stamp',
          description:
            'For a gateway of text messages, which shows the shared secret in the header `X-Sms-Secret`. Answers 200 with one ' +
            'message of at most 160 seven-bit characters, also for text that is no serial; as plain text when `Accept` asks for it.',
          tags: ['verification'],
          body: SmsBody,
          response: { 200: { content: { 'application/json': { schema: SmsAnswer } } } },
        },
        preHandler: async (request) => {
          if (secret === null) throw problem('sms-not-offered');
          if (!isSameText(secretOf(request), secret)) throw problem('sms-secret-wrong');
        },
      },
      async (request, reply) => {
        const { body } = request;
        if (!isSmsBody.Check(body)) throw problem('body-missing');
        const text = await answer(body);
        reply.header('cache-control', 'no-store');
        if (/^text\/plain\b/i.test(request.headers.accept ?? '')) {
          return reply.type('text/plain; charset=us-ascii').send(text);
        }
        return { text };
      },
    );
  });

  async function answer(message: Message): Promise<string> {
    const { id, from, text } = message;
    const made = () => answerNow(message);
    if (id === undefined) return (await made()) ?? BUSY;
    return (await remembered.once(macOf(secret ?? '', JSON.stringify([id, from, text])), made)) ?? BUSY;
  }

  /** Null when the sender has to wait. */
  async function answerNow({ from, text, id }: Message): Promise<string | null> {
    const judged = await deps.judge(stampTextOf(text), from);
    if ('retryAfterSeconds' in judged) return null;
    const { leading, stamp } = judged;
    if (stamp === null) return answerText(leading, null, deps.host);
    const { batchCode, index } = stamp;
    const message = id ?? deps.newId();
    const number = await deps.count({
      // Gateways number from 1 again: the id is one for this stamp.
      id: checkId(secret ?? '', JSON.stringify([message, batchCode, index])),
      sender: from,
      batchCode,
      index,
      verdict: leading.verdict,
    });
    return answerText(leading, { ...stamp, scans: number === null ? stamp.scans : number - 1 }, deps.host);
  }
}

/**
 * As long as the id of a check of a page. Under the secret, which is in no database: numbers that a gateway counts up
 * could be tried one by one, and its own records say who sent each.
 */
function checkId(secret: string, message: string): string {
  return `s${macOf(secret, message).slice(0, 20)}`;
}

function macOf(secret: string, message: string): string {
  return createHmac('sha256', secret).update(message).digest('base64url');
}

function secretOf({ headers }: FastifyRequest): string {
  const given = headers['x-sms-secret'];
  return typeof given === 'string' ? given : '';
}
