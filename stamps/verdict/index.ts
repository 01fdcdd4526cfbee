export type { Proof } from './checks.ts';
export type { BatchFacts, VerifyContext } from './context.ts';
export type { Finding, StampFault, Verdict } from './finding.ts';
export { STAMP_FAULTS, VERDICT_SEVERITY, VERDICTS } from './finding.ts';
export type { OfflineContext, OfflineVerdict } from './offline.ts';
export { verifyOffline } from './offline.ts';
export type { CertificateFacts, Recognition, RecognitionStatus, RevocationGround } from './recognition.ts';
export {
  allowsStamps,
  bestBeforeSeverity,
  pageSeverity,
  REVOCATION_GROUNDS,
  recognitionAt,
} from './recognition.ts';
export type { Severity } from './severity.ts';
export { SEVERITIES, worstSeverity } from './severity.ts';
export type { StampVerdict, VerifyOptions } from './verify.ts';
export { verifyStamp } from './verify.ts';
