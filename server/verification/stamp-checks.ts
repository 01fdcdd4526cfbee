import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  type ClaimState,
  renderNoticePage,
  renderVerdictPage,
  type VerdictPage,
} from '../../scanner-web/views/index.ts';
import { parseStampText } from '../../stamps/link/index.ts';
import type { Serial } from '../../stamps/serial/index.ts';
import type { Verdict } from '../../stamps/verdict/index.ts';
import type { NewId } from '../domain/clock.ts';
import { clientNetwork } from '../http/client-network.ts';
import { problem } from '../http/problems.ts';
import type { PublicPages } from '../http/public-pages.ts';
import type { FailedTags } from './failed-tags.ts';
import { type VerdictAnswer, verdictAnswer } from './json-verdict.ts';
import { ALL_SENDERS_LANE, type MessageGuesses } from './message-guesses.ts';
import { verdictPageOf } from './page-model.ts';
import { SLOW_LANE, type SlowLane } from './slow-lane.ts';
import type { Judge, JudgedStamp } from './verifier.ts';

/** What answering a check takes. */
export interface StampCheckDeps {
  readonly judge: Judge;
  readonly failedTags: FailedTags;
  readonly slowLane: SlowLane;
  readonly pages: PublicPages;
  /** A token by which a visible page counts itself. */
  readonly issueScanToken: (serial: Serial, verdict: Verdict) => string;
  /** Random ids, by which a claim sent twice is one. */
  readonly newId: NewId;
}

/** One check asked for. */
export interface StampCheck {
  /** Link, path with query, or typed serial. */
  readonly text: string;
  /** False for the path of the request itself: its `Host` says nothing about the stamp. */
  readonly judgeHost: boolean;
  /** What was typed into the form; null when a link was opened. */
  readonly typed: string | null;
  /** Where the same page can be asked for again. */
  readonly path: string;
  /** False for an answer to a machine: nobody has looked at anything yet. */
  readonly isCountable: boolean;
  /** Set once this page view is in the counts, or could not be put there. */
  readonly counted?: 'done' | 'failed';
  /** Set once a hidden code was typed into this page. */
  readonly claim?: TypedClaim;
}

/** What became of a hidden code that was typed into a page. */
export interface TypedClaim {
  readonly state: Exclude<ClaimState, 'open'>;
  readonly claimedMs: number | null;
}

/** What came out of a check: facts for a page or an answer, or a network that guesses too much. */
type CheckOutcome =
  | { readonly ok: true; readonly judged: JudgedStamp; readonly page: VerdictPage }
  | { readonly ok: false; readonly retryAfterSeconds: number };

/**
 * Checks a stamp for a request; a serial that fails is held against the network that asked. Once a network has asked
 * for too many, whatever rests on a tag is answered late or not at all, right or wrong alike: a guesser would learn
 * as much from the one answer that comes at once. A link whose signature verifies is no guess and never waits.
 */
async function checkStamp(
  deps: StampCheckDeps,
  request: FastifyRequest,
  check: StampCheck,
): Promise<CheckOutcome> {
  const judged = await judgeStamp(deps, request, check);
  if ('retryAfterSeconds' in judged) return { ok: false, ...judged };
  const frame = deps.pages.frame(request, check.path, judged.atMs);
  const counting = check.isCountable
    ? countingOf(deps, judged, frame.selfPath, check.counted ?? 'open')
    : null;
  const claim = check.isCountable ? claimOf(deps, judged, frame.selfPath, check.claim) : null;
  const page = verdictPageOf(judged, { frame, typed: check.typed, counting, claim });
  return { ok: true, judged, page };
}

/** The judgement alone, under the same limits; how long to wait when the network guesses too much. */
export async function judgeStamp(
  deps: Pick<StampCheckDeps, 'judge' | 'failedTags' | 'slowLane'>,
  request: FastifyRequest,
  check: Pick<StampCheck, 'text' | 'judgeHost' | 'claim'>,
): Promise<JudgedStamp | { readonly retryAfterSeconds: number }> {
  return await judgeFor(deps, clientNetwork(request), check);
}

/** The same for whoever `network` names: an address cut short, or a sender of messages, who is limited with all others too. */
export async function judgeFor(
  deps: Pick<StampCheckDeps, 'judge' | 'failedTags' | 'slowLane'>,
  network: string,
  check: Pick<StampCheck, 'text' | 'judgeHost' | 'claim'>,
  together: MessageGuesses | null = null,
): Promise<JudgedStamp | { readonly retryAfterSeconds: number }> {
  const isOwnClaim = check.claim?.state === 'first';
  const judged = await deps.judge(parseStampText(check.text), check.judgeHost, { isOwnClaim });
  if (isGuessable(judged)) {
    const isAllSlow = together?.isExhausted() ?? false;
    const isSlow = isAllSlow || deps.failedTags.isExhausted(network);
    const failed = failedSerial(judged);
    const isNew = failed !== null && deps.failedTags.note(network, failed.serial, failed.batchCode);
    if (isNew) together?.note();
    if (isSlow) {
      const turn = deps.slowLane.enter(isAllSlow ? ALL_SENDERS_LANE : network);
      if (turn === 'full') return { retryAfterSeconds: SLOW_LANE.delayMs / 1_000 };
      await turn;
    }
  }
  return judged;
}

/** Answers with the page; 200 whatever the verdict, 400 for a text that is no stamp. */
export async function sendVerdictPage(
  deps: StampCheckDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  check: StampCheck,
): Promise<FastifyReply> {
  const outcome = await checkStamp(deps, request, check);
  if (outcome.ok) {
    const { page } = outcome;
    return deps.pages.send(
      reply,
      page.frame,
      statusOf(outcome.judged.outcome.serial),
      renderVerdictPage(page),
    );
  }
  const { retryAfterSeconds } = outcome;
  const frame = deps.pages.frame(request, '/', 0);
  reply.header('retry-after', String(retryAfterSeconds));
  const html = renderNoticePage({
    frame,
    severity: 'notice',
    notice: { code: 'throttled', retryAfterSeconds },
  });
  return deps.pages.send(reply, frame, 429, html);
}

/** The answer as JSON. @throws rate-limited */
export async function answerOf(
  deps: StampCheckDeps,
  request: FastifyRequest,
  check: StampCheck,
): Promise<VerdictAnswer> {
  const outcome = await checkStamp(deps, request, check);
  if (outcome.ok) return verdictAnswer(outcome.judged, outcome.page);
  const { retryAfterSeconds } = outcome;
  throw problem('rate-limited', { retryAfterSeconds, params: { seconds: retryAfterSeconds } });
}

/** The status of a stamp link's answer, from the serial that the link names. */
export function statusOf(serial: string | null | undefined): 200 | 400 {
  return serial === undefined || serial === null ? 400 : 200;
}

/** A serial without a signature that verifies: whoever asks may have made it up. */
function isGuessable({ outcome }: JudgedStamp): boolean {
  if (outcome.serial === undefined) return false;
  return outcome.proof !== 'signature' || outcome.findings.some(({ verdict }) => verdict === 'forged');
}

/** A serial of the right form that was never issued; null for everything else. */
function failedSerial({ outcome }: JudgedStamp): { serial: string; batchCode: string } | null {
  const { serial, batchCode, findings } = outcome;
  const isFailed = findings.some(
    (finding) => finding.verdict === 'unknown' || (finding.verdict === 'forged' && finding.reason === 'tag'),
  );
  return isFailed && serial !== undefined && batchCode !== undefined ? { serial, batchCode } : null;
}

function countingOf(
  deps: StampCheckDeps,
  judged: JudgedStamp,
  link: string,
  state: 'open' | 'done' | 'failed',
): VerdictPage['counting'] {
  const { serial, verdict } = judged.outcome;
  if (judged.genuine === null || serial === undefined) return null;
  const token = state === 'done' ? '' : deps.issueScanToken(serial, verdict);
  return { token, link, state };
}

/** The form for the hidden code while it can be used, and what became of one that was typed. */
function claimOf(
  deps: StampCheckDeps,
  { outcome, genuine }: JudgedStamp,
  link: string,
  typed: TypedClaim | undefined,
): VerdictPage['claim'] {
  if (genuine === null || genuine.batch.row.hiddenKeyId === null) return null;
  const isUsed = typed?.state === 'first' || outcome.findings.some(({ verdict }) => verdict === 'claimed');
  const isOpen = !isUsed && outcome.state?.phase === 'activated';
  const { state = 'open', claimedMs = null } = typed ?? {};
  return { state, link, onceKey: isOpen ? deps.newId() : null, claimedMs };
}
