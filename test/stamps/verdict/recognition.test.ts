import { describe, expect, it } from 'vitest';
import {
  allowsStamps,
  bestBeforeSeverity,
  type CertificateFacts,
  pageSeverity,
  REVOCATION_GROUNDS,
  type RevocationGround,
  recognitionAt,
  worstSeverity,
} from '../../../stamps/verdict/index.ts';
import { day } from '../../support/stamp-world.ts';

function certificate(more: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    stars: 4,
    decisionNumber: '1/QĐ-UBND',
    authority: 'UBND tỉnh',
    issuedOn: day('2023-06-01'),
    expiresOn: day('2026-05-31'),
    ...more,
  };
}

const EXTENDED = certificate({ extendedUntil: day('2026-11-27') });
const revoked = (ground?: RevocationGround) =>
  certificate({ revokedOn: day('2025-01-10'), ...(ground ? { revocationGround: ground } : {}) });

describe('recognition of one certificate', () => {
  it.each([
    ['2023-05-31', certificate(), 'none', 'notice', undefined],
    ['2023-06-01', certificate(), 'valid', 'ok', 4],
    ['2026-05-31', certificate(), 'valid', 'ok', 4],
    ['2026-06-01', certificate(), 'expired', 'warning', undefined],
    ['2026-05-31', EXTENDED, 'valid', 'ok', 4],
    ['2026-06-01', EXTENDED, 'extended', 'ok', 4],
    ['2026-11-27', EXTENDED, 'extended', 'ok', 4],
    ['2026-11-28', EXTENDED, 'expired', 'warning', undefined],
    ['2025-01-09', revoked('a'), 'valid', 'ok', 4],
    ['2025-01-10', revoked('a'), 'revoked', 'danger', undefined],
    ['2030-01-01', revoked('a'), 'revoked', 'danger', undefined],
    ['2025-01-10', { ...EXTENDED, revokedOn: day('2025-01-10') }, 'revoked', 'danger', undefined],
  ])('on %s: %o is %s', (on, facts, status, severity, stars) => {
    const recognition = recognitionAt([facts], day(on));
    expect(recognition).toMatchObject({ status, severity });
    expect(recognition.stars).toBe(stars);
    expect(recognition.certificate).toBe(status === 'none' ? undefined : facts);
  });

  it.each([
    ['a', 'danger'],
    ['b', 'danger'],
    ['c', 'danger'],
    ['d', 'danger'],
    ['dd', 'warning'],
    ['e', 'warning'],
    [undefined, 'danger'],
  ] as const)('revoked on ground %s: %s', (ground, severity) => {
    expect(recognitionAt([revoked(ground)], day('2025-06-01')).severity).toBe(severity);
  });

  it('knows the six grounds', () => {
    expect(REVOCATION_GROUNDS).toHaveLength(6);
  });

  it('without any is none', () => {
    expect(recognitionAt([], day('2026-01-01'))).toEqual({ status: 'none', severity: 'notice' });
  });
});

describe('recognition of several certificates', () => {
  const old = certificate({ stars: 3 });
  const upgrade = certificate({ stars: 5, issuedOn: day('2025-01-10'), expiresOn: day('2028-01-09') });
  const renewal = certificate({ stars: 4, issuedOn: day('2026-08-01'), expiresOn: day('2029-07-31') });

  it.each([
    ['before an upgrade the first counts', [upgrade, old], '2025-01-09', 'valid', 3],
    ['from its day the upgrade counts', [old, upgrade], '2025-01-10', 'valid', 5],
    ['between term and renewal it is expired', [old, renewal], '2026-07-01', 'expired', undefined],
    ['from its day the renewal counts', [renewal, old], '2026-08-01', 'valid', 4],
    [
      'a later rank counts even when lower',
      [certificate({ stars: 5 }), certificate({ stars: 3, issuedOn: day('2024-01-01') })],
      '2025-01-01',
      'valid',
      3,
    ],
    [
      'a shorter renewal leaves the older standing',
      [
        certificate({ expiresOn: day('2027-01-01') }),
        certificate({ stars: 3, issuedOn: day('2024-01-01'), expiresOn: day('2025-01-01') }),
      ],
      '2026-01-01',
      'valid',
      4,
    ],
    [
      'what was revoked does not come back through older paper',
      [old, { ...upgrade, revokedOn: day('2025-06-01') }],
      '2025-06-01',
      'revoked',
      undefined,
    ],
    ['a new certificate after a revocation counts', [revoked('a'), renewal], '2026-08-01', 'valid', 4],
    [
      'of one day the higher rank counts',
      [certificate({ stars: 3 }), certificate({ stars: 4 })],
      '2025-01-01',
      'valid',
      4,
    ],
  ] as const)('%s', (_name, certificates, on, status, stars) => {
    const recognition = recognitionAt(certificates, day(on));
    expect(recognition.status).toBe(status);
    expect(recognition.stars).toBe(stars);
  });

  it('leaves the list as it was', () => {
    const list = Object.freeze([old, upgrade]);
    recognitionAt(list, day('2026-01-01'));
    expect(list).toEqual([old, upgrade]);
  });
});

describe('renewals, upgrades and corrections, day by day', () => {
  const first = certificate({ stars: 4 });
  const waiting = certificate({
    stars: 3,
    issuedOn: day('2026-02-10'),
    startsOn: day('2026-06-01'),
    expiresOn: day('2029-05-31'),
  });
  const late = certificate({
    stars: 4,
    issuedOn: day('2026-08-01'),
    startsOn: day('2026-08-01'),
    expiresOn: day('2029-08-01'),
  });
  const afterExtension = certificate({ stars: 5, issuedOn: day('2026-10-01'), expiresOn: day('2029-10-01') });
  const upgrade = certificate({ stars: 5, issuedOn: day('2025-01-10'), expiresOn: day('2028-01-10') });

  it.each([
    [
      'a renewal decided early waits for the end of what it renews',
      [waiting, first],
      [
        ['2026-02-09', 'valid', 4],
        ['2026-02-10', 'valid', 4],
        ['2026-05-31', 'valid', 4],
        ['2026-06-01', 'valid', 3],
        ['2029-05-31', 'valid', 3],
        ['2029-06-01', 'expired', undefined],
      ],
    ],
    [
      'a renewal decided late leaves a gap',
      [first, late],
      [
        ['2026-05-31', 'valid', 4],
        ['2026-06-01', 'expired', undefined],
        ['2026-07-31', 'expired', undefined],
        ['2026-08-01', 'valid', 4],
      ],
    ],
    [
      'an extension bridges to the renewal, which ends it',
      [{ ...EXTENDED, stars: 3 }, afterExtension],
      [
        ['2026-05-31', 'valid', 3],
        ['2026-06-01', 'extended', 3],
        ['2026-09-30', 'extended', 3],
        ['2026-10-01', 'valid', 5],
        ['2026-11-28', 'valid', 5],
      ],
    ],
    [
      'an upgrade counts from its issue though the old one runs on',
      [first, upgrade],
      [
        ['2025-01-09', 'valid', 4],
        ['2025-01-10', 'valid', 5],
        ['2026-06-01', 'valid', 5],
        ['2028-01-11', 'expired', undefined],
      ],
    ],
    [
      'a revoked upgrade does not fall back to the old one, a new renewal counts',
      [first, { ...upgrade, revokedOn: day('2025-06-01') }, late],
      [
        ['2025-05-31', 'valid', 5],
        ['2025-06-01', 'revoked', undefined],
        ['2026-07-31', 'revoked', undefined],
        ['2026-08-01', 'valid', 4],
      ],
    ],
    [
      'a renewal revoked before it starts leaves what it renews to its end',
      [first, { ...waiting, revokedOn: day('2026-04-01') }],
      [
        ['2026-04-01', 'valid', 4],
        ['2026-05-31', 'valid', 4],
        ['2026-06-01', 'revoked', undefined],
      ],
    ],
    [
      'the old one revoked while the renewal waits',
      [{ ...first, revokedOn: day('2026-04-01') }, waiting],
      [
        ['2026-03-31', 'valid', 4],
        ['2026-04-01', 'revoked', undefined],
        ['2026-05-31', 'revoked', undefined],
        ['2026-06-01', 'valid', 3],
      ],
    ],
  ] as const)('%s', (_name, certificates, days) => {
    for (const [on, status, stars] of days) {
      for (const list of [certificates, certificates.toReversed()]) {
        const recognition = recognitionAt(list, day(on));
        expect([on, recognition.status, recognition.stars]).toEqual([on, status, stars]);
      }
    }
  });
});

describe('what follows from recognition', () => {
  it.each([
    [3, '2026-05-31', true],
    [5, '2026-05-31', true],
    [2, '2026-05-31', false],
    [4, '2026-06-01', false],
  ])('%i stars on %s: stamps allowed %s', (stars, on, allowed) => {
    expect(allowsStamps(recognitionAt([certificate({ stars })], day(on)))).toBe(allowed);
  });

  it('stamps are allowed while extended, not once revoked', () => {
    expect(allowsStamps(recognitionAt([EXTENDED], day('2026-06-01')))).toBe(true);
    expect(allowsStamps(recognitionAt([revoked('e')], day('2025-01-10')))).toBe(false);
  });

  it.each([
    [null, 'ok'],
    [undefined, 'ok'],
    ['2026-11-19', 'warning'],
    ['2026-11-20', 'ok'],
    ['2026-11-21', 'ok'],
  ])('best before %s: %s', (on, severity) => {
    expect(bestBeforeSeverity(on ? day(on) : null, day('2026-11-20'))).toBe(severity);
  });

  it('a page is as loud as its loudest part', () => {
    expect(pageSeverity('ok', 'ok', 'ok')).toBe('ok');
    expect(pageSeverity('ok', 'danger')).toBe('danger');
    expect(pageSeverity('ok', 'ok', 'warning')).toBe('warning');
    expect(pageSeverity('danger', 'warning', 'ok')).toBe('danger');
    expect(pageSeverity('notice')).toBe('notice');
    expect(worstSeverity()).toBe('ok');
  });
});
