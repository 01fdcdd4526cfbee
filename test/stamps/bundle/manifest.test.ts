import { describe, expect, it } from 'vitest';
import {
  asciiBytes,
  BUNDLE_FORMAT,
  BundleError,
  type BundleFault,
  base64url,
  buildJwks,
  checkPart,
  type ManifestPayload,
  type ManifestTrust,
  manifestSigningInput,
  openManifest,
} from '../../../stamps/index.ts';
import { issuerKey, sha256, type TestIssuerKey } from '../../support/stamp-crypto.ts';

const BUNDLE_KEY = issuerKey('bundle');
const ISSUER = issuerKey('issuer');
const PART = { digest: base64url(sha256(asciiBytes('part'))), bytes: 4 };
const PAYLOAD: ManifestPayload = {
  format: BUNDLE_FORMAT,
  asOfMs: 1_795_000_000_000,
  expiresMs: 1_795_600_000_000,
  keys: buildJwks([{ kid: ISSUER.kid, state: 'active', key: ISSUER.jwk }]).keys,
  origins: ['https://tem.example.vn', 'https://cu.example.vn'],
  country: PART,
  provinces: { '48': PART },
};

const TRUST: ManifestTrust = {
  pinned: BUNDLE_KEY.jwk,
  sha256,
  verifySignature: (_key, input, signature) => BUNDLE_KEY.verify(input, signature),
  decodeUtf8: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
  heldAsOfMs: 0,
};

function signed(payload: unknown, key: TestIssuerKey = BUNDLE_KEY): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const input = manifestSigningInput(key.kid, new TextEncoder().encode(text));
  return `${input}.${base64url(key.sign(asciiBytes(input)))}`;
}

async function faultOf(opening: Promise<unknown>): Promise<BundleFault | 'opened'> {
  try {
    await opening;
    return 'opened';
  } catch (error) {
    if (error instanceof BundleError) return error.code;
    throw error;
  }
}

describe('a manifest', () => {
  it('signed by the pinned key says what stands in it', async () => {
    const manifest = await openManifest(signed(PAYLOAD), TRUST);
    expect(manifest).toEqual({
      format: 1,
      asOfMs: PAYLOAD.asOfMs,
      expiresMs: PAYLOAD.expiresMs,
      keys: [{ kid: ISSUER.kid, state: 'active', key: ISSUER.jwk }],
      origins: PAYLOAD.origins,
      country: PART,
      provinces: new Map([['48', PART]]),
    });
  });

  it('with any character changed is refused', async () => {
    const jws = signed(PAYLOAD);
    for (let at = 0; at < jws.length; at += 1) {
      const other = jws[at] === 'A' ? 'B' : 'A';
      const changed = jws.slice(0, at) + other + jws.slice(at + 1);
      expect(['not-a-bundle', 'wrong-key', 'bad-signature'], `character ${at}`).toContain(
        await faultOf(openManifest(changed, TRUST)),
      );
    }
  });

  const { provinces: _, ...lacking } = PAYLOAD;
  it.each<[string, string, BundleFault]>([
    ['signed by an issuer key', signed(PAYLOAD, ISSUER), 'wrong-key'],
    ['no JWS', 'hello', 'not-a-bundle'],
    ['of four parts', `${signed(PAYLOAD)}.AAAA`, 'not-a-bundle'],
    ['without a signature', signed(PAYLOAD).replace(/[^.]*$/, ''), 'not-a-bundle'],
    ['of a later format', signed({ ...PAYLOAD, format: 2 }), 'unknown-format'],
    ['of no format', signed({ ...PAYLOAD, format: 0 }), 'not-a-bundle'],
    ['no JSON', signed('{'), 'not-a-bundle'],
    ['a member short', signed(lacking), 'not-a-bundle'],
    ['with a digest too short', signed({ ...PAYLOAD, country: { ...PART, digest: 'A' } }), 'not-a-bundle'],
    ['with a part too large', signed({ ...PAYLOAD, country: { ...PART, bytes: 2 ** 40 } }), 'not-a-bundle'],
    ['with a province of no code', signed({ ...PAYLOAD, provinces: { x: PART } }), 'not-a-bundle'],
    [
      'with a key under a wrong name',
      signed({ ...PAYLOAD, keys: [{ ...PAYLOAD.keys[0], kid: 'x' }] }),
      'not-a-bundle',
    ],
    ['too long', `${'A'.repeat(1_048_577)}.A.A`, 'not-a-bundle'],
  ])('%s is refused', async (_name, jws, fault) => {
    expect(await faultOf(openManifest(jws, TRUST))).toBe(fault);
  });

  it('older than the one held is refused, the same one again is not', async () => {
    expect(await faultOf(openManifest(signed(PAYLOAD), { ...TRUST, heldAsOfMs: PAYLOAD.asOfMs + 1 }))).toBe(
      'older',
    );
    expect(await faultOf(openManifest(signed(PAYLOAD), { ...TRUST, heldAsOfMs: PAYLOAD.asOfMs }))).toBe(
      'opened',
    );
  });
});

describe('a part', () => {
  it('is what has its digest and its length, and nothing else', async () => {
    await checkPart(PART, asciiBytes('part'), sha256);
    expect(await faultOf(checkPart(PART, asciiBytes('pary'), sha256))).toBe('wrong-digest');
    expect(await faultOf(checkPart({ ...PART, bytes: 5 }, asciiBytes('part'), sha256))).toBe('wrong-digest');
  });
});
