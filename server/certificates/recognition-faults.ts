import type { CivilDay } from '../../stamps/civil-day.ts';
import { Problem } from '../http/problems.ts';
import { readAuthority, readDecisionNumber, readSigningDay, requireScope, todayOf } from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { readTerms } from './record-certificate.ts';

/** What is said of a recognition, as far as it can be read. */
export interface RecognitionParts {
  readonly stars: number | undefined;
  readonly number: string | undefined;
  readonly signedOn: CivilDay | undefined;
  readonly authority: string | undefined;
  /** Undefined: 36 months after the day of the decision. */
  readonly expiresOn: CivilDay | undefined;
}

/** All that the rules refuse of a recognition, each part for itself; what the registry says against it is not asked. */
export function recognitionFaults(
  deps: Pick<DecidingDeps, 'clock' | 'by'>,
  { stars, number, signedOn, authority, expiresOn }: RecognitionParts,
): Problem[] {
  const found: Problem[] = [];
  const read = <T>(step: () => T): T | undefined => {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      found.push(error);
      return undefined;
    }
  };
  if (number !== undefined) read(() => readDecisionNumber(number));
  if (signedOn === undefined) return found;
  read(() => readSigningDay(signedOn, todayOf(deps)));
  const level = authority === undefined ? undefined : read(() => readAuthority(authority, signedOn).level);
  if (level === undefined) return found;
  read(() => requireScope(deps.by, { level }));
  if (stars !== undefined) {
    read(() => readTerms({ stars }, { signedOn, level }));
    if (expiresOn !== undefined) {
      const enough = level === 'ministry' ? 5 : 3;
      read(() => readTerms({ stars: enough, expiresOn }, { signedOn, level }));
    }
  }
  return found;
}
