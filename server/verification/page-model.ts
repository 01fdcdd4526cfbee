import type {
  ClaimView,
  CountingView,
  FaultView,
  PageFrame,
  RecognitionView,
  StampView,
  VerdictPage,
} from '../../scanner-web/views/index.ts';
import { buildStampLink, type ParsedStampText } from '../../stamps/link/index.ts';
import { formatSerial, type Serial } from '../../stamps/serial/index.ts';
import type { Recognition } from '../../stamps/verdict/index.ts';
import { PROVINCES } from '../domain/province-names.ts';
import type { KnownCertificate } from '../storage/certificate-facts.ts';
import type { GenuineFacts, JudgedStamp } from './verifier.ts';

/** What a page needs beside the judgement. */
export interface PageCircumstances {
  readonly frame: PageFrame;
  /** What was typed into the form; null when a link was opened. */
  readonly typed: string | null;
  readonly counting: CountingView | null;
  readonly claim: ClaimView | null;
}

const PROVINCE_CHOICES = {
  vi: PROVINCES.map(([code, name]) => ({ code, name })),
  en: PROVINCES.map(([code, , name]) => ({ code, name })),
};

/** The page of a judged stamp. */
export function verdictPageOf(judged: JudgedStamp, circumstances: PageCircumstances): VerdictPage {
  const { outcome, genuine } = judged;
  const { leading, findings } = outcome;
  return {
    frame: circumstances.frame,
    verdict: outcome.verdict,
    severity: judged.severity,
    verdictSeverity: outcome.severity,
    proof: outcome.proof,
    otherVerdicts: findings.filter((finding) => finding !== leading).map(({ verdict }) => verdict),
    copyReasons: leading.verdict === 'suspect-copy' ? leading.reasons : [],
    fault: faultOf(judged),
    typed: circumstances.typed,
    stamp: stampOf(judged),
    counts:
      genuine === null ? null : { scans: genuine.total?.scans ?? 0, firstMs: genuine.total?.firstMs ?? null },
    counting: circumstances.counting,
    claim: circumstances.claim,
    recognition: genuine === null ? null : recognitionView(genuine.recognition),
    freshness: genuine?.freshness ?? null,
    product: genuine?.goods.product ?? null,
    producer: genuine?.goods.producer ?? null,
    lot: genuine?.lot?.view ?? null,
    provinces: PROVINCE_CHOICES[circumstances.frame.texts.reads],
  };
}

/** The recognition as it is shown and answered. */
export function recognitionView(recognition: Recognition<KnownCertificate>): RecognitionView {
  const { status, severity, stars, certificate } = recognition;
  return {
    status,
    severity,
    stars: stars ?? null,
    decisionNumber: certificate?.decisionNumber ?? null,
    decidedOn: certificate?.decidedOn ?? null,
    authority: certificate?.authority ?? null,
    validUntil: validUntil(recognition),
    revokedOn: certificate?.revokedOn ?? null,
    revocationGround: certificate?.revocationGround ?? null,
  };
}

/** The digital link of a genuine stamp without its signature: the traceability code. */
function traceabilityLink({ batch }: GenuineFacts, serial: Serial): string {
  return buildStampLink({ origin: batch.row.origin, target: batch.target, serial });
}

/** The day until which the certificate counts or counted: an extension is included once it is needed. */
function validUntil({ status, certificate }: Recognition<KnownCertificate>): string | null {
  if (certificate === undefined) return null;
  const { expiresOn, extendedUntil } = certificate;
  return status === 'valid' ? expiresOn : (extendedUntil ?? expiresOn);
}

function stampOf({ parsed, outcome, genuine }: JudgedStamp): StampView | null {
  const { serial, batchCode, index, state } = outcome;
  if (!parsed.ok || serial === undefined || batchCode === undefined || index === undefined) return null;
  const claim = outcome.findings.find((finding) => finding.verdict === 'claimed');
  return {
    serial: formatSerial(serial),
    batchCode,
    index,
    link: genuine === null ? null : traceabilityLink(genuine, serial),
    activatedMs: genuine === null || state?.lotId === undefined ? null : activationMs(genuine, state.seq),
    unusedDeadlineOn: genuine?.batch.unusedDeadlineOn ?? null,
    voidReason: genuine === null ? null : (state?.voidReason ?? null),
    claimedMs: claim?.verdict === 'claimed' ? claim.claimedAtMs : null,
  };
}

/** When the stamp was last activated, from the log that its state was folded from. */
function activationMs({ batch, index }: GenuineFacts, upTo: number): number | null {
  const { states } = batch;
  for (let place = upTo - 1; place >= 0; place -= 1) {
    const entry = states.entries[place];
    const covers = entry !== undefined && entry.first <= index && index <= entry.last;
    if (covers && entry.action === 'activate' && !states.isUndone(entry.seq)) return entry.timeMs;
  }
  return null;
}

function faultOf({ parsed, outcome }: JudgedStamp): FaultView | null {
  const { leading } = outcome;
  if (leading.verdict !== 'malformed') return null;
  const { damage, group, length } = leading;
  const host = leading.fault === 'foreign-code' ? hostOf(parsed) : undefined;
  return {
    code: leading.fault,
    ...(damage === undefined ? {} : { damage }),
    ...(group === undefined ? {} : { group }),
    ...(length === undefined ? {} : { length }),
    ...(host === undefined ? {} : { host }),
  };
}

/** Shown as text; longer than any real host it would only fill the page. */
function hostOf({ host }: ParsedStampText): string | undefined {
  return host === undefined || host.length > 100 ? undefined : host;
}
