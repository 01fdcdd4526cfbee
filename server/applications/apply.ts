import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Static } from 'typebox';
import { EMAIL_MAX_LENGTH, parseEmail } from '../domain/email.ts';
import { cleanLine } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import {
  type ApplicationContactRow,
  type ApplicationRow,
  countWaitingApplications,
  deleteApplicationContact,
  findApplicationBySecret,
  insertApplication,
  keepApplicationContact,
  updateApplication,
} from '../storage/applications.ts';
import { erasing } from '../storage/erasing.ts';
import { findProvince } from '../storage/places.ts';
import type { Database } from '../storage/schema.ts';
import { APPLICANT, auditApplication } from './audited.ts';
import type { ApplicationDeps } from './deps.ts';
import type { ApplicationGiven, NewApplication } from './schemas.ts';

/** Applications of one province that wait at a time: far more than any has, and an end to what a flood can store. */
export const WAITING_LIMIT = 1_000;

/**
 * Takes an application in. The same secret again is the same application and changes nothing.
 * @throws applications-full, province-unknown, commune-unknown, commune-ambiguous, email-invalid, text-empty
 */
export async function apply(
  deps: ApplicationDeps,
  { secret, ...said }: Static<typeof NewApplication>,
): Promise<ApplicationRow> {
  return await deps.db.transaction().execute(async (db) => {
    const secretHash = hashOf(secret);
    const known = await findApplicationBySecret(db, secretHash);
    if (known !== undefined) return known;
    const { application, contact } = await read(deps, db, said);
    await requireRoom(db, said.provinceCode);
    const nowMs = deps.clock();
    const row: ApplicationRow = {
      id: deps.newId(),
      state: 'submitted',
      secretHash,
      ...application,
      submittedMs: nowMs,
      updatedMs: nowMs,
      decidedMs: null,
      decidedBy: null,
      reason: null,
      producerId: null,
      accountId: null,
    };
    await insertApplication(db, row, { applicationId: row.id, ...contact });
    await auditApplication(db, row, {
      ...APPLICANT,
      timeMs: nowMs,
      action: 'application.submit',
      to: 'submitted',
    });
    return row;
  });
}

/**
 * Changes what an application says while it waits, or sends it again after it was returned.
 * @throws application-unknown, application-decided, and as {@link apply}
 */
export async function amend(
  deps: ApplicationDeps,
  secret: string,
  said: Static<typeof ApplicationGiven>,
): Promise<ApplicationRow> {
  return await deps.db.transaction().execute(async (db) => {
    const before = await requireOwn(db, secret);
    if (before.state !== 'submitted' && before.state !== 'returned') throw problem('application-decided');
    const { application, contact } = await read(deps, db, said);
    const waitsThere = before.state === 'submitted' && before.provinceCode === said.provinceCode;
    if (!waitsThere) await requireRoom(db, said.provinceCode);
    const nowMs = deps.clock();
    const values = {
      ...application,
      state: 'submitted',
      updatedMs: nextVersion(nowMs, before),
      ...(before.state === 'returned' ? { submittedMs: nowMs, decidedMs: null, decidedBy: null } : {}),
    };
    if (!(await updateApplication(db, before, values))) throw problem('version-conflict');
    await keepApplicationContact(db, { applicationId: before.id, ...contact });
    const told = { ...APPLICANT, timeMs: nowMs, from: before.state, to: 'submitted' };
    const after = { ...before, ...values };
    await auditApplication(db, after, { ...told, action: 'application.amend' });
    return after;
  });
}

/**
 * Takes an application back, and erases the person behind it.
 * @throws application-unknown, application-decided
 */
export async function withdraw({ db, clock }: ApplicationDeps, secret: string): Promise<ApplicationRow> {
  return await erasing(db, async (transaction) => {
    const before = await requireOwn(transaction, secret);
    if (before.state !== 'submitted' && before.state !== 'returned') throw problem('application-decided');
    const nowMs = clock();
    const values = { state: 'withdrawn', decidedMs: nowMs, updatedMs: nextVersion(nowMs, before) };
    if (!(await updateApplication(transaction, before, values))) throw problem('version-conflict');
    const told = { ...APPLICANT, timeMs: nowMs, from: before.state, to: 'withdrawn' };
    await auditApplication(transaction, before, { ...told, action: 'application.withdraw' });
    return await eraseApplicant(transaction, { ...before, ...values });
  });
}

/** @throws applications-full when as many wait in the province as may */
async function requireRoom(db: Kysely<Database>, provinceCode: string): Promise<void> {
  const { count } = await countWaitingApplications(db, { provinceCode });
  if (count >= WAITING_LIMIT) throw problem('applications-full');
}

/** The application of a link. @throws application-unknown */
export async function requireOwn(db: Kysely<Database>, secret: string): Promise<ApplicationRow> {
  const row = await findApplicationBySecret(db, hashOf(secret));
  if (row === undefined) throw problem('application-unknown');
  return row;
}

/** Erases who applied, inside a transaction; of a household that was not registered also what it is called. */
export async function eraseApplicant(db: Kysely<Database>, row: ApplicationRow): Promise<ApplicationRow> {
  await deleteApplicationContact(db, row.id);
  if (row.kind !== 'household' || row.state === 'approved') return row;
  const blank = { name: '', taxCode: null, address: '', matchKey: '' };
  await updateApplication(db, row, blank);
  return { ...row, ...blank };
}

async function read(
  deps: Pick<ApplicationDeps, 'readPlace'>,
  db: Kysely<Database>,
  said: Static<typeof ApplicationGiven>,
): Promise<{
  application: Pick<
    ApplicationRow,
    'name' | 'kind' | 'taxCode' | 'address' | 'provinceCode' | 'communeCode' | 'productsJson' | 'matchKey'
  >;
  contact: Omit<ApplicationContactRow, 'applicationId'>;
}> {
  const { kind, provinceCode, contact } = said;
  const name = lineOf(said.name, 'name');
  if ((await findProvince(db, provinceCode)) === undefined)
    throw problem('province-unknown', { field: 'provinceCode' });
  const place = await deps.readPlace(db, { name, provinceCode, commune: said.commune });
  const products = said.products.map(cleanLine).filter((product) => product !== '');
  if (products.length === 0) throw problem('text-empty', { field: 'products' });
  const person = lineOf(contact.name, 'contact.name');
  const email = parseEmail(contact.email);
  if (email === undefined)
    throw problem('email-invalid', { field: 'contact.email', params: { limit: EMAIL_MAX_LENGTH } });
  return {
    application: {
      name,
      kind,
      taxCode: cleanLine(said.taxCode ?? '') || null,
      address: cleanLine(said.address ?? ''),
      provinceCode,
      communeCode: place.communeCode,
      productsJson: JSON.stringify(products),
      matchKey: place.matchKey,
    },
    contact: {
      name: person,
      email,
      phone: cleanLine(contact.phone ?? '') || null,
      locale: contact.locale ?? 'vi',
    },
  };
}

function lineOf(text: string, field: string): string {
  const line = cleanLine(text);
  if (line === '') throw problem('text-empty', { field });
  return line;
}

/** 32 random bytes cannot be guessed from their hash. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
