import type { Kysely } from 'kysely';
import { actedBy, changedMembers } from '../domain/audit.ts';
import { EMAIL_MAX_LENGTH, emailKey, parseEmail } from '../domain/email.ts';
import { type Language, languageFrom } from '../domain/language.ts';
import { type Principal, roleFrom } from '../domain/principal.ts';
import { cleanLine, searchText } from '../domain/spelling.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { forgetDevices } from '../storage/account-secrets.ts';
import {
  type AccountRow,
  countActiveAdmins,
  deletePerson,
  findAccount,
  findAccountByEmail,
  findPerson,
  insertAccount,
  type PersonRow,
  updateAccount,
  updatePerson,
} from '../storage/accounts.ts';
import { revokeTokensOf } from '../storage/api-tokens.ts';
import { deleteContactsOfAccount } from '../storage/applications.ts';
import { revokeOneTimeLinks } from '../storage/one-time-links.ts';
import type { Database } from '../storage/schema.ts';
import { deleteSessionsOf } from '../storage/sessions.ts';
import { auditAccount, bindingOf } from './audited.ts';
import { type BindingRequest, requireBinding } from './binding.ts';
import type { IdentityDeps } from './deps.ts';
import { dropSecondFactor } from './second-factor.ts';

/** What is told about the person of an account. */
export interface PersonRequest {
  readonly name: string;
  readonly email: string;
  readonly phone?: string | null | undefined;
  readonly locale?: Language | undefined;
}

/** Members of a person that the log does not show. */
const PERSONAL = ['name', 'email', 'phone'];

/**
 * Makes an account for somebody who has no password yet, in the transaction that also makes their link.
 * @throws binding-invalid, email-invalid, email-taken, text-empty
 */
export async function addAccount(
  { clock, newId }: IdentityDeps,
  transaction: Kysely<Database>,
  by: Principal,
  request: BindingRequest & PersonRequest,
): Promise<AccountRow> {
  const nowMs = clock();
  const binding = await requireBinding(transaction, request);
  const account: AccountRow = {
    id: newId(),
    ...binding,
    state: 'invited',
    passwordHash: null,
    passwordChangedMs: null,
    totpSealed: null,
    totpConfirmedMs: null,
    totpLastStep: null,
    createdMs: nowMs,
    createdBy: by.actor,
    updatedMs: nowMs,
    endedMs: null,
  };
  const person = await personFrom(transaction, account.id, request);
  await insertAccount(transaction, account, person);
  await auditAccount(transaction, account, {
    timeMs: nowMs,
    ...actedBy(by),
    action: 'account.invite',
    after: binding,
  });
  return account;
}

/**
 * The person of an account as it is to be stored.
 * @throws email-invalid, email-taken, text-empty
 */
export async function personFrom(
  db: Kysely<Database>,
  accountId: string,
  request: PersonRequest,
): Promise<PersonRow> {
  const email = parseEmail(request.email);
  if (email === undefined)
    throw problem('email-invalid', { field: 'email', params: { limit: EMAIL_MAX_LENGTH } });
  const key = emailKey(email);
  const holder = await findAccountByEmail(db, key);
  if (holder !== undefined && holder.id !== accountId) throw problem('email-taken', { field: 'email' });
  const name = cleanLine(request.name);
  if (name === '') throw problem('text-empty', { field: 'name' });
  const phone = cleanLine(request.phone ?? '');
  return {
    accountId,
    name,
    email,
    emailKey: key,
    phone: phone === '' ? null : phone,
    locale: request.locale ?? 'vi',
    searchKey: searchText(`${name} ${email}`),
  };
}

/** The account of this id. @throws not-found */
export async function requireAccount(db: Kysely<Database>, id: string): Promise<AccountRow> {
  const account = await findAccount(db, id);
  if (account === undefined) throw problem('not-found', { field: 'id' });
  return account;
}

/** The person of an account that has not been erased. @throws person-erased */
export async function requirePerson(db: Kysely<Database>, accountId: string): Promise<PersonRow> {
  const person = await findPerson(db, accountId);
  if (person === undefined) throw problem('person-erased');
  return person;
}

/** What may be changed about an account and its person; a role or a binding is given as a whole. */
export type AccountEdit = Partial<BindingRequest & PersonRequest>;

/**
 * Changes what an account stands for, or its person; another role or binding ends its sessions.
 * @throws not-found, account-ended, last-admin, binding-invalid, email-invalid, email-taken, person-erased, text-empty
 */
export async function editAccount(
  { clock }: IdentityDeps,
  transaction: Kysely<Database>,
  by: Principal,
  id: string,
  edit: AccountEdit,
): Promise<void> {
  const nowMs = clock();
  const before = await requireAccount(transaction, id);
  if (before.state === 'ended') throw problem('account-ended');
  const person = await requirePerson(transaction, id);
  const isRebound =
    edit.role !== undefined ||
    edit.producerId !== undefined ||
    edit.provinceCode !== undefined ||
    edit.communeCode !== undefined;
  const binding = isRebound
    ? await requireBinding(transaction, { ...edit, role: edit.role ?? roleFrom(before.role) })
    : bindingOf(before);
  if (before.role === 'admin' && binding.role !== 'admin') await requireOtherAdmin(transaction, before);
  const after = await personFrom(transaction, id, {
    name: edit.name ?? person.name,
    email: edit.email ?? person.email,
    phone: edit.phone === undefined ? person.phone : edit.phone,
    locale: edit.locale ?? languageFrom(person.locale),
  });
  await updateAccount(transaction, id, { ...binding, updatedMs: nextVersion(nowMs, before) });
  await updatePerson(transaction, id, after);
  const told = { timeMs: nowMs, ...actedBy(by) };
  const rebound = changedMembers(bindingOf(before), binding);
  if (rebound !== null) {
    await deleteSessionsOf(transaction, id);
    await auditAccount(
      transaction,
      { ...before, ...binding },
      { ...told, action: 'account.rebind', ...rebound },
    );
  }
  const renamed = changedMembers(visible(person), visible(after), PERSONAL);
  if (renamed !== null) {
    await auditAccount(transaction, before, { ...told, action: 'person.edit', ...renamed });
  }
}

/**
 * Ends an account at once: its sessions, its links, its second factor and password, and the tokens that it made.
 * @throws not-found, account-ended, account-own, last-admin
 */
export async function endAccount(
  { clock }: IdentityDeps,
  transaction: Kysely<Database>,
  by: Principal,
  id: string,
  reason: string,
): Promise<void> {
  const nowMs = clock();
  const account = await requireAccount(transaction, id);
  if (account.state === 'ended') throw problem('account-ended');
  if (by.accountId === id) throw problem('account-own');
  if (account.role === 'admin') await requireOtherAdmin(transaction, account);
  const updatedMs = nextVersion(nowMs, account);
  await updateAccount(transaction, id, { state: 'ended', passwordHash: null, endedMs: nowMs, updatedMs });
  await dropSecondFactor(transaction, id, nowMs);
  await forgetDevices(transaction, id);
  const sessions = await deleteSessionsOf(transaction, id);
  const tokens = await revokeTokensOf(transaction, id, nowMs);
  await revokeOneTimeLinks(transaction, id, nowMs);
  await auditAccount(transaction, account, {
    timeMs: nowMs,
    ...actedBy(by),
    action: 'account.end',
    before: { state: account.state },
    after: { state: 'ended', sessions, tokens },
    reason,
  });
}

/**
 * Erases the person behind an ended account; the account and what it did stay, without a name.
 * @throws not-found, account-not-ended, person-erased
 */
export async function erasePerson(
  { clock }: IdentityDeps,
  transaction: Kysely<Database>,
  by: Principal,
  id: string,
  reason: string,
): Promise<void> {
  const account = await requireAccount(transaction, id);
  if (account.state !== 'ended') throw problem('account-not-ended');
  if (!(await deletePerson(transaction, id))) throw problem('person-erased');
  await deleteContactsOfAccount(transaction, id);
  await auditAccount(transaction, account, {
    timeMs: clock(),
    ...actedBy(by),
    action: 'person.erase',
    reason,
  });
}

/** Refuses a change after which nobody could administer the installation. @throws last-admin */
async function requireOtherAdmin(db: Kysely<Database>, { state }: AccountRow): Promise<void> {
  if (state === 'active' && (await countActiveAdmins(db)) <= 1) throw problem('last-admin');
}

function visible({ name, email, phone, locale }: PersonRow) {
  return { name, email, phone, locale };
}
