import type { Awaitable } from '../awaitable.ts';
import { whenReady } from '../awaitable.ts';
import type { StampText } from '../link/index.ts';
import { tagFromMac, tagInput } from '../serial/index.ts';
import { signingInput } from '../signature/index.ts';
import type { StampState } from '../state/index.ts';
import { isPastDeadline } from '../state/index.ts';
import type { KeyState } from '../trust/index.ts';
import type { BatchFacts, VerifyContext } from './context.ts';
import type { Finding } from './finding.ts';

/** What a verdict rests on. */
export type Proof = 'signature' | 'tag' | 'none';

/** One stamp under examination; checks write into it. */
export interface Examination<B extends BatchFacts> {
  readonly stamp: StampText;
  readonly context: VerifyContext<B>;
  /** True when the host of a link given to verify counts. */
  readonly judgeHost: boolean;
  readonly findings: Finding[];
  proof: Proof;
  /** Set once the stamp is known to belong to a batch. */
  batch?: B;
  /** Set once tag or signature proves that this very serial was issued; nothing about the stamp is told before. */
  state?: StampState;
}

/** A check, in its place; the order is that of the findings. */
export interface Check {
  name: string;
  run<B extends BatchFacts>(examination: Examination<B>): Awaitable<void>;
}

/** The checks after form, in order. */
export const CHECKS: readonly Check[] = [
  { name: 'batch', run: checkBatch },
  { name: 'tag', run: checkTag },
  { name: 'target', run: checkTarget },
  { name: 'signature', run: checkSignature },
  { name: 'host', run: checkHost },
  { name: 'recall', run: checkRecall },
  { name: 'state', run: checkState },
  { name: 'copy risk', run: checkCopyRisk },
  { name: 'claim', run: checkClaim },
];

function checkBatch<B extends BatchFacts>(exam: Examination<B>): Awaitable<void> {
  return whenReady(exam.context.findBatch(exam.stamp.batchCode), (batch) => {
    if (batch === undefined) exam.findings.push({ verdict: 'unknown', reason: 'batch' });
    else if (exam.stamp.index >= batch.quantity) exam.findings.push({ verdict: 'unknown', reason: 'index' });
    else exam.batch = batch;
  });
}

function checkTag<B extends BatchFacts>(exam: Examination<B>): Awaitable<void> {
  const { batch, context, stamp } = exam;
  // Whoever holds a compromised root makes true tags for any serial: right or wrong, they say nothing.
  if (batch === undefined || !isTrusted(context.tagKeyState(batch))) return;
  exam.proof = 'tag';
  return whenReady(context.tagMac(batch, tagInput(stamp.batchCode, stamp.index)), (mac) => {
    if (tagFromMac(mac) === stamp.tag) exam.state = batch.states.stateAt(stamp.index);
    else exam.findings.push({ verdict: 'forged', reason: 'tag' });
  });
}

function checkTarget<B extends BatchFacts>({ batch, stamp, state, findings }: Examination<B>): void {
  if (batch === undefined || state === undefined || stamp.target?.form !== 'gs1') return;
  const { target } = batch;
  if (target.form !== 'gs1' || target.gtin !== stamp.target.gtin)
    findings.push({ verdict: 'forged', reason: 'gtin' });
}

function checkSignature<B extends BatchFacts>(exam: Examination<B>): Awaitable<void> {
  const { batch, context, stamp, state } = exam;
  if (batch === undefined) return;
  const isTagTrusted = isTrusted(context.tagKeyState(batch));
  if (isTagTrusted && state === undefined) return;
  const { signature, target } = stamp;
  // A compromised key's signatures count for nothing, good or bad: the tag alone proves the serial.
  if (signature === undefined || target === undefined || !isTrusted(context.keyState(batch.kid))) {
    if (!isTagTrusted) exam.findings.push({ verdict: 'malformed', fault: 'signature-needed' });
    return;
  }
  exam.proof = 'signature';
  return whenReady(
    context.verifySignature(batch.kid, signingInput(target, stamp.serial), signature),
    (valid) => {
      if (valid) exam.state ??= batch.states.stateAt(stamp.index);
      else exam.findings.push({ verdict: 'forged', reason: 'signature' });
    },
  );
}

function isTrusted(state: KeyState | undefined): boolean {
  return state === 'active' || state === 'retired';
}

function checkHost<B extends BatchFacts>({ stamp, context, judgeHost, findings }: Examination<B>): void {
  if (!judgeHost || stamp.host === undefined || context.hosts.has(stamp.host)) return;
  findings.push({ verdict: 'foreign-host', host: stamp.host });
}

function checkRecall<B extends BatchFacts>({ state, context, findings }: Examination<B>): Awaitable<void> {
  const lotId = state?.lotId;
  if (lotId === undefined) return;
  return whenReady(context.isRecalled(lotId), (recalled) => {
    if (recalled) findings.push({ verdict: 'recalled', lotId });
  });
}

function checkState<B extends BatchFacts>({ batch, state, context, findings }: Examination<B>): void {
  if (batch === undefined || state === undefined) return;
  if (state.phase === 'voided') {
    findings.push({ verdict: 'withdrawn', reason: state.voidReason ?? 'damaged' });
    return;
  }
  if (state.suspended) findings.push({ verdict: 'suspended' });
  if (state.phase === 'activated') return;
  const { unusedDeadlineOn } = batch;
  const expired = isPastDeadline({ unusedDeadlineOn, today: context.today });
  findings.push(expired ? { verdict: 'expired-unused', unusedDeadlineOn } : { verdict: 'not-activated' });
}

function checkCopyRisk<B extends BatchFacts>({
  batch,
  state,
  stamp,
  context,
  findings,
}: Examination<B>): Awaitable<void> {
  if (batch === undefined || state === undefined || context.copyRisk === undefined) return;
  return whenReady(context.copyRisk(batch, stamp.index), (reasons) => {
    if (reasons.length > 0) findings.push({ verdict: 'suspect-copy', reasons });
  });
}

function checkClaim<B extends BatchFacts>({
  batch,
  state,
  stamp,
  context,
  findings,
}: Examination<B>): Awaitable<void> {
  if (batch === undefined || state === undefined || context.claimedAtMs === undefined) return;
  return whenReady(context.claimedAtMs(batch, stamp.index), (claimedAtMs) => {
    if (claimedAtMs !== undefined) findings.push({ verdict: 'claimed', claimedAtMs });
  });
}
