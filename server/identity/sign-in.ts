import type { Kysely } from 'kysely';
import { emailKey } from '../domain/email.ts';
import { type Problem, problem } from '../http/problems.ts';
import { isKnownDevice, useRecoveryCode } from '../storage/account-secrets.ts';
import {
  type AccountRow,
  findAccount,
  findAccountByEmail,
  takeTotpStep,
  updateAccount,
} from '../storage/accounts.ts';
import type { Database } from '../storage/schema.ts';
import { refreshSession } from '../storage/sessions.ts';
import { actedByOwner, auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { type Entered, enter, stageAfterPassword, type Visitor } from './enter.ts';
import { parseRecoveryCode } from './recovery-codes.ts';
import { hashSecret } from './secret-text.ts';
import type { LiveSession } from './sessions.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { parseTotpCode, totpStepOf } from './totp.ts';

/**
 * The first step: address and password. An address without an account, an ended account and a wrong password are
 * answered alike and take as long.
 *
 * @throws sign-in-failed, rate-limited, overloaded
 */
export async function signIn(
  deps: IdentityDeps,
  visitor: Visitor,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Entered> {
  const { db, passwords } = deps;
  const key = emailKey(email);
  const account = await findAccountByEmail(db, key);
  const stored = account?.state === 'active' ? account.passwordHash : null;
  await checkPassword(deps, visitor, { subject: key, accountId: account?.id, stored, password }, () =>
    problem('sign-in-failed'),
  );
  const renewed =
    stored !== null && passwords.isOutdated(stored) ? await passwords.hash(password, 'known') : null;
  return await db.transaction().execute(async (transaction) => {
    const now = account && (await findAccount(transaction, account.id));
    // It may have ended, or its password changed, while this one was compared.
    if (now?.state !== 'active' || now.passwordHash !== stored) throw problem('sign-in-failed');
    if (renewed !== null) await updateAccount(transaction, now.id, { passwordHash: renewed });
    return await enter(deps, transaction, now, visitor, stageAfterPassword(now));
  });
}

/**
 * The second step: a code of the app, or a recovery code in its place.
 * @throws code-wrong, rate-limited
 */
export async function enterCode(
  deps: IdentityDeps,
  visitor: Visitor,
  session: LiveSession,
  code: string,
): Promise<Entered> {
  return await withCode(deps, visitor, session, code, async (transaction, account) =>
    enter(deps, transaction, account, visitor, 'open'),
  );
}

/**
 * Shows once more, in a session that is open, who is at the keyboard: the password, and the second factor if there is one.
 * @throws password-wrong, code-wrong, rate-limited, overloaded
 */
export async function confirmIdentity(
  deps: IdentityDeps,
  visitor: Visitor,
  session: LiveSession,
  { password, code }: { readonly password: string; readonly code?: string | undefined },
): Promise<void> {
  const { db, clock } = deps;
  await checkOwnPassword(deps, visitor, session, password, 'password');
  const account = await requireOwnAccount(db, session);
  if (account.totpConfirmedMs === null) {
    await refreshSession(db, session.row.hash, clock());
    return;
  }
  await withCode(deps, visitor, session, code ?? '', (transaction) =>
    refreshSession(transaction, session.row.hash, clock()),
  );
}

/**
 * Compares the password of whoever is signed in; `field` is the member it came in.
 * @throws password-wrong, rate-limited, overloaded
 */
export async function checkOwnPassword(
  deps: IdentityDeps,
  visitor: Visitor,
  session: LiveSession,
  password: string,
  field: string,
): Promise<void> {
  const account = await requireOwnAccount(deps.db, session);
  const checked = { subject: account.id, accountId: account.id, stored: account.passwordHash, password };
  await checkPassword(deps, visitor, checked, () => problem('password-wrong', { field }));
}

/** The account of a session, as it is now. @throws session-expired when it has just ended */
export async function requireOwnAccount(db: Kysely<Database>, session: LiveSession): Promise<AccountRow> {
  const account = await findAccount(db, session.row.accountId);
  if (account?.state !== 'active') throw problem('session-expired');
  return account;
}

async function checkPassword(
  deps: IdentityDeps,
  visitor: Visitor,
  checked: {
    readonly subject: string;
    readonly accountId: string | undefined;
    readonly stored: string | null;
    readonly password: string;
  },
  refusal: () => Problem,
): Promise<void> {
  const { accountId, subject, stored, password } = checked;
  const knownDevice = accountId === undefined ? null : await knownDeviceOf(deps, visitor, accountId);
  const giveBack = begin(deps.passwordLimits, visitor, subject, knownDevice);
  const queue = knownDevice === null ? 'unknown' : 'known';
  const isRight = await deps.passwords.isRight(password, stored, queue).catch((error: unknown) => {
    // Nothing was compared.
    giveBack();
    throw error;
  });
  if (!isRight) throw refusal();
  giveBack();
}

async function withCode<T>(
  deps: IdentityDeps,
  visitor: Visitor,
  session: LiveSession,
  code: string,
  then: (transaction: Kysely<Database>, account: AccountRow) => Promise<T>,
): Promise<T> {
  const { accountId } = session.row;
  const knownDevice = await knownDeviceOf(deps, visitor, accountId);
  const giveBack = begin(deps.codeLimits, visitor, accountId, knownDevice);
  const result = await deps.db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    if (!(await takeCode(deps, transaction, account, code))) throw problem('code-wrong', { field: 'code' });
    return await then(transaction, account);
  });
  giveBack();
  return result;
}

/** Uses a code up, whichever kind it is; false when it is none of the account's. */
async function takeCode(
  { clock, sealing }: IdentityDeps,
  transaction: Kysely<Database>,
  account: AccountRow,
  text: string,
): Promise<boolean> {
  const nowMs = clock();
  const digits = parseTotpCode(text);
  if (digits !== undefined && account.totpSealed !== null) {
    const step = totpStepOf(sealing.open(totpContext(account.id), account.totpSealed), digits, nowMs);
    return step !== null && (await takeTotpStep(transaction, account.id, step));
  }
  const recovery = parseRecoveryCode(text);
  if (recovery === undefined) return false;
  const marks = sealing.marks(recoveryContext(account.id), recovery);
  if (!(await useRecoveryCode(transaction, account.id, marks, nowMs))) return false;
  await auditAccount(transaction, account, {
    ...actedByOwner(account),
    timeMs: nowMs,
    action: 'recovery-code.use',
  });
  return true;
}

/** What the second factor of an account is sealed as. */
export function totpContext(accountId: string): string {
  return `totp/${accountId}`;
}

/** What the recovery codes of an account are marked as. */
export function recoveryContext(accountId: string): string {
  return `recovery/${accountId}`;
}

async function knownDeviceOf({ db }: IdentityDeps, { device }: Visitor, accountId: string) {
  const hash = device === undefined ? null : hashSecret(device);
  return hash !== null && (await isKnownDevice(db, accountId, hash)) ? hash : null;
}

function begin(limits: SignInLimits, { network }: Visitor, subject: string, knownDevice: string | null) {
  return limits.begin({ subject, network, knownDevice });
}
