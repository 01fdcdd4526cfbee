import type { Kysely } from 'kysely';
import { type AuditEntry, actedBy } from '../domain/audit.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Principal, Role } from '../domain/principal.ts';
import { problem } from '../http/problems.ts';
import {
  type ApiTokenPosition,
  type ApiTokenRow,
  findApiToken,
  insertApiToken,
  listApiTokens,
  revokeApiToken,
} from '../storage/api-tokens.ts';
import { appendAudit, concerning } from '../storage/audit.ts';
import { findProvince } from '../storage/places.ts';
import { findProducer } from '../storage/producers.ts';
import type { Database } from '../storage/schema.ts';
import { hashToken, TOKEN_BYTES, tokenFromBytes } from './token-text.ts';

/** What tokens are made with. */
export interface TokenDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Unpredictable bytes; `crypto.randomBytes` in production. */
  readonly randomBytes: (size: number) => Uint8Array;
}

/** A token to be made. */
export interface TokenRequest {
  /** What it is for, 1 to 100 characters. */
  readonly name: string;
  readonly role: Role;
  /** Required for a producer, refused for every other role. */
  readonly producerId?: string | undefined;
  /** Two digits; narrows an officer or inspector to a province, refused for other roles. */
  readonly provinceCode?: string | undefined;
  /** Unix milliseconds after which it is refused; absent: until revoked. */
  readonly expiresMs?: number | undefined;
}

/** A stored token together with its text, which exists only in this answer. */
export interface NewToken {
  readonly token: string;
  readonly row: ApiTokenRow;
}

/**
 * Makes a token and stores its hash.
 * @throws token-binding-invalid when the role and its binding do not suit each other, or the bound row does not exist
 */
export async function createToken(deps: TokenDeps, by: Principal, request: TokenRequest): Promise<NewToken> {
  await checkBinding(deps, request);
  const token = tokenFromBytes(deps.randomBytes(TOKEN_BYTES));
  const row: ApiTokenRow = {
    id: deps.newId(),
    name: request.name,
    role: request.role,
    producerId: request.producerId ?? null,
    provinceCode: request.provinceCode ?? null,
    hash: hashToken(token),
    createdMs: deps.clock(),
    expiresMs: request.expiresMs ?? null,
    revokedMs: null,
  };
  await deps.db.transaction().execute(async (transaction) => {
    await insertApiToken(transaction, row);
    const { role, producerId, provinceCode, expiresMs } = row;
    const after = { role, producerId, provinceCode, expiresMs };
    await auditToken(transaction, by, row, {
      action: 'token.create',
      timeMs: row.createdMs,
      before: null,
      after,
    });
  });
  return { token, row };
}

/** Lists tokens, newest first. */
export async function listTokens(
  deps: TokenDeps,
  limit: number,
  after?: ApiTokenPosition,
): Promise<ApiTokenRow[]> {
  return await listApiTokens(deps.db, limit, after);
}

/**
 * Revokes a token; revoking twice is the same as once.
 * @throws not-found
 */
export async function revokeToken(deps: TokenDeps, by: Principal, id: string): Promise<void> {
  const timeMs = deps.clock();
  await deps.db.transaction().execute(async (transaction) => {
    const row = await findApiToken(transaction, id);
    if (row === undefined) throw problem('not-found', { field: 'id' });
    if (row.revokedMs !== null) return;
    await revokeApiToken(transaction, id, timeMs);
    const told = { before: { revoked: false }, after: { revoked: true } };
    await auditToken(transaction, by, row, { action: 'token.revoke', timeMs, ...told });
  });
}

/** A token's name may be that of its holder and stays out of the log. */
async function auditToken(
  db: Kysely<Database>,
  by: Principal,
  { id, producerId, provinceCode }: ApiTokenRow,
  told: Pick<AuditEntry, 'action' | 'timeMs' | 'before' | 'after'>,
): Promise<void> {
  const concerned = producerId === null ? { producerId, provinceCode } : await concerning(db, producerId);
  const subject = { subjectKind: 'token', subjectId: id };
  await appendAudit(db, { ...actedBy(by), ...concerned, ...subject, ...told, reason: null });
}

async function checkBinding({ db, clock }: TokenDeps, request: TokenRequest): Promise<void> {
  const { role, producerId, provinceCode, expiresMs } = request;
  const refuse = (field: string, rule: string) =>
    problem('token-binding-invalid', { field, params: { rule } });
  if (role === 'producer' && producerId === undefined) throw refuse('producerId', 'producer-required');
  if (role !== 'producer' && producerId !== undefined) throw refuse('producerId', 'producer-refused');
  if (role !== 'officer' && role !== 'inspector' && provinceCode !== undefined) {
    throw refuse('provinceCode', 'province-refused');
  }
  if (producerId !== undefined && (await findProducer(db, producerId)) === undefined) {
    throw refuse('producerId', 'producer-unknown');
  }
  if (provinceCode !== undefined && (await findProvince(db, provinceCode)) === undefined) {
    throw refuse('provinceCode', 'province-unknown');
  }
  if (expiresMs !== undefined && expiresMs <= clock()) throw refuse('expiresMs', 'expiry-past');
}
