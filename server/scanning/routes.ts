import formbody from '@fastify/formbody';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { formatMoment, type Texts } from '../../scanner-web/views/index.ts';
import type { Verdict } from '../../stamps/verdict/index.ts';
import type { Clock } from '../domain/clock.ts';
import { PROVINCES } from '../domain/province-names.ts';
import type { App } from '../http/app-type.ts';
import { clientNetwork } from '../http/client-network.ts';
import { problem } from '../http/problems.ts';
import { isRefusal } from '../http/refusal.ts';
import type { ScanTotals } from '../storage/scan-totals.ts';
import type { TakeUpSuspects } from '../storage/scans.ts';
import type { Database } from '../storage/schema.ts';
import { deleteOldScans, forgetPastEvidence } from './retention.ts';
import { isRobot } from './robots.ts';
import { createScanLimits } from './scan-limits.ts';
import { MAX_TOKEN_LENGTH, type ScanClaim, type ScanTokens } from './scan-token.ts';
import { type CountedScan, createScanWriter } from './scan-writer.ts';
import { createVisitorMarks } from './visitor-marks.ts';

/** What scanning is wired to. */
export interface ScanningDeps {
  readonly db: Kysely<Database>;
  readonly totals: ScanTotals;
  readonly tokens: ScanTokens;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  /** Days that single checks are kept. */
  readonly retentionDays: number;
  /** The language in which a request wants to be answered. */
  readonly textsOf: (request: FastifyRequest) => Texts;
  /** The page of a stamp after the form without script was posted. */
  readonly sendCounted: (
    request: FastifyRequest,
    reply: FastifyReply,
    link: string,
    counted: 'done' | 'failed',
  ) => Promise<FastifyReply>;
  /** Opens and raises cases of the stamps that checks make suspected. */
  readonly takeUpSuspects: TakeUpSuspects;
}

const RETRY_AFTER_SECONDS = 2;
const RETENTION_EVERY_MS = 6 * 3_600_000;
const MAX_LINK_LENGTH = 2_048;

const ScanBody = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: MAX_TOKEN_LENGTH }),
    seenBefore: Type.Optional(
      Type.Union([Type.Literal('no'), Type.Literal('today'), Type.Literal('earlier')], {
        description: 'What the device itself remembers of this stamp',
      }),
    ),
    provinceCode: Type.Optional(
      Type.String({ pattern: '^[0-9]{2}$', description: 'Only when the person chose to tell it' }),
    ),
  },
  { additionalProperties: false },
);

/** The same as a form sends it: every field is text, and an empty province is none. */
const ScanForm = Type.Object(
  {
    token: Type.String({ maxLength: MAX_TOKEN_LENGTH }),
    link: Type.String({ maxLength: MAX_LINK_LENGTH }),
    provinceCode: Type.Optional(Type.String({ maxLength: 2 })),
  },
  { additionalProperties: false },
);

/** Tell the two bodies apart; a body of whose media type the route has no schema is neither. */
const isScanForm = Compile(ScanForm);
const isScanBody = Compile(ScanBody);

const CountedBody = Type.Object({
  scans: Type.Integer({ description: 'Public checks of this stamp, this one included' }),
  firstMs: Type.Union([Type.Integer(), Type.Null()]),
  isNew: Type.Boolean({
    description: 'False: this page view was counted before, or its network counted too many',
  }),
  text: Type.String({ description: 'The same as a sentence in the language of Accept-Language' }),
});

/** A check that came as a message. */
export interface MessageCheck {
  readonly id: string;
  readonly sender: string;
  readonly batchCode: string;
  readonly index: number;
  readonly verdict: Verdict;
}

/** What other capabilities may count. */
export interface Counting {
  /** Counts a check that came as a message, once for each id; its number, or null when it is past a limit or too many wait. */
  countMessage(check: MessageCheck): Promise<number | null>;
}

/** `POST /api/v1/scans`: counts one check of a stamp that somebody really looked at. */
export async function scanningRoutes(app: App, deps: ScanningDeps): Promise<Counting> {
  const { db, totals, tokens, clock } = deps;
  const writer = createScanWriter(db, totals, deps.takeUpSuspects);
  const marks = createVisitorMarks(deps);
  const limits = createScanLimits(clock);

  const count = async (
    request: FastifyRequest,
    claim: ScanClaim,
    told: Pick<Static<typeof ScanBody>, 'seenBefore' | 'provinceCode'>,
  ): Promise<CountedScan> => {
    // A page elsewhere must not count in the name of whoever reads it.
    if (request.headers['sec-fetch-site'] === 'cross-site') throw problem('request-cross-site');
    const { batchCode, index, verdict, nonce } = claim;
    const network = clientNetwork(request);
    const userAgent = request.headers['user-agent'] ?? '';
    const isPerson = request.principal !== null || !isRobot(userAgent);
    // Signed-in checks are told apart and do not count for the public.
    if (!isPerson || (request.principal === null && !limits.admits(network, claim))) {
      const total = await totals.of(batchCode, index);
      return { scans: total?.scans ?? 0, firstMs: total?.firstMs ?? null, isNew: false };
    }
    const written = writer.write({
      id: nonce,
      batchCode,
      stampIndex: index,
      timeMs: clock(),
      verdict,
      visitorMark: marks.markOf({ batchCode, network, userAgent }),
      networkMark: marks.networkMarkOf({ batchCode, network }),
      seenBefore: told.seenBefore ?? null,
      provinceCode: provinceOf(told.provinceCode),
      source: request.principal === null ? 'public' : 'signed-in',
    });
    if (written === 'full') {
      throw problem('overloaded', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
        params: { seconds: RETRY_AFTER_SECONDS },
      });
    }
    return await written;
  };

  const claimOf = (token: string): ScanClaim => {
    const read = tokens.read(token);
    if (!read.ok) throw problem(read.fault, { field: 'token' });
    return read.claim;
  };

  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 8 * 1024 });
    scope.post(
      '/api/v1/scans',
      {
        config: { access: 'public' },
        bodyLimit: 8 * 1024,
        errorHandler: async (error, request, reply) => {
          if (!isForm(request) || !isRefusal(error)) throw error;
          return await answerRefusedForm(request, reply);
        },
        schema: {
          summary: 'Count one check of a stamp',
          description:
            'The token comes with the page or answer that showed the stamp. Repeating it counts nothing twice; past ' +
            '30 an hour for one stamp, or 600 a minute, from one network the count is told and not raised. ' +
            'What names itself a robot in its User-Agent is told the count and never raises it. ' +
            'No address and no identifier of the person is stored.',
          tags: ['scanning'],
          body: {
            content: {
              'application/json': { schema: ScanBody },
              'application/x-www-form-urlencoded': { schema: ScanForm },
            },
          },
          response: { 200: { content: { 'application/json': { schema: CountedBody } } } },
        },
      },
      async (request, reply) => {
        const { body } = request;
        if (!isScanBody.Check(body)) {
          if (isScanForm.Check(body)) return await answerForm(request, reply, body);
          throw problem('body-missing');
        }
        const counted = await count(request, claimOf(body.token), body);
        const texts = deps.textsOf(request);
        const { scans, firstMs, isNew } = counted;
        const firstAt = firstMs === null || scans <= 1 ? null : formatMoment(firstMs, clock(), texts);
        reply.header('cache-control', 'no-store');
        return { scans, firstMs, isNew, text: texts.counts.thisCheck(scans, firstAt) };
      },
    );
  });

  /** People get a page whatever happens: an old or foreign token must not end in a machine's answer. */
  async function answerForm(request: FastifyRequest, reply: FastifyReply, form: Static<typeof ScanForm>) {
    const read = tokens.read(form.token);
    try {
      if (!read.ok) return await deps.sendCounted(request, reply, form.link, 'failed');
      await count(request, read.claim, form);
    } catch (error) {
      request.log.warn({ err: error }, 'a check could not be counted');
      return await deps.sendCounted(request, reply, form.link, 'failed');
    }
    return await deps.sendCounted(request, reply, form.link, 'done');
  }

  /** Also where the form itself is refused: too long, a field too many, unreadable. */
  async function answerRefusedForm(request: FastifyRequest, reply: FastifyReply) {
    const { body } = request;
    const isRead = typeof body === 'object' && body !== null && 'link' in body;
    const link = isRead && typeof body.link === 'string' ? body.link : '/';
    return await deps.sendCounted(request, reply, link, 'failed');
  }

  const purge = () => {
    deleteOldScans(db, clock, deps.retentionDays).catch((error: unknown) =>
      app.log.error({ err: error }, 'old checks could not be deleted'),
    );
    forgetPastEvidence(db, clock, deps.retentionDays).catch((error: unknown) =>
      app.log.error({ err: error }, 'past evidence of copies could not be forgotten'),
    );
  };
  const timer = setInterval(purge, RETENTION_EVERY_MS);
  timer.unref();
  app.addHook('onReady', async () => purge());
  app.addHook('onClose', async () => {
    clearInterval(timer);
    await writer.drain();
  });

  return {
    async countMessage({ id, sender, batchCode, index, verdict }) {
      const network = `sms ${sender}`;
      if (!limits.admits(network, { nonce: id, batchCode, index })) return null;
      const written = await writer.write({
        ...{ id, batchCode, stampIndex: index, timeMs: clock(), verdict },
        visitorMark: marks.markOf({ batchCode, network, userAgent: 'sms' }),
        networkMark: marks.networkMarkOf({ batchCode, network }),
        seenBefore: null,
        provinceCode: null,
        source: 'public',
      });
      return written === 'full' ? null : written.scans;
    },
  };
}

/** A code that no province has is dropped: what is told is voluntary, and the check counts without it. */
function provinceOf(code: string | undefined): string | null {
  return PROVINCES.some(([known]) => known === code) ? (code ?? null) : null;
}

function isForm({ headers }: FastifyRequest): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
}
