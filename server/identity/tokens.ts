import type { Kysely } from 'kysely';
import { type AuditEntry, actedBy } from '../domain/audit.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Principal } from '../domain/principal.ts';
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
import type { Database } from '../storage/schema.ts';
import { type BindingRequest, requireBinding } from './binding.ts';
import { hashToken, newTokenText } from './token-text.ts';

/** What tokens are made with. */
export interface TokenDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Unpredictable bytes; `crypto.randomBytes` in production. */
  readonly randomBytes: (size: number) => Uint8Array;
}

/** A token to be made. */
export interface TokenRequest extends BindingRequest {
  /** What it is for, 1 to 100 characters. */
  readonly name: string;
  /** Unix milliseconds after which it is refused; absent: until revoked. */
  readonly expiresMs?: number | undefined;
}

/** A stored token together with its text, which exists only in this answer. */
export interface NewToken {
  readonly token: string;
  readonly row: ApiTokenRow;
}

/**
 * Makes a token and stores its hash. One that a signed-in person makes ends with that person's account.
 * @throws binding-invalid when the role and its binding do not suit each other, or the bound row does not exist
 */
export async function createToken(deps: TokenDeps, by: Principal, request: TokenRequest): Promise<NewToken> {
  const token = newTokenText(deps.randomBytes);
  const nowMs = deps.clock();
  if (request.expiresMs !== undefined && request.expiresMs <= nowMs) {
    throw problem('binding-invalid', { field: 'expiresMs', params: { rule: 'expiry-past' } });
  }
  const row = await deps.db.transaction().execute(async (transaction) => {
    const binding = await requireBinding(transaction, request);
    const made: ApiTokenRow = {
      id: deps.newId(),
      name: request.name,
      ...binding,
      accountId: by.accountId,
      hash: hashToken(token),
      createdMs: nowMs,
      expiresMs: request.expiresMs ?? null,
      revokedMs: null,
    };
    await insertApiToken(transaction, made);
    await auditToken(transaction, by, made, {
      action: 'token.create',
      timeMs: nowMs,
      before: null,
      after: { ...binding, expiresMs: made.expiresMs },
    });
    return made;
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
