import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { renderHomePage, renderPrivacyPage } from '../../scanner-web/views/index.ts';
import type { BatchCode, Serial } from '../../stamps/serial/index.ts';
import type { HostList } from '../../stamps/trust/index.ts';
import type { Verdict } from '../../stamps/verdict/index.ts';
import type { Clock, NewId, Wait } from '../domain/clock.ts';
import type { App } from '../http/app-type.ts';
import { problem } from '../http/problems.ts';
import { type PublicPages, wantsJson } from '../http/public-pages.ts';
import { isRefusal } from '../http/refusal.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { ClaimTimes } from '../storage/claims.ts';
import type { FoundCopies } from '../storage/found-copies.ts';
import type { ScanTotals } from '../storage/scan-totals.ts';
import { FactsCache, type FactsCacheDeps } from './facts-cache.ts';
import { createFailedTags } from './failed-tags.ts';
import { serializeVerdict, type VerdictAnswer, VerdictBody } from './json-verdict.ts';
import { createMessageGuesses } from './message-guesses.ts';
import { createSlowLane } from './slow-lane.ts';
import {
  answerOf,
  judgeFor,
  judgeStamp,
  type StampCheck,
  type StampCheckDeps,
  sendVerdictPage,
  statusOf,
  type TypedClaim,
} from './stamp-checks.ts';
import { createVerifier, type JudgedStamp, type VerificationKeys } from './verifier.ts';

/** What verification is wired to. */
export interface VerificationDeps extends FactsCacheDeps {
  readonly totals: ScanTotals;
  readonly foundCopies: FoundCopies;
  readonly claims: ClaimTimes;
  readonly newId: NewId;
  readonly keys: VerificationKeys;
  readonly hosts: () => HostList;
  readonly clock: Clock;
  readonly wait: Wait;
  /** Scheme and host that pages name as the true ones. */
  readonly publicUrl: string;
  /** Days that single checks are kept, as the pages say. */
  readonly retentionDays: number;
  readonly pages: PublicPages;
  /** A token by which a visible page counts itself. */
  readonly issueScanToken: (serial: Serial, verdict: Verdict) => string;
}

/** What other capabilities may show through verification. */
export interface VerificationPages {
  /** The page of a stamp link or typed serial after its check was counted, or could not be. */
  sendCounted(
    request: FastifyRequest,
    reply: FastifyReply,
    link: string,
    counted: 'done' | 'failed',
  ): Promise<FastifyReply>;
  /** The page of a stamp after its hidden code was typed. */
  sendClaimed(
    request: FastifyRequest,
    reply: FastifyReply,
    link: string,
    claim: TypedClaim,
  ): Promise<FastifyReply>;
  /** The stamp of a text, or of a page's own address; null unless its serial is proved. @throws rate-limited */
  prove(
    request: FastifyRequest,
    stamp: { readonly text: string } | { readonly page: string },
  ): Promise<{
    readonly batch: BatchRow;
    readonly batchCode: BatchCode;
    readonly index: number;
    readonly isActivated: boolean;
  } | null>;
  /** The stamp of a text that this sender sent as a message; how long to wait when the sender guesses too much. */
  judgeMessage(text: string, sender: string): Promise<JudgedStamp | { readonly retryAfterSeconds: number }>;
  /** What a text is worth, without counting it as a check. @throws rate-limited */
  look(
    request: FastifyRequest,
    text: string,
  ): Promise<{
    readonly verdict: Verdict;
    /** Null unless it is proved to be ours. */
    readonly stamp: { readonly batchCode: BatchCode; readonly index: number } | null;
    readonly serial: string | null;
  }>;
}

/** `/`, the stamp links and `POST /api/v1/verify`. */
export async function verificationRoutes(app: App, options: VerificationDeps): Promise<VerificationPages> {
  const { pages } = options;
  const facts = new FactsCache(options);
  const deps: StampCheckDeps = {
    judge: createVerifier({ ...options, facts }),
    failedTags: createFailedTags(options.clock, app.log),
    slowLane: createSlowLane(options.wait),
    pages,
    issueScanToken: options.issueScanToken,
    newId: options.newId,
  };

  const messageGuesses = createMessageGuesses(options.clock);

  const pageCheck = (request: FastifyRequest, link: string): StampCheck => {
    const typed = queryOf(link).get('serial');
    return link.startsWith('/?') && typed !== null ? typedCheck(request, typed) : linkCheck(link);
  };

  app.get('/', { config: { access: 'public', texts: 'any' } }, async (request, reply) => {
    const typed = queryText(request, 'serial');
    if (typed !== null) return await sendVerdictPage(deps, request, reply, typedCheck(request, typed));
    const frame = pages.frame(request, '/', options.clock());
    return pages.send(reply, frame, 200, renderHomePage({ frame }), { isWasmAllowed: true });
  });

  app.get('/privacy', { config: { access: 'public' } }, async (request, reply) => {
    const frame = pages.frame(request, '/privacy', options.clock());
    return pages.send(reply, frame, 200, renderPrivacyPage(frame));
  });

  const answerLink = async (request: FastifyRequest, reply: FastifyReply) => {
    // Not the address it was routed by: an unreadable link keeps its own text.
    const check = linkCheck(request.originalUrl);
    if (!wantsJson(request)) return await sendVerdictPage(deps, request, reply, check);
    // The answer is readable for every page on the web; none but ours may count with it.
    const { origin } = request.headers;
    const isCountable = origin === undefined || origin === options.publicUrl;
    const answer = await answerOf(deps, request, { ...check, isCountable });
    reply
      .code(statusOf(answer.serial))
      .header('cache-control', 'no-store')
      .header('vary', 'Accept, Accept-Language, Origin');
    return sendAnswer(reply, answer);
  };
  for (const url of ['/01/*', '/S/*']) {
    app.get(
      url,
      {
        config: { access: 'public', cors: 'any' },
        // What another part refuses about a stamp link (a control character in its query) is a damaged link.
        errorHandler: async (error, request, reply) => {
          if (!isRefusal(error)) throw error;
          return await answerLink(request, reply);
        },
      },
      answerLink,
    );
  }

  app.post(
    '/api/v1/verify',
    {
      config: { access: 'public', cors: 'any', texts: 'any' },
      schema: {
        summary: 'Judge a stamp by its link or its typed serial',
        description:
          'Always 200 with a verdict, also for text that is no stamp. Asking does not count as a check.',
        tags: ['verification'],
        body: Type.Object(
          {
            uri: Type.Optional(Type.String({ description: 'The whole link as read from the symbol' })),
            serial: Type.Optional(Type.String({ description: 'The 16 characters as typed' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: VerdictBody },
      },
    },
    async (request, reply) => {
      const { uri, serial } = request.body;
      if ((uri === undefined) === (serial === undefined)) throw problem('verify-one-of', { field: 'uri' });
      const text = uri ?? serial ?? '';
      reply.header('cache-control', 'no-store').header('vary', 'Accept-Language');
      const answer = await answerOf(deps, request, {
        text,
        judgeHost: true,
        typed: null,
        path: '/',
        isCountable: false,
      });
      return sendAnswer(reply, answer);
    },
  );

  const judge = async (request: FastifyRequest, check: Parameters<typeof judgeStamp>[2]) => {
    const judged = await judgeStamp(deps, request, check);
    if (!('retryAfterSeconds' in judged)) return judged;
    const { retryAfterSeconds } = judged;
    throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
  };

  return {
    judgeMessage: async (text, sender) =>
      await judgeFor(deps, `sms ${sender}`, { text, judgeHost: true }, messageGuesses),
    sendCounted: async (request, reply, link, counted) =>
      await sendVerdictPage(deps, request, reply, { ...pageCheck(request, link), counted }),
    sendClaimed: async (request, reply, link, claim) =>
      await sendVerdictPage(deps, request, reply, { ...pageCheck(request, link), counted: 'done', claim }),
    prove: async (request, stamp) => {
      const check = 'page' in stamp ? pageCheck(request, stamp.page) : { text: stamp.text, judgeHost: true };
      const { genuine, outcome } = await judge(request, check);
      if (genuine === null) return null;
      const { batch, index } = genuine;
      const isActivated = outcome.state?.phase === 'activated';
      return { batch: batch.row, batchCode: batch.code, index, isActivated };
    },
    look: async (request, text) => {
      const { genuine, outcome } = await judge(request, { text, judgeHost: true });
      const stamp = genuine === null ? null : { batchCode: genuine.batch.code, index: genuine.index };
      return { verdict: outcome.verdict, stamp, serial: outcome.serial ?? null };
    },
  };
}

function sendAnswer(reply: FastifyReply, answer: VerdictAnswer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(serializeVerdict(answer));
}

/** A stamp link as it was asked for; the `Host` of the request is not judged. */
function linkCheck(path: string): StampCheck {
  return { text: path, judgeHost: false, typed: null, path, isCountable: true };
}

/** What was typed or pasted into the form: a whole link is judged with its host. */
function typedCheck(request: FastifyRequest, typed: string): StampCheck {
  return {
    text: typed,
    judgeHost: true,
    isCountable: true,
    typed,
    path: request.method === 'GET' ? request.url : `/?${new URLSearchParams({ serial: typed })}`,
  };
}

function queryText(request: FastifyRequest, name: string): string | null {
  return queryOf(request.url).get(name);
}

function queryOf(path: string): URLSearchParams {
  const start = path.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : path.slice(start + 1));
}
