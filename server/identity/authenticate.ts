import type { Kysely } from 'kysely';
import type { Clock } from '../domain/clock.ts';
import { type Principal, roleFrom } from '../domain/principal.ts';
import type { ProblemCode } from '../http/problems.ts';
import { type ApiTokenRow, findApiTokenByHash } from '../storage/api-tokens.ts';
import type { Database } from '../storage/schema.ts';
import { hashToken, hasTokenForm } from './token-text.ts';

/** Who a token stands for, or why it stands for nobody. */
export type Authentication =
  | { readonly ok: true; readonly principal: Principal; readonly token: ApiTokenRow }
  | {
      readonly ok: false;
      readonly code: Extract<ProblemCode, 'token-invalid' | 'token-expired' | 'token-revoked'>;
    };

/** Finds out who presents this token now. */
export async function authenticate(
  db: Kysely<Database>,
  clock: Clock,
  text: string,
): Promise<Authentication> {
  if (!hasTokenForm(text)) return { ok: false, code: 'token-invalid' };
  const token = await findApiTokenByHash(db, hashToken(text));
  if (token === undefined) return { ok: false, code: 'token-invalid' };
  if (token.revokedMs !== null) return { ok: false, code: 'token-revoked' };
  if (token.expiresMs !== null && token.expiresMs <= clock()) return { ok: false, code: 'token-expired' };
  return { ok: true, principal: principalFrom(token), token };
}

function principalFrom(token: ApiTokenRow): Principal {
  return {
    actor: `token:${token.id}`,
    role: roleFrom(token.role),
    accountId: null,
    sessionId: null,
    producerId: token.producerId,
    provinceCode: token.provinceCode,
    communeCode: token.communeCode,
  };
}
