import { describe, expect, it } from 'vitest';
import { hostList, type OfflineContext, type TrustedKey, verifyOffline } from '../../../stamps/index.ts';
import { issuerKey, type TestIssuerKey } from '../../support/stamp-crypto.ts';
import { linkOf, serialOf, testBatch } from '../../support/stamp-world.ts';

const ACTIVE = issuerKey('active');
const RETIRED = issuerKey('retired');
const COMPROMISED = issuerKey('compromised');
const BATCH = testBatch('K7M2QX', { key: ACTIVE });

function context(later: boolean): OfflineContext<TestIssuerKey> {
  const keys: TrustedKey<TestIssuerKey>[] = [
    { kid: COMPROMISED.kid, state: 'compromised', key: COMPROMISED },
    { kid: RETIRED.kid, state: 'retired', key: RETIRED },
    { kid: ACTIVE.kid, state: 'active', key: ACTIVE },
  ];
  return {
    keys,
    hosts: hostList(['https://tem.example.vn']),
    verifySignature: (key, data, signature) => {
      const valid = key.verify(data, signature);
      return later ? Promise.resolve(valid) : valid;
    },
  };
}

describe.each([false, true])('offline, crypto answering later: %s', (later) => {
  it.each([
    [
      'a stamp of an active key',
      linkOf(BATCH, 7),
      { verdict: 'unconfirmed', severity: 'notice', kid: ACTIVE.kid },
    ],
    [
      'a stamp of a retired key',
      linkOf(BATCH, 7, { key: RETIRED }),
      { verdict: 'not-judged', reason: 'no-key' },
    ],
    [
      'a stamp of a compromised key',
      linkOf(BATCH, 7, { key: COMPROMISED }),
      { verdict: 'not-judged', reason: 'no-key' },
    ],
    [
      'a stamp of a stranger',
      linkOf(BATCH, 7, { key: issuerKey('x') }),
      { verdict: 'not-judged', reason: 'no-key' },
    ],
    [
      'a compact stamp',
      linkOf(BATCH, 7, { signed: false }),
      { verdict: 'not-judged', severity: 'warning', reason: 'no-signature' },
    ],
    ['a typed serial', serialOf(BATCH, 7), { verdict: 'not-judged', reason: 'no-signature' }],
    [
      'a link elsewhere',
      linkOf(BATCH, 7, { origin: 'https://evil.example' }),
      { verdict: 'foreign-host', severity: 'danger', host: 'evil.example' },
    ],
    [
      'a damaged link',
      linkOf(BATCH, 7).slice(0, -1),
      { verdict: 'malformed', severity: 'notice', text: { fault: 'damaged-link' } },
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await verifyOffline(text, context(later))).toMatchObject(expected);
  });
});
