import { sessionCookies } from './cookies.ts';
import type { IdentityDeps } from './deps.ts';
import type { EnteringDeps } from './entering.ts';
import { formTokens } from './form-token.ts';
import { type PasswordCost, Passwords } from './passwords.ts';
import { createSealing, type SealingDeps } from './sealing.ts';
import { codeLimits, passwordLimits } from './sign-in-limits.ts';

/** What everything about signing in shares: made once, for the gate and for the routes. */
export function identityParts(
  given: Pick<IdentityDeps, 'db' | 'clock' | 'newId' | 'randomBytes' | 'publicUrl' | 'letters'> &
    SealingDeps & { readonly passwordCost?: PasswordCost | undefined },
): IdentityDeps & EnteringDeps {
  const { db, clock, newId, randomBytes, publicUrl, activeRoot, letters } = given;
  return {
    db,
    clock,
    newId,
    randomBytes,
    publicUrl,
    letters,
    cookies: sessionCookies(publicUrl),
    formTokens: formTokens(() => activeRoot().bytes),
    passwords: new Passwords(given.passwordCost),
    passwordLimits: passwordLimits(clock),
    codeLimits: codeLimits(clock),
    sealing: createSealing(given),
  };
}
