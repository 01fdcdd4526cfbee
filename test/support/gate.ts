import type { Kysely } from 'kysely';
import { sessionCookies } from '../../server/identity/cookies.ts';
import { formTokens } from '../../server/identity/form-token.ts';
import type { GateDeps } from '../../server/identity/gate.ts';
import type { Database } from '../../server/storage/schema.ts';
import { testWrappingKey } from './data-dir.ts';

/** The real gate's parts for a server that a test puts together by itself; it knows tokens and sessions. */
export function gateParts(db: Kysely<Database>, clock: () => number): GateDeps {
  return {
    db,
    clock,
    isLocalRequest: () => false,
    takeTicket: () => undefined,
    cookies: sessionCookies('https://tem.example.vn'),
    formTokens: formTokens(() => testWrappingKey('forms')),
    publicHost: 'tem.example.vn',
  };
}
