import { isPending } from '../awaitable.ts';
import type { MalformedText, ParsedStampText } from '../link/index.ts';
import { parseStampText } from '../link/index.ts';
import type { BatchCode, Serial } from '../serial/index.ts';
import type { StampState } from '../state/index.ts';
import type { Examination, Proof } from './checks.ts';
import { CHECKS } from './checks.ts';
import type { BatchFacts, VerifyContext } from './context.ts';
import type { Finding, Verdict } from './finding.ts';
import { VERDICT_SEVERITY } from './finding.ts';
import type { Severity } from './severity.ts';
import { SEVERITIES } from './severity.ts';

/** The outcome for one stamp. */
export interface StampVerdict<B extends BatchFacts = BatchFacts> {
  /** Of the finding that leads. */
  verdict: Verdict;
  severity: Severity;
  /** The finding that leads: the first of the highest severity. */
  leading: Finding;
  /** Every finding in the order of the checks; `authentic` alone when nothing is against the stamp. */
  findings: readonly Finding[];
  /** What was checked. */
  proof: Proof;
  /** Present unless the text was malformed. */
  serial?: Serial;
  batchCode?: BatchCode;
  index?: number;
  /** Present once the stamp is known to belong to a batch. */
  batch?: B;
  /** Present once tag or signature proves the serial. */
  state?: StampState;
}

/** How a text reached the verifier. */
export interface VerifyOptions {
  /** True for a link given to verify or read from a symbol; false for the path of a request to ourselves. */
  judgeHost: boolean;
}

/**
 * Judges a stamp. Returns a value for any text; rejects only when the context itself fails.
 *
 * Nothing is awaited that the context answers at once.
 */
export async function verifyStamp<B extends BatchFacts>(
  input: string | ParsedStampText,
  context: VerifyContext<B>,
  options: VerifyOptions,
): Promise<StampVerdict<B>> {
  const stamp = typeof input === 'string' ? parseStampText(input) : input;
  if (!stamp.ok) return conclude([malformed(stamp, context)], 'none');
  const examination: Examination<B> = {
    stamp,
    context,
    judgeHost: options.judgeHost,
    findings: [],
    proof: 'none',
  };
  for (const check of CHECKS) {
    const pending = check.run(examination);
    if (isPending(pending)) await pending;
  }
  const { findings, proof, batch, state } = examination;
  const { serial, batchCode, index } = stamp;
  return {
    ...conclude<B>(findings.length > 0 ? findings : [{ verdict: 'authentic' }], proof),
    serial,
    batchCode,
    index,
    ...(batch === undefined ? {} : { batch }),
    ...(state === undefined ? {} : { state }),
  };
}

/** A link on another host that does not have our form is simply someone else's code. */
function malformed<B extends BatchFacts>(text: MalformedText, { hosts }: VerifyContext<B>): Finding {
  const { ok: _, host, ...detail } = text;
  if (host !== undefined && !hosts.has(host)) return { verdict: 'malformed', fault: 'foreign-code' };
  return { verdict: 'malformed', ...detail };
}

function conclude<B extends BatchFacts>(findings: readonly Finding[], proof: Proof): StampVerdict<B> {
  const [first = { verdict: 'authentic' }] = findings;
  let leading: Finding = first;
  for (const finding of findings) {
    if (loudness(finding) > loudness(leading)) leading = finding;
  }
  return { verdict: leading.verdict, severity: VERDICT_SEVERITY[leading.verdict], leading, findings, proof };
}

function loudness(finding: Finding): number {
  return SEVERITIES.indexOf(VERDICT_SEVERITY[finding.verdict]);
}
