import type { Kysely } from 'kysely';
import { problem } from '../http/problems.ts';
import { type AccountRow, countActiveAdmins, insertAccount, updateAccount } from '../storage/accounts.ts';
import { useOneTimeLink } from '../storage/one-time-links.ts';
import type { Database } from '../storage/schema.ts';
import { deleteSessionsOf } from '../storage/sessions.ts';
import { personFrom, requireAccount } from './accounts.ts';
import { actedByOwner, auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { type Entered, enter, stageAfterPassword, type Visitor } from './enter.ts';
import { type LinkKind, readLink, requireLink } from './links.ts';
import { requireGoodPassword } from './password-policy.ts';

/** What is chosen by a link; name and address at the first set-up only. */
export interface LinkUse {
  readonly password: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/**
 * Sets a password by a link, ends every session of the account, and signs in as far as the password alone goes.
 * @throws link-unknown, link-used, link-expired, password-refused, email-invalid, text-empty, overloaded
 */
export async function useLink(
  deps: IdentityDeps,
  visitor: Visitor,
  secret: string,
  use: LinkUse,
): Promise<Entered> {
  const { db, clock, newId, passwords } = deps;
  const { kind, person } = await readLink(deps, secret);
  const about = person ?? { email: use.email ?? '', name: use.name ?? '' };
  requireGoodPassword(use.password, about);
  const passwordHash = await passwords.hash(use.password, 'unknown');
  return await db.transaction().execute(async (transaction) => {
    const nowMs = clock();
    const row = await requireLink(transaction, secret, nowMs);
    if (!(await useOneTimeLink(transaction, row.id, nowMs))) throw problem('link-used');
    const accountId = row.accountId ?? newId();
    if (row.accountId === null) await addFirstAdmin(deps, transaction, accountId, use);
    await updateAccount(transaction, accountId, {
      state: 'active',
      passwordHash,
      passwordChangedMs: nowMs,
      updatedMs: nowMs,
    });
    await deleteSessionsOf(transaction, accountId);
    const account = await requireAccount(transaction, accountId);
    await auditAccount(transaction, account, {
      timeMs: nowMs,
      ...actedByOwner(account),
      action: ACTIONS[kind],
      after: { link: row.id },
    });
    return await enter(deps, transaction, account, visitor, stageAfterPassword(account));
  });
}

const ACTIONS: Readonly<Record<LinkKind, string>> = {
  setup: 'account.set-up',
  invitation: 'account.accept',
  reset: 'password.reset',
};

async function addFirstAdmin(
  { clock }: IdentityDeps,
  transaction: Kysely<Database>,
  id: string,
  { name = '', email = '' }: LinkUse,
): Promise<void> {
  if ((await countActiveAdmins(transaction)) > 0) throw problem('setup-done');
  const nowMs = clock();
  const account: AccountRow = {
    id,
    role: 'admin',
    producerId: null,
    provinceCode: null,
    communeCode: null,
    state: 'invited',
    passwordHash: null,
    passwordChangedMs: null,
    totpSealed: null,
    totpConfirmedMs: null,
    totpLastStep: null,
    createdMs: nowMs,
    createdBy: `account:${id}`,
    updatedMs: nowMs,
    endedMs: null,
  };
  await insertAccount(transaction, account, await personFrom(transaction, id, { name, email }));
}
