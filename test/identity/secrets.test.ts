import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newRecoveryCodes, parseRecoveryCode } from '../../server/identity/recovery-codes.ts';
import { createSealing, type Sealing } from '../../server/identity/sealing.ts';
import { newTotpSecret, parseTotpCode, totpStepOf, totpUri } from '../../server/identity/totp.ts';
import { seededBytes } from '../support/data-dir.ts';

const root = (id: string) => ({ id, bytes: seededBytes(id)(32) });

function sealing(active: string, ...retired: string[]): Sealing {
  return createSealing({
    activeRoot: () => root(active),
    roots: () => [active, ...retired].map(root),
    randomBytes: seededBytes(`iv ${active}`),
  });
}

describe('a sealed secret', () => {
  it('opens in its own context, also after its root retired', () => {
    const sealed = sealing('one').seal('totp/a', 'GEZDGNBV');
    expect(sealed).not.toContain('GEZDGNBV');
    expect(sealing('two', 'one').open('totp/a', sealed)).toBe('GEZDGNBV');
  });

  it('opens in no other, under no other root, and not when any character was changed', () => {
    const sealed = sealing('one').seal('totp/a', 'GEZDGNBV');
    expect(() => sealing('one').open('totp/b', sealed)).toThrow();
    expect(() => sealing('two').open('totp/a', sealed)).toThrow();
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (place) => {
        const other = sealed.charAt(place) === 'A' ? 'Q' : 'A';
        const changed = sealed.slice(0, place) + other + sealed.slice(place + 1);
        expect(() => sealing('one').open('totp/a', changed)).toThrow();
      }),
      { seed: 7, numRuns: 60 },
    );
    expect(() => sealing('one').open('totp/a', sealed.slice(0, -30))).toThrow();
  });

  it('looks different every time', () => {
    const one = sealing('one');
    expect(one.seal('totp/a', 'x')).not.toBe(one.seal('totp/a', 'x'));
  });
});

describe('a mark', () => {
  it('is found again under a root that retired, and differs between contexts and secrets', () => {
    const mark = sealing('one').mark('recovery/a', 'K7M2QX0042');
    expect(sealing('two', 'one').marks('recovery/a', 'K7M2QX0042')).toContain(mark);
    expect(sealing('one').mark('recovery/b', 'K7M2QX0042')).not.toBe(mark);
    expect(sealing('one').mark('recovery/a', 'K7M2QX0043')).not.toBe(mark);
  });
});

describe('a code of an app', () => {
  const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

  // RFC 6238, appendix B, SHA-1, with six of the eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i s is %s', (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(totpStepOf(SECRET, code, seconds * 1000)).toBe(step);
    expect(totpStepOf(SECRET, code, (seconds + 30) * 1000)).toBe(step);
    expect(totpStepOf(SECRET, code, (seconds - 30) * 1000)).toBe(step);
    expect(totpStepOf(SECRET, code, (seconds + 60) * 1000)).toBe(null);
    expect(totpStepOf(SECRET, code, (seconds - 60) * 1000)).toBe(null);
  });

  it.each([
    ['287 082', '287082'],
    [' 287082 ', '287082'],
    ['28708', undefined],
    ['2870822', undefined],
    ['28708a', undefined],
    ['２８７０８２', undefined],
    ['', undefined],
  ])('typed as "%s" is read as %s', (text, code) => {
    expect(parseTotpCode(text)).toBe(code);
  });

  it('comes from a secret of 160 bits in an address that apps know', () => {
    const secret = newTotpSecret(seededBytes('totp'));
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(totpUri(secret, 'Tem Quê tem.example.vn', 'lan@htx.vn'));
    expect(uri.protocol).toBe('otpauth:');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, digits: '6', period: '30' });
  });
});

describe('recovery codes', () => {
  it('are ten, all different, and read in any spelling', () => {
    const codes = newRecoveryCodes(seededBytes('recovery'));
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      const plain = code.replace('-', '');
      expect(parseRecoveryCode(code)).toBe(plain);
      expect(parseRecoveryCode(` ${code.toLowerCase().replaceAll('1', 'I').replaceAll('0', 'o')} `)).toBe(
        plain,
      );
    }
    for (const text of ['', 'K7M2Q-X004', 'K7M2Q-X00422', 'U7M2Q-X0042', '123456']) {
      expect(parseRecoveryCode(text)).toBeUndefined();
    }
  });
});
