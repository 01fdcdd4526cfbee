import type { Kysely } from 'kysely';
import { type CivilDay, civilDay } from '../../stamps/civil-day.ts';
import { type Recognition, recognitionAt } from '../../stamps/verdict/index.ts';
import { certificateFacts, type KnownCertificate, storedDay } from '../storage/certificate-facts.ts';
import {
  type CertificateState,
  certificatesAsOf,
  certificateVersions,
  stateOf,
} from '../storage/certificate-versions.ts';
import { certificatesOfProduct } from '../storage/certificates.ts';
import { findDecision } from '../storage/decisions.ts';
import type { Database } from '../storage/schema.ts';
import type { DecisionTable } from '../storage/tables/certificates.ts';
import { groundFrom } from './present.ts';

/** A product's recognition on a day, by what is recorded now. */
export async function recognitionNow(
  db: Kysely<Database>,
  productId: string,
  day: CivilDay,
): Promise<Recognition<KnownCertificate>> {
  return recognitionAt((await certificatesOfProduct(db, productId)).map(certificateFacts), day);
}

/** What a check of a product's stamps showed at a time: by what was recorded then, on the day that it was. */
export async function recognitionShownAt(
  db: Kysely<Database>,
  productId: string,
  atMs: number,
): Promise<Recognition<KnownCertificate>> {
  const facts: KnownCertificate[] = [];
  for (const { id, state } of await certificatesAsOf(db, productId, atMs)) {
    if (state.withdrawnMs === null) facts.push(factsOf(id, state, await decisionOf(db, state)));
  }
  return recognitionAt(facts, civilDay(atMs));
}

/** Everything that a certificate ever said, oldest first. */
export async function versionsOf(db: Kysely<Database>, certificateId: string) {
  const versions = [];
  for (const row of await certificateVersions(db, certificateId)) {
    const state = stateOf(row.stateJson);
    versions.push({ row, state, decision: await decisionOf(db, state) });
  }
  return versions;
}

async function decisionOf(db: Kysely<Database>, { decisionId }: CertificateState): Promise<DecisionTable> {
  const decision = await findDecision(db, decisionId);
  if (decision === undefined) throw new TypeError(`there is no decision ${decisionId}`);
  return decision;
}

function factsOf(id: string, state: CertificateState, decision: DecisionTable): KnownCertificate {
  const optionalDay = (text: string | null) => (text === null ? null : storedDay(text));
  return {
    id,
    stars: state.stars,
    decisionNumber: decision.number,
    decidedOn: decision.signedOn,
    authority: decision.authority,
    issuedOn: storedDay(state.issuedOn),
    startsOn: storedDay(state.startsOn),
    expiresOn: storedDay(state.expiresOn),
    extendedUntil: optionalDay(state.extendedUntil),
    revokedOn: optionalDay(state.revokedOn),
    revocationGround: groundFrom(state.revocationGround),
  };
}
