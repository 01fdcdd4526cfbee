import { describe, expect, it } from 'vitest';
import { Passwords } from '../../server/identity/passwords.ts';

describe('stored passwords', () => {
  it('take 64 MiB and three passes each', async () => {
    const passwords = new Passwords();
    const stored = await passwords.hash('ruộng bậc thang', 'known');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    expect(passwords.isOutdated(stored)).toBe(false);
    expect(await passwords.isRight('ruộng bậc thang', stored, 'unknown')).toBe(true);
    expect(await passwords.isRight('ruộng bậc than', stored, 'unknown')).toBe(false);
    expect(await passwords.isRight('nobody', null, 'unknown')).toBe(false);
  });

  it('are outdated when they took another amount', async () => {
    const cheap = new Passwords({ memoryCost: 64, timeCost: 1, parallelism: 1 });
    const stored = await cheap.hash('ruộng bậc thang', 'known');
    expect(cheap.isOutdated(stored)).toBe(false);
    expect(new Passwords().isOutdated(stored)).toBe(true);
    expect(await new Passwords().isRight('ruộng bậc thang', stored, 'known')).toBe(true);
  });
});
