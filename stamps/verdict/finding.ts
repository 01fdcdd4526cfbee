import type { CivilDay } from '../civil-day.ts';
import type { CopyReason } from '../copies/index.ts';
import type { LinkDamage, MalformedFault } from '../link/index.ts';
import { MALFORMED_FAULTS } from '../link/index.ts';
import type { VoidReason } from '../state/index.ts';
import type { Severity } from './severity.ts';

/** Why nothing can be said of a text: it is no stamp, or its serial alone has ceased to prove anything. */
export type StampFault = MalformedFault | 'signature-needed';

/** All faults, for dictionaries and tests. */
export const STAMP_FAULTS: readonly StampFault[] = [...MALFORMED_FAULTS, 'signature-needed'];

/** One thing that a check found, and what is known about it. */
export type Finding =
  | { verdict: 'authentic' }
  | { verdict: 'claimed'; claimedAtMs: number }
  | { verdict: 'not-activated' }
  | { verdict: 'suspect-copy'; reasons: readonly CopyReason[] }
  | { verdict: 'expired-unused'; unusedDeadlineOn: CivilDay }
  | { verdict: 'suspended' }
  | { verdict: 'withdrawn'; reason: VoidReason }
  | { verdict: 'recalled'; lotId: string }
  | { verdict: 'forged'; reason: 'tag' | 'signature' | 'gtin' }
  | { verdict: 'foreign-host'; host: string }
  | { verdict: 'unknown'; reason: 'batch' | 'index' }
  | {
      verdict: 'malformed';
      fault: StampFault;
      damage?: LinkDamage;
      group?: 1 | 2 | 3 | 4;
      length?: number;
    };

/** What is said about a stamp: a closed list. */
export type Verdict = Finding['verdict'];

/** The severity of each verdict; every verdict has one. */
export const VERDICT_SEVERITY: Readonly<Record<Verdict, Severity>> = {
  authentic: 'ok',
  claimed: 'notice',
  malformed: 'notice',
  'not-activated': 'warning',
  'suspect-copy': 'warning',
  'expired-unused': 'warning',
  suspended: 'warning',
  withdrawn: 'danger',
  recalled: 'danger',
  forged: 'danger',
  'foreign-host': 'danger',
  unknown: 'danger',
};

/** All verdicts, for dictionaries and tests. */
export const VERDICTS: readonly Verdict[] = Object.keys(VERDICT_SEVERITY).filter(
  (name): name is Verdict => name in VERDICT_SEVERITY,
);
