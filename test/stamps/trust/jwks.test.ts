import { describe, expect, it } from 'vitest';
import {
  buildJwks,
  type KeyState,
  MAX_JWKS_KEYS,
  parseJwks,
  type TrustedKey,
  thumbprint,
} from '../../../stamps/trust/index.ts';
import { issuerKey, sha256 } from '../../support/stamp-crypto.ts';

function trusted(name: string, state: KeyState): TrustedKey {
  const { kid, jwk } = issuerKey(name);
  return { kid, state, key: jwk };
}

const KEYS = [trusted('one', 'active'), trusted('two', 'retired'), trusted('three', 'compromised')];
const [FIRST] = buildJwks(KEYS).keys;

describe('thumbprint', () => {
  it('is that of RFC 8037, appendix A.3', () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' } as const;
    expect(thumbprint(sha256, jwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});

describe('JWKS', () => {
  it('publishes keys of every state and reads them back', () => {
    const jwks: unknown = JSON.parse(
      JSON.stringify(buildJwks(KEYS, ['https://tem.example.vn', 'https://cu.example.vn'])),
    );
    expect(parseJwks(jwks, sha256)).toEqual({
      ok: true,
      trust: { keys: KEYS, origins: ['https://tem.example.vn', 'https://cu.example.vn'] },
    });
  });

  it('reads with a hash that answers later', async () => {
    expect(await parseJwks(buildJwks(KEYS), async (data) => sha256(data))).toEqual({
      ok: true,
      trust: { keys: KEYS, origins: [] },
    });
  });

  it('publishes no secret part', () => {
    expect(Object.keys(FIRST ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'state', 'use', 'x']);
  });

  it('passes over keys of other types and uses, and takes a key without state as active', () => {
    const { state: _, ...plain } = FIRST ?? {};
    const keys = [{ kty: 'EC', crv: 'P-256' }, { kty: 'oct', k: 'AA' }, { ...FIRST, use: 'enc' }, plain];
    expect(parseJwks({ keys }, sha256)).toEqual({ ok: true, trust: { keys: [KEYS[0]], origins: [] } });
  });

  it.each([
    ['null', null, 'not-a-jwks'],
    ['a list', [], 'not-a-jwks'],
    ['text', '{"keys":[]}', 'not-a-jwks'],
    ['no keys', {}, 'not-a-jwks'],
    ['keys that are no list', { keys: {} }, 'not-a-jwks'],
    ['too many keys', { keys: Array(MAX_JWKS_KEYS + 1).fill(FIRST) }, 'too-many-keys'],
    ['a key that is no object', { keys: [7] }, 'bad-key'],
    ['a key without kid', { keys: [{ ...FIRST, kid: undefined }] }, 'bad-key'],
    ['a short key', { keys: [{ ...FIRST, x: 'AAAA' }] }, 'bad-key'],
    ['a padded key', { keys: [{ ...FIRST, x: `${FIRST?.x}=` }] }, 'bad-key'],
    ['a secret key', { keys: [{ ...FIRST, d: FIRST?.x }] }, 'bad-key'],
    ["another key's kid", { keys: [{ ...FIRST, kid: KEYS[1]?.kid }] }, 'wrong-kid'],
    ['an unknown state', { keys: [{ ...FIRST, state: 'trusted' }] }, 'unknown-state'],
    ['origins that are no texts', { keys: [], origins: [1] }, 'bad-origins'],
  ])('%s is refused', (_name, value, fault) => {
    expect(parseJwks(value, sha256)).toMatchObject({ ok: false, fault });
  });
});
