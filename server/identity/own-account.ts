import { actedBy, changedMembers } from '../domain/audit.ts';
import { type Language, languageFrom } from '../domain/language.ts';
import { nextVersion } from '../http/entity-tag.ts';
import { problem } from '../http/problems.ts';
import { updateAccount, updatePerson } from '../storage/accounts.ts';
import { revokeOneTimeLinks } from '../storage/one-time-links.ts';
import { deleteSession, deleteSessionsOf, refreshSession } from '../storage/sessions.ts';
import { personFrom, requirePerson } from './accounts.ts';
import { actedByOwner, auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import type { Visitor } from './enter.ts';
import { requireGoodPassword } from './password-policy.ts';
import type { LiveSession } from './sessions.ts';
import { checkOwnPassword, requireOwnAccount } from './sign-in.ts';

/** What people change about themselves; the address they sign in with is changed by an administrator. */
export interface ProfileEdit {
  readonly name?: string | undefined;
  readonly phone?: string | null | undefined;
  readonly locale?: Language | undefined;
}

/** Changes what is told about whoever is signed in. @throws text-empty, person-erased */
export async function editProfile(
  { db, clock }: IdentityDeps,
  session: LiveSession,
  edit: ProfileEdit,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    const before = await requirePerson(transaction, account.id);
    const after = await personFrom(transaction, account.id, {
      name: edit.name ?? before.name,
      email: before.email,
      phone: edit.phone === undefined ? before.phone : edit.phone,
      locale: edit.locale ?? languageFrom(before.locale),
    });
    await updatePerson(transaction, account.id, after);
    const changed = changedMembers(
      { name: before.name, phone: before.phone, locale: before.locale },
      { name: after.name, phone: after.phone, locale: after.locale },
      ['name', 'phone'],
    );
    if (changed === null) return;
    const timeMs = clock();
    await updateAccount(transaction, account.id, { updatedMs: nextVersion(timeMs, account) });
    const told = { timeMs, ...actedBy(session.principal), action: 'person.edit' };
    await auditAccount(transaction, account, { ...told, ...changed });
  });
}

/**
 * Puts a new password in the place of the present one; every other session and every open link of the account ends.
 * @throws password-wrong, password-refused, password-same, rate-limited, overloaded
 */
export async function changePassword(
  deps: IdentityDeps,
  visitor: Visitor,
  session: LiveSession,
  { currentPassword, password }: { readonly currentPassword: string; readonly password: string },
): Promise<void> {
  const { db, clock, passwords } = deps;
  await checkOwnPassword(deps, visitor, session, currentPassword, 'currentPassword');
  requireGoodPassword(password, await requirePerson(db, session.row.accountId));
  if (password === currentPassword) throw problem('password-same', { field: 'password' });
  const passwordHash = await passwords.hash(password, 'known');
  await db.transaction().execute(async (transaction) => {
    const nowMs = clock();
    const account = await requireOwnAccount(transaction, session);
    await updateAccount(transaction, account.id, {
      passwordHash,
      passwordChangedMs: nowMs,
      updatedMs: nowMs,
    });
    const sessions = await deleteSessionsOf(transaction, account.id, session.row.id);
    await revokeOneTimeLinks(transaction, account.id, nowMs);
    await refreshSession(transaction, session.row.hash, nowMs);
    await auditAccount(transaction, account, {
      timeMs: nowMs,
      ...actedByOwner(account),
      action: 'password.change',
      after: { sessionsEnded: sessions },
    });
  });
}

/** Ends one session of whoever is signed in. @throws not-found */
export async function endOwnSession(
  { db, clock }: IdentityDeps,
  session: LiveSession,
  id: string,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    if (!(await deleteSession(transaction, account.id, id))) throw problem('not-found', { field: 'id' });
    await auditAccount(transaction, account, {
      timeMs: clock(),
      ...actedByOwner(account),
      action: 'session.end',
      before: { session: id },
    });
  });
}

/** Ends every session of whoever is signed in but this one. */
export async function endOtherSessions({ db, clock }: IdentityDeps, session: LiveSession): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    const sessions = await deleteSessionsOf(transaction, account.id, session.row.id);
    if (sessions === 0) return;
    await auditAccount(transaction, account, {
      timeMs: clock(),
      ...actedByOwner(account),
      action: 'session.end-others',
      before: { sessions },
    });
  });
}
