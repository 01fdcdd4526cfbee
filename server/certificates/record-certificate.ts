import type { Kysely } from 'kysely';
import type { CivilDay } from '../../stamps/civil-day.ts';
import { recognitionAt } from '../../stamps/verdict/index.ts';
import { problem } from '../http/problems.ts';
import { certificateFacts } from '../storage/certificate-facts.ts';
import {
  certificatesOfProduct,
  findCertificateOfDecision,
  findFollower,
  hasCertificate,
} from '../storage/certificates.ts';
import type { Database } from '../storage/schema.ts';
import type { CertificateTable } from '../storage/tables/certificates.ts';
import {
  type DecisionGiven,
  type DecisionRead,
  keepDecision,
  readDay,
  readDecision,
  refuse,
  todayOf,
} from './decisions.ts';
import type { DecidingDeps } from './deps.ts';
import { keepCertificate, keepNewCertificate } from './keep-certificate.ts';
import { checkAuthorityStars, checkStars, checkTerm, regularExpiry, termFrom } from './recognition-rules.ts';

/** What a decision says of one product. */
export interface RecognitionSaid {
  /** 3 to 5. */
  readonly stars: number;
  readonly decision: DecisionGiven;
  /** `YYYY-MM-DD`; the day of the decision unless given. */
  readonly issuedOn?: string | undefined;
  /** Last day, inclusive, `YYYY-MM-DD`; 36 months after the first day unless given. */
  readonly expiresOn?: string | undefined;
}

/** A recognition as it is declared. */
export interface RecognitionGiven extends RecognitionSaid {
  readonly productId: string;
  /** Province of the producer, today's. */
  readonly provinceCode: string;
}

/** In whose place a certificate stands, and from when. */
export interface Following {
  readonly followsId: string;
  readonly followsAs: 'renewal' | 'upgrade';
  /** The day after the last one of the certificate that it renews; the term may be counted from there. */
  readonly afterOn?: CivilDay | undefined;
  /** First day, `YYYY-MM-DD`; `afterOn` or the day of issue, whichever is later, unless given. */
  readonly startsOn?: string | undefined;
}

/**
 * Records that a decision recognised a known product, inside a transaction. The same recognition again changes nothing.
 * Where another certificate stands on the day of issue, it takes that one's place from then on.
 *
 * @throws stars-invalid, stars-uncertified, decision-number-invalid, date-invalid, decision-date, authority-unknown,
 *   authority-abolished, authority-scope, authority-stars, certificate-issue-date, certificate-start, certificate-term,
 *   decision-conflict, certificate-conflict
 */
export async function recordCertificate(
  deps: DecidingDeps,
  db: Kysely<Database>,
  given: RecognitionGiven,
  following?: Following,
): Promise<{ readonly id: string; readonly already: boolean }> {
  const { productId, stars } = given;
  const decision = readDecision(given.decision, given.provinceCode, todayOf(deps));
  const { issuedOn, expiresOn, startsOn } = readTerms(given, decision, following);
  const decisionId = await keepDecision(deps, db, decision, 'recognition');
  const hadAny = await hasCertificate(db, productId);
  const earlier = hadAny ? await findCertificateOfDecision(db, productId, decisionId) : undefined;
  if (earlier !== undefined && earlier.withdrawnMs === null) {
    const same = earlier.stars === stars && earlier.issuedOn === issuedOn && earlier.expiresOn === expiresOn;
    if (same) return { id: earlier.id, already: true };
    throw problem('certificate-conflict', { field: 'decision.number' });
  }
  const { followsId, followsAs } =
    following ?? (hadAny ? await standingBefore(db, productId, issuedOn, stars, earlier?.id) : STANDS_ALONE);
  const said = { ...BLANK, decisionId, stars, issuedOn, startsOn, expiresOn, followsId, followsAs };
  const act = { act: 'record' } as const;
  if (earlier !== undefined) {
    // It was entered before and taken back as a mistake: it is the same paper again.
    await keepCertificate(deps, db, earlier, said, act);
    return { id: earlier.id, already: false };
  }
  const id = deps.newId();
  const now = deps.clock();
  const certificate = { ...said, id, productId, version: 1, createdMs: now, updatedMs: now };
  await keepNewCertificate(deps, db, certificate, act);
  return { id, already: false };
}

const STANDS_ALONE = { followsId: null, followsAs: null };

const BLANK = {
  extendedUntil: null,
  extensionDecisionId: null,
  revokedOn: null,
  revocationGround: null,
  revocationConclusion: null,
  revocationDecisionId: null,
  withdrawnMs: null,
} as const satisfies Partial<CertificateTable>;

/**
 * Reads the days of a recognition by a decision, by the rules alone.
 * @throws stars-invalid, stars-uncertified, authority-stars, date-invalid, certificate-issue-date, certificate-start,
 *   certificate-term
 */
export function readTerms(
  given: Omit<RecognitionSaid, 'decision'>,
  { signedOn, level }: Pick<DecisionRead, 'signedOn' | 'level'>,
  following?: Pick<Following, 'afterOn' | 'startsOn'>,
) {
  const { stars } = given;
  refuse(checkStars(stars));
  refuse(checkAuthorityStars(level, stars, signedOn));
  const issuedOn = given.issuedOn === undefined ? signedOn : readDay(given.issuedOn, 'issuedOn');
  const latestStart = laterOf(issuedOn, following?.afterOn);
  const startsOn = following?.startsOn === undefined ? latestStart : readDay(following.startsOn, 'startsOn');
  if (startsOn < issuedOn || startsOn > latestStart) {
    throw problem('certificate-start', { field: 'startsOn', params: { first: issuedOn, last: latestStart } });
  }
  const from = termFrom(issuedOn, startsOn);
  const expiresOn =
    given.expiresOn === undefined ? regularExpiry(from) : readDay(given.expiresOn, 'expiresOn');
  refuse(checkTerm(issuedOn, expiresOn, signedOn, from));
  return { issuedOn, startsOn, expiresOn };
}

function laterOf(day: CivilDay, other: CivilDay | undefined): CivilDay {
  return other !== undefined && other > day ? other : day;
}

/** In whose place a certificate issued on this day stands by itself: of the one that stands then, if none does yet. */
async function standingBefore(
  db: Kysely<Database>,
  productId: string,
  issuedOn: CivilDay,
  stars: number,
  ownId: string | undefined,
): Promise<{ readonly followsId: string | null; readonly followsAs: string | null }> {
  const rows = await certificatesOfProduct(db, productId);
  const recognition = recognitionAt(rows.map(certificateFacts), issuedOn);
  const standing =
    recognition.stars === undefined ? undefined : rows.find(({ id }) => id === recognition.certificate?.id);
  const isFree =
    standing !== undefined &&
    (ownId === undefined || standing.followsId !== ownId) &&
    (await findFollower(db, standing.id)) === undefined;
  if (!isFree) return STANDS_ALONE;
  return { followsId: standing.id, followsAs: stars > standing.stars ? 'upgrade' : 'renewal' };
}
