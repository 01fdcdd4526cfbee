import type { Kysely } from 'kysely';
import type { Clock, NewId } from '../domain/clock.ts';
import { type Principal, type Role, roleFrom } from '../domain/principal.ts';
import type { Database } from '../storage/schema.ts';
import {
  deleteExpiredSessions,
  findSessionByHash,
  findSessionById,
  insertSession,
  type SessionOfAccount,
  type SessionRow,
  touchSession,
} from '../storage/sessions.ts';
import { hashSecret, hasSecretForm, newSecretText } from './secret-text.ts';
import { type SessionStage, stageFrom } from './session-stage.ts';
import { SESSION_TERMS, TOUCH_EVERY_MS, UNFINISHED_MS } from './session-terms.ts';

/** What sessions are made with. */
export interface SessionDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** A session that is to begin. */
export interface SessionRequest {
  readonly accountId: string;
  readonly role: Role;
  readonly stage: SessionStage;
  readonly deviceHash: string;
  readonly deviceLabel: string;
}

/** A session with the secret that its cookie holds, which exists only here. */
export interface NewSession {
  readonly secret: string;
  readonly row: SessionRow;
}

/** A session that counts now, and whom it stands for. */
export interface LiveSession {
  readonly row: SessionOfAccount;
  readonly stage: SessionStage;
  readonly principal: Principal;
}

/** Begins a session. Every step of signing in begins one anew, so that a cookie from before it is worth nothing. */
export async function beginSession(
  { clock, newId, randomBytes }: SessionDeps,
  transaction: Kysely<Database>,
  { role, ...request }: SessionRequest,
): Promise<NewSession> {
  const nowMs = clock();
  await deleteExpiredSessions(transaction, nowMs);
  const secret = newSecretText(randomBytes);
  const row: SessionRow = {
    ...request,
    hash: hashSecret(secret),
    id: newId(),
    createdMs: nowMs,
    authenticatedMs: nowMs,
    lastUsedMs: nowMs,
    expiresMs: nowMs + (request.stage === 'open' ? SESSION_TERMS[role].absoluteMs : UNFINISHED_MS),
  };
  await insertSession(transaction, row);
  return { secret, row };
}

/** The session that a cookie's text stands for now; undefined when there is none, or its time is over. */
export async function findSession(
  { db, clock }: Pick<SessionDeps, 'db' | 'clock'>,
  secret: string,
): Promise<LiveSession | undefined> {
  if (!hasSecretForm(secret)) return undefined;
  const row = await findSessionByHash(db, hashSecret(secret));
  if (row === undefined) return undefined;
  const nowMs = clock();
  const role = roleFrom(row.role);
  if (row.expiresMs <= nowMs || row.lastUsedMs + SESSION_TERMS[role].idleMs <= nowMs) return undefined;
  if (row.lastUsedMs + TOUCH_EVERY_MS <= nowMs) await touchSession(db, row.hash, nowMs);
  return { row, stage: stageFrom(row.stage), principal: principalFrom(row, role) };
}

/** A session of an account by the name that lists call it; undefined when it has ended. */
export async function findSessionOf(
  { db }: Pick<SessionDeps, 'db'>,
  accountId: string,
  id: string,
): Promise<LiveSession | undefined> {
  const row = await findSessionById(db, accountId, id);
  if (row === undefined) return undefined;
  return { row, stage: stageFrom(row.stage), principal: principalFrom(row, roleFrom(row.role)) };
}

function principalFrom(row: SessionOfAccount, role: Role): Principal {
  return {
    actor: `account:${row.accountId}`,
    role,
    accountId: row.accountId,
    sessionId: row.id,
    producerId: row.producerId,
    provinceCode: row.provinceCode,
    communeCode: row.communeCode,
  };
}
