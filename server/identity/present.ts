import type { Kysely } from 'kysely';
import { languageFrom } from '../domain/language.ts';
import { roleFrom } from '../domain/principal.ts';
import { countRecoveryCodes, lastSignIn } from '../storage/account-secrets.ts';
import { type AccountRow, findPerson, type PersonRow } from '../storage/accounts.ts';
import { countTokensOf } from '../storage/api-tokens.ts';
import { listOneTimeLinks } from '../storage/one-time-links.ts';
import type { Database } from '../storage/schema.ts';
import { listSessions, type SessionRow } from '../storage/sessions.ts';
import { needsSecondFactor } from './enter.ts';

/** An account as lists show it. */
export function presentAccount(account: AccountRow, person: PersonRow | undefined) {
  const { id, producerId, provinceCode, communeCode, createdMs, endedMs } = account;
  const role = roleFrom(account.role);
  return {
    id,
    role,
    producerId,
    provinceCode,
    communeCode,
    state: stateFrom(account.state),
    person: person === undefined ? null : presentPerson(person),
    hasSecondFactor: account.totpConfirmedMs !== null,
    needsSecondFactor: needsSecondFactor(role),
    createdMs,
    endedMs,
  };
}

/** An account with all that is told about it. */
export async function describeAccount(db: Kysely<Database>, account: AccountRow) {
  const links = await listOneTimeLinks(db, account.id);
  const open = links.find(({ usedMs, revokedMs }) => usedMs === null && revokedMs === null);
  return {
    ...presentAccount(account, await findPerson(db, account.id)),
    createdBy: account.createdBy,
    updatedMs: account.updatedMs,
    passwordChangedMs: account.passwordChangedMs,
    recoveryCodesLeft: await countRecoveryCodes(db, account.id),
    lastSignInMs: await lastSignIn(db, account.id),
    tokens: await countTokensOf(db, account.id),
    sessions: (await listSessions(db, account.id)).length,
    openLink:
      open === undefined ? null : { kind: open.kind, createdMs: open.createdMs, expiresMs: open.expiresMs },
  };
}

/** A session as its owner sees it in a list. */
export function presentSession(row: SessionRow, currentId: string | null) {
  const { id, deviceLabel, createdMs, lastUsedMs, expiresMs } = row;
  return { id, device: deviceLabel, createdMs, lastUsedMs, expiresMs, isCurrent: id === currentId };
}

function presentPerson({ name, email, phone, locale }: PersonRow) {
  return { name, email, phone, locale: languageFrom(locale) };
}

function stateFrom(text: string): 'invited' | 'active' | 'ended' {
  if (text === 'invited' || text === 'active' || text === 'ended') return text;
  throw new TypeError(`unknown state of an account ${text}`);
}
