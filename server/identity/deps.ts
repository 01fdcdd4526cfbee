import type { Kysely } from 'kysely';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Database } from '../storage/schema.ts';
import type { Passwords } from './passwords.ts';
import type { Sealing } from './sealing.ts';
import type { SignInLimits } from './sign-in-limits.ts';

/** Letters to people: how links reach them without an administrator passing them on. */
export interface Letters {
  /** Whether letters are sent at all. */
  readonly isSending: boolean;
  /** Puts the letter about a link into the box, in the transaction that makes the link. */
  post(
    transaction: Kysely<Database>,
    accountId: string,
    onceKey: string,
    content: { readonly kind: 'invitation' | 'reset'; readonly url: string; readonly expiresMs: number },
  ): Promise<void>;
}

/** What accounts and signing in are made with. */
export interface IdentityDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Unpredictable bytes; `crypto.randomBytes` in production. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** Scheme and host that links begin with. */
  readonly publicUrl: string;
  readonly sealing: Sealing;
  readonly passwords: Passwords;
  readonly passwordLimits: SignInLimits;
  readonly codeLimits: SignInLimits;
  readonly letters: Letters;
}
