import type { Kysely } from 'kysely';
import { roleFrom } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import { replaceRecoveryCodes } from '../storage/account-secrets.ts';
import { type AccountRow, findPerson, updateAccount } from '../storage/accounts.ts';
import type { Database } from '../storage/schema.ts';
import { actedByOwner, auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { type Entered, enter, needsSecondFactor, type Visitor } from './enter.ts';
import { newRecoveryCodes, parseRecoveryCode } from './recovery-codes.ts';
import type { LiveSession } from './sessions.ts';
import { recoveryContext, requireOwnAccount, totpContext } from './sign-in.ts';
import { newTotpSecret, parseTotpCode, totpStepOf, totpUri } from './totp.ts';

/** How long a secret may wait for its first code. */
const OFFER_MS = 30 * 60 * 1000;

/** A secret that somebody may put into their app. Nothing is stored: it comes back with the first code. */
export interface SecondFactorOffer {
  /** Base32, as it is typed into an app. */
  readonly secret: string;
  /** `otpauth://` address for a QR symbol. */
  readonly uri: string;
  /** The secret sealed for this account, to be sent back with a code. */
  readonly offer: string;
}

/** Offers a new secret to whoever is signed in; the present one stays in force until a code of the new one comes. */
export async function offerSecondFactor(
  { db, clock, randomBytes, sealing, publicUrl }: IdentityDeps,
  { row: { accountId } }: LiveSession,
): Promise<SecondFactorOffer> {
  const person = await findPerson(db, accountId);
  const secret = newTotpSecret(randomBytes);
  const content = JSON.stringify({ secret, untilMs: clock() + OFFER_MS });
  return {
    secret,
    uri: totpUri(secret, `Tem Quê ${new URL(publicUrl).host}`, person?.email ?? accountId),
    offer: sealing.seal(offerContext(accountId), content),
  };
}

/**
 * Puts an offered secret in force once a code shows that it arrived, and makes recovery codes. Who was only half signed
 * in for want of a second factor is signed in by it.
 *
 * @throws second-factor-offer when the offer is another account's, changed or too old; code-wrong
 */
export async function confirmSecondFactor(
  deps: IdentityDeps,
  visitor: Visitor,
  session: LiveSession,
  { offer, code }: { readonly offer: string; readonly code: string },
): Promise<{ readonly recoveryCodes: readonly string[]; readonly entered: Entered | null }> {
  const { db, clock, sealing } = deps;
  const nowMs = clock();
  const secret = secretFrom(deps, session.row.accountId, offer, nowMs);
  const digits = parseTotpCode(code);
  const step = digits === undefined ? null : totpStepOf(secret, digits, nowMs);
  if (step === null) throw problem('code-wrong', { field: 'code' });
  return await db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    const isFirst = account.totpConfirmedMs === null;
    // Somebody who knows the password alone must not put another app in the place of the person's own.
    if (!isFirst && session.stage !== 'open') throw problem('sign-in-unfinished');
    await updateAccount(transaction, account.id, {
      totpSealed: sealing.seal(totpContext(account.id), secret),
      totpConfirmedMs: nowMs,
      totpLastStep: step,
      updatedMs: nowMs,
    });
    await auditAccount(transaction, account, {
      ...actedByOwner(account),
      timeMs: nowMs,
      action: isFirst ? 'second-factor.add' : 'second-factor.replace',
    });
    const recoveryCodes = await makeRecoveryCodes(deps, transaction, account);
    const isHalfWay = session.stage !== 'open';
    const entered = isHalfWay ? await enter(deps, transaction, account, visitor, 'open') : null;
    return { recoveryCodes, entered };
  });
}

/**
 * Takes the second factor of whoever is signed in away.
 * @throws second-factor-required when their role needs one
 */
export async function removeSecondFactor({ db, clock }: IdentityDeps, session: LiveSession): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    if (needsSecondFactor(roleFrom(account.role))) throw problem('second-factor-required');
    await dropSecondFactor(transaction, account.id, clock());
    await auditAccount(transaction, account, {
      ...actedByOwner(account),
      timeMs: clock(),
      action: 'second-factor.remove',
    });
  });
}

/** Takes the second factor of an account and its recovery codes away, in somebody's transaction. */
export async function dropSecondFactor(
  transaction: Kysely<Database>,
  accountId: string,
  nowMs: number,
): Promise<void> {
  await updateAccount(transaction, accountId, {
    totpSealed: null,
    totpConfirmedMs: null,
    totpLastStep: null,
    updatedMs: nowMs,
  });
  await replaceRecoveryCodes(transaction, accountId, []);
}

/**
 * New recovery codes in the place of all former ones of whoever is signed in.
 * @throws second-factor-missing when there is no second factor that they could stand in for
 */
export async function renewRecoveryCodes(
  deps: IdentityDeps,
  session: LiveSession,
): Promise<readonly string[]> {
  return await deps.db.transaction().execute(async (transaction) => {
    const account = await requireOwnAccount(transaction, session);
    if (account.totpConfirmedMs === null) throw problem('second-factor-missing');
    return await makeRecoveryCodes(deps, transaction, account);
  });
}

async function makeRecoveryCodes(
  { clock, randomBytes, sealing }: IdentityDeps,
  transaction: Kysely<Database>,
  account: AccountRow,
): Promise<readonly string[]> {
  const codes = newRecoveryCodes(randomBytes);
  const marks = codes.map((code) =>
    sealing.mark(recoveryContext(account.id), parseRecoveryCode(code) ?? code),
  );
  await replaceRecoveryCodes(transaction, account.id, marks);
  await auditAccount(transaction, account, {
    ...actedByOwner(account),
    timeMs: clock(),
    action: 'recovery-codes.make',
  });
  return codes;
}

function secretFrom({ sealing }: IdentityDeps, accountId: string, offer: string, nowMs: number): string {
  const content = opened(sealing, accountId, offer);
  const isOffer =
    typeof content === 'object' && content !== null && 'secret' in content && 'untilMs' in content;
  if (!isOffer || typeof content.secret !== 'string' || Number(content.untilMs) <= nowMs) {
    throw problem('second-factor-offer', { field: 'offer' });
  }
  return content.secret;
}

function opened(sealing: IdentityDeps['sealing'], accountId: string, offer: string): unknown {
  try {
    return JSON.parse(sealing.open(offerContext(accountId), offer));
  } catch {
    return undefined;
  }
}

function offerContext(accountId: string): string {
  return `totp-offer/${accountId}`;
}
