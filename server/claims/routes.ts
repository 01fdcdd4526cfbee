import { timingSafeEqual } from 'node:crypto';
import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { type ClaimState, formatMoment, type Texts } from '../../scanner-web/views/index.ts';
import { type HiddenCode, hiddenCodeOf, parseHiddenCode } from '../../stamps/hidden-code/index.ts';
import type { BatchCode } from '../../stamps/serial/index.ts';
import { hmacSha256 } from '../domain/hmac-sha256.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork } from '../http/client-network.ts';
import { Problem, type ProblemCode, problem } from '../http/problems.ts';
import { isFromOurPages } from '../http/provenance.ts';
import { isRefusal } from '../http/refusal.ts';
import type { BatchRow } from '../storage/batches.ts';
import { createClaimLimits } from './claim-limits.ts';
import { type Claimed, type ClaimStore, claimStamp } from './claim-stamp.ts';

/** A stamp whose serial is proved. */
export interface ProvedStamp {
  readonly batch: BatchRow;
  readonly batchCode: BatchCode;
  readonly index: number;
  readonly isActivated: boolean;
}

/** What claiming is wired to. */
export interface ClaimsDeps extends ClaimStore {
  readonly publicHost: string;
  /** The language in which a request wants to be answered. */
  readonly textsOf: (request: FastifyRequest) => Texts;
  /** The stamp of a link or typed serial, or of a page's own address; null unless its serial is proved. @throws rate-limited */
  readonly prove: (
    request: FastifyRequest,
    stamp: { readonly text: string } | { readonly page: string },
  ) => Promise<ProvedStamp | null>;
  /** The key of a batch's hidden codes, and the state of the root it comes from. */
  readonly hiddenKeyOf: (
    batchCode: BatchCode,
    hiddenKeyId: string,
  ) => { readonly bytes: Uint8Array; readonly state: string };
  /** The page of a stamp after its code was typed into the form. */
  readonly sendClaimed: (
    request: FastifyRequest,
    reply: FastifyReply,
    link: string,
    claim: { readonly state: Exclude<ClaimState, 'open'>; readonly claimedMs: number | null },
  ) => Promise<FastifyReply>;
}

const BODY_LIMIT = 8 * 1024;
const MAX_LINK_LENGTH = 2_048;
const OnceKey = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' });

const ClaimBody = Type.Object(
  {
    uri: Type.Optional(Type.String({ maxLength: MAX_LINK_LENGTH, description: 'The whole link as read' })),
    serial: Type.Optional(Type.String({ maxLength: 64, description: 'The 16 characters as typed' })),
    code: Type.String({
      maxLength: 64,
      description: 'The 8 digits under the scratch layer; spaces and hyphens do not matter',
    }),
    onceKey: Type.Optional(
      Type.String({
        ...OnceKey,
        description:
          'Random, of your own: the same claim sent again with it answers as the first time. Names nobody',
      }),
    ),
  },
  { additionalProperties: false },
);

/** The same as the page's form sends it. */
const ClaimForm = Type.Object(
  {
    link: Type.String({ maxLength: MAX_LINK_LENGTH }),
    code: Type.String({ maxLength: 64 }),
    onceKey: OnceKey,
  },
  { additionalProperties: false },
);

const isClaimForm = Compile(ClaimForm);
const isClaimBody = Compile(ClaimBody);

const ClaimedBody = Type.Object({
  isFirst: Type.Boolean({ description: 'Whether this was the first use of the code' }),
  claimedMs: Type.Integer({ description: 'When the code was used first' }),
  text: Type.String({ description: 'The same as a sentence in the language of Accept-Language' }),
});

/** What the form's page says for a refusal; any other refusal is `failed`. */
const STATES: Partial<Record<ProblemCode, Exclude<ClaimState, 'open' | 'first'>>> = {
  'claim-code-form': 'form',
  'claim-code-wrong': 'wrong',
  'claim-limited': 'limited',
  'rate-limited': 'limited',
  'claim-not-activated': 'not-activated',
};

/** `POST /api/v1/claims`: the first use of the code under a stamp's scratch layer. */
export async function claimsRoutes(app: App, deps: ClaimsDeps): Promise<void> {
  const limits = createClaimLimits(deps.clock, app.log);

  const claim = async (
    request: FastifyRequest,
    stamp: Parameters<ClaimsDeps['prove']>[1],
    { code: typed, onceKey = null }: { readonly code: string; readonly onceKey?: string | null },
  ): Promise<Claimed> => {
    // Another site's form would try codes with the networks of whoever visits it.
    if (!isFromOurPages(request, deps.publicHost, true)) throw problem('request-cross-site');
    const code = parseHiddenCode(typed);
    if (code === undefined) throw problem('claim-code-form', { field: 'code' });
    const proved = await deps.prove(request, stamp);
    if (proved === null) throw problem('claim-stamp-unproved');
    const { batch, batchCode, index, isActivated } = proved;
    const key = batch.hiddenKeyId === null ? null : deps.hiddenKeyOf(batchCode, batch.hiddenKeyId);
    // Whoever holds a compromised root knows every code: they prove nothing any more.
    if (key === null || key.state === 'compromised') throw problem('claim-not-offered');
    if (!isActivated) throw problem('claim-not-activated');
    const network = clientNetwork(request);
    const admitted = limits.admits(network, batchCode, index);
    if (!admitted.allowed) {
      const seconds = admitted.retryAfterSeconds;
      throw problem('claim-limited', { retryAfterSeconds: seconds, params: { seconds } });
    }
    // Nothing is awaited from the limit to the note: parallel tries are counted one after the other.
    if (!isSameCode(code, hiddenCodeOf(hmacSha256, key.bytes, batchCode, index))) {
      limits.noteWrong(network, batchCode, index);
      throw problem('claim-code-wrong', { field: 'code' });
    }
    return await claimStamp(deps, { batchCode, index, onceKey });
  };

  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: BODY_LIMIT });
    scope.post(
      '/api/v1/claims',
      {
        config: { access: 'public' },
        bodyLimit: BODY_LIMIT,
        errorHandler: async (error, request, reply) => {
          if (!isForm(request) || !isRefusal(error)) throw error;
          return await deps.sendClaimed(request, reply, linkOf(request.body), FAILED);
        },
        schema: {
          summary: "Use the hidden code under a stamp's scratch layer",
          description:
            'The first use is kept and told ever after; it cannot be taken back. Wrong codes are limited by network and ' +
            'stamp; a stamp is never locked. No address and no identifier of the person is stored.',
          tags: ['claims'],
          body: {
            content: {
              'application/json': { schema: ClaimBody },
              'application/x-www-form-urlencoded': { schema: ClaimForm },
            },
          },
          response: { 200: { content: { 'application/json': { schema: ClaimedBody } } } },
        },
      },
      async (request, reply) => {
        const { body } = request;
        if (!isClaimBody.Check(body)) {
          if (isClaimForm.Check(body)) return await answerForm(request, reply, body);
          throw problem('body-missing');
        }
        const { uri, serial } = body;
        if ((uri === undefined) === (serial === undefined)) throw problem('verify-one-of', { field: 'uri' });
        const claimed = await claim(request, { text: uri ?? serial ?? '' }, body);
        const { isFirst, claimedMs } = claimed;
        const texts = deps.textsOf(request);
        const at = formatMoment(claimedMs, deps.clock(), texts);
        reply.header('cache-control', 'no-store');
        return { isFirst, claimedMs, text: texts.claim[isFirst ? 'first' : 'earlier'](at) };
      },
    );
  });

  async function answerForm(request: FastifyRequest, reply: FastifyReply, form: Static<typeof ClaimForm>) {
    try {
      const { isFirst, claimedMs } = await claim(request, { page: form.link }, form);
      const state = isFirst ? 'first' : 'earlier';
      return await deps.sendClaimed(request, reply, form.link, { state, claimedMs });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const state = STATES[error.code] ?? 'failed';
      return await deps.sendClaimed(request, reply, form.link, { state, claimedMs: null });
    }
  }
}

const FAILED = { state: 'failed', claimedMs: null } as const;

function linkOf(body: unknown): string {
  const isRead = typeof body === 'object' && body !== null && 'link' in body;
  return isRead && typeof body.link === 'string' ? body.link : '/';
}

function isSameCode(typed: HiddenCode, code: HiddenCode): boolean {
  return timingSafeEqual(Buffer.from(typed), Buffer.from(code));
}

function isForm({ headers }: FastifyRequest): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}
