import type { Kysely } from 'kysely';
import { type Role, roleFrom } from '../domain/principal.ts';
import { rememberDevice } from '../storage/account-secrets.ts';
import type { AccountRow } from '../storage/accounts.ts';
import type { Database } from '../storage/schema.ts';
import { deleteSession } from '../storage/sessions.ts';
import { actedByOwner, auditAccount } from './audited.ts';
import type { IdentityDeps } from './deps.ts';
import { hashSecret, hasSecretForm, newSecretText } from './secret-text.ts';
import type { SessionStage } from './session-stage.ts';
import { beginSession, type LiveSession, type NewSession } from './sessions.ts';

/** Who is at the other end while somebody signs in. */
export interface Visitor {
  /** Network of the client; in memory only. */
  readonly network: string;
  /** Text of the browser's lasting cookie, if it has one. */
  readonly device: string | undefined;
  readonly deviceLabel: string;
  /** The session the browser has now, whatever its stage. */
  readonly session: LiveSession | null;
}

/** Somebody came one step further. */
export interface Entered {
  readonly session: NewSession;
  readonly stage: SessionStage;
  readonly role: Role;
  /** Text for the browser's lasting cookie. */
  readonly device: string;
}

/** Roles whose every account needs a second factor: they decide for others. */
export function needsSecondFactor(role: Role): boolean {
  return role === 'admin' || role === 'officer';
}

/** What is still to do once the password was right. */
export function stageAfterPassword({ role, totpConfirmedMs }: AccountRow): SessionStage {
  if (totpConfirmedMs !== null) return 'code';
  return needsSecondFactor(roleFrom(role)) ? 'enrol' : 'open';
}

/** Begins the session of the next stage in the place of the browser's present one. */
export async function enter(
  deps: IdentityDeps,
  transaction: Kysely<Database>,
  account: AccountRow,
  visitor: Visitor,
  stage: SessionStage,
): Promise<Entered> {
  const { device: known } = visitor;
  const device = known !== undefined && hasSecretForm(known) ? known : newSecretText(deps.randomBytes);
  const deviceHash = hashSecret(device);
  const former = visitor.session?.row;
  if (former !== undefined) await deleteSession(transaction, former.accountId, former.id);
  const role = roleFrom(account.role);
  const { deviceLabel } = visitor;
  const session = await beginSession(deps, transaction, {
    accountId: account.id,
    role,
    stage,
    deviceHash,
    deviceLabel,
  });
  if (stage === 'open') {
    await rememberDevice(transaction, account.id, deviceHash, session.row.createdMs);
    await auditAccount(transaction, account, {
      ...actedByOwner(account),
      timeMs: session.row.createdMs,
      action: 'session.begin',
      after: { session: session.row.id },
    });
  }
  return { session, stage, role, device };
}
