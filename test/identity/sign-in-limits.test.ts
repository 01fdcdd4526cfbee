import { describe, expect, it } from 'vitest';
import { Problem } from '../../server/http/problems.ts';
import {
  type Attempt,
  codeLimits,
  passwordLimits,
  type SignInLimits,
} from '../../server/identity/sign-in-limits.ts';
import { fakeClock } from '../support/clock.ts';

const OWNER: Attempt = { subject: 'lan', network: '203.0.113.0/24', knownDevice: 'phone' };
const OWNER_ELSEWHERE: Attempt = { ...OWNER, network: '192.0.2.0/24', knownDevice: null };
const attacker = (network: number | string, subject = 'lan'): Attempt => ({
  subject,
  network: `net ${network}`,
  knownDevice: null,
});

function isAllowed(limits: SignInLimits, attempt: Attempt): boolean {
  try {
    limits.begin(attempt);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error.code).toBe('rate-limited');
    expect(error.details.retryAfterSeconds).toBeGreaterThan(0);
    return false;
  }
}

/** How many of `attempts` pass. */
function passing(limits: SignInLimits, attempts: readonly Attempt[]): number {
  return attempts.filter((attempt) => isAllowed(limits, attempt)).length;
}

const repeated = (times: number, attempt: (index: number) => Attempt) =>
  Array.from({ length: times }, (_, index) => attempt(index));

describe('wrong passwords', () => {
  it('are few from one network for one account', () => {
    const limits = passwordLimits(fakeClock(0).now);
    expect(
      passing(
        limits,
        repeated(500, () => attacker(1)),
      ),
    ).toBeLessThanOrEqual(10);
  });

  it('are few from one network, however many accounts it tries', () => {
    const limits = passwordLimits(fakeClock(0).now);
    expect(
      passing(
        limits,
        repeated(500, (index) => attacker(1, `account ${index}`)),
      ),
    ).toBeLessThanOrEqual(50);
  });

  it('of others never slow a browser that the account knows, nor its owner in another network', () => {
    const limits = passwordLimits(fakeClock(0).now);
    passing(
      limits,
      repeated(2_000, (index) => attacker(index % 100)),
    );
    // Also from the owner's own network.
    passing(
      limits,
      repeated(500, () => ({ ...OWNER, knownDevice: null })),
    );
    expect(isAllowed(limits, OWNER)).toBe(true);
    expect(isAllowed(limits, OWNER_ELSEWHERE)).toBe(true);
  });

  it('in a known browser are bounded too', () => {
    const limits = passwordLimits(fakeClock(0).now);
    expect(
      passing(
        limits,
        repeated(500, () => OWNER),
      ),
    ).toBeLessThanOrEqual(10);
  });

  it('are forgiven with time, and right ones cost nothing', () => {
    const clock = fakeClock(0);
    const limits = passwordLimits(clock.now);
    passing(
      limits,
      repeated(100, () => attacker(1)),
    );
    expect(isAllowed(limits, attacker(1))).toBe(false);
    clock.advance(30 * 60_000);
    expect(isAllowed(limits, attacker(1))).toBe(true);
    for (const attempt of repeated(200, () => attacker(2))) limits.begin(attempt)();
    expect(isAllowed(limits, attacker(2))).toBe(true);
  });
});

describe('wrong codes', () => {
  it('are few for one account, out of however many networks', () => {
    const limits = codeLimits(fakeClock(0).now);
    expect(
      passing(
        limits,
        repeated(5_000, (index) => attacker(index)),
      ),
    ).toBeLessThanOrEqual(20);
  });

  it('of who knows the password do not slow the browsers that the account knows', () => {
    const limits = codeLimits(fakeClock(0).now);
    passing(
      limits,
      repeated(5_000, (index) => attacker(index)),
    );
    expect(isAllowed(limits, OWNER)).toBe(true);
  });

  it('for one account leave another alone', () => {
    const limits = codeLimits(fakeClock(0).now);
    passing(
      limits,
      repeated(5_000, (index) => attacker(index)),
    );
    expect(isAllowed(limits, attacker(1, 'minh'))).toBe(true);
  });
});
