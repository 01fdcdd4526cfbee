import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { actedBy } from '../domain/audit.ts';
import { languageFrom } from '../domain/language.ts';
import { PRODUCER_KINDS } from '../domain/ocop-terms.ts';
import type { Principal } from '../domain/principal.ts';
import { overseesPlace } from '../domain/province-scope.ts';
import { cleanText } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import {
  type ApplicationRow,
  findApplication,
  findApplicationContact,
  updateApplication,
} from '../storage/applications.ts';
import { findProducer } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import { auditApplication } from './audited.ts';
import type { ApplicationDeps, InvitationMade } from './deps.ts';
import type { ApplicationDecision } from './schemas.ts';

const STATES = { approve: 'approved', return: 'returned', refuse: 'refused' } as const;

/** An application that the caller may look at. @throws not-found */
export async function requireVisible(
  db: Kysely<Database>,
  by: Principal,
  id: string,
): Promise<ApplicationRow> {
  const row = await findApplication(db, id);
  if (row === undefined || !overseesPlace(by, row)) throw problem('not-found');
  return row;
}

/**
 * Decides about an application that waits. Approval registers the producer, unless it is one that is registered, and
 * invites the applicant: all of it or nothing.
 * @throws not-found, application-decided, version-conflict, return-reason, person-erased, producer-unknown,
 *   producer-exists, email-taken
 */
export async function decideApplication(
  deps: ApplicationDeps,
  by: Principal,
  id: string,
  { decision, version, producerId, reason: said = '' }: Static<typeof ApplicationDecision>,
): Promise<{ readonly row: ApplicationRow; readonly link?: InvitationMade['link'] }> {
  const decided = await deps.db.transaction().execute(async (db) => {
    const before = await requireVisible(db, by, id);
    if (before.state !== 'submitted') throw problem('application-decided');
    if (before.updatedMs !== version) throw problem('version-conflict', { field: 'version' });
    const reason = cleanText(said) || null;
    if (decision !== 'approve' && reason === null) throw problem('return-reason', { field: 'reason' });
    const made = decision === 'approve' ? await approve(deps, db, by, before, producerId) : undefined;
    const nowMs = deps.clock();
    const values = {
      state: STATES[decision],
      decidedMs: nowMs,
      decidedBy: by.actor,
      reason,
      updatedMs: nextVersion(nowMs, before),
      producerId: made?.producerId ?? null,
      accountId: made?.accountId ?? null,
    };
    if (!(await updateApplication(db, before, values))) throw problem('version-conflict');
    const row = { ...before, ...values };
    const told = { ...actedBy(by), timeMs: nowMs, from: before.state, to: values.state, reason };
    await auditApplication(db, row, { ...told, action: `application.${decision}` });
    return { row, ...(made === undefined ? {} : { link: made.link }) };
  });
  if (decided.row.producerId !== null) deps.changes.emit({ kind: 'producer', id: decided.row.producerId });
  return decided;
}

async function approve(
  deps: ApplicationDeps,
  db: Kysely<Database>,
  by: Principal,
  row: ApplicationRow,
  existing: string | undefined,
): Promise<InvitationMade & { readonly producerId: string }> {
  const contact = await findApplicationContact(db, row.id);
  const kind = PRODUCER_KINDS.find((known) => known === row.kind);
  if (contact === undefined || kind === undefined) throw problem('person-erased');
  const { name, provinceCode, address, communeCode, taxCode } = row;
  const { name: person, email, phone, locale } = contact;
  if (existing !== undefined) {
    const known = await findProducer(db, existing);
    if (known === undefined || !overseesPlace(by, known))
      throw problem('producer-unknown', { field: 'producerId' });
  }
  const producerId =
    existing ??
    (
      await deps.registerProducer(db, by, {
        ...{ name, kind, identifier: taxCode, phone, address, provinceCode, commune: communeCode },
      })
    ).id;
  const made = await deps.invite(db, by, {
    ...{ producerId, name: person, email, phone },
    locale: languageFrom(locale),
  });
  return { ...made, producerId };
}
