import * as jose from 'jose';
import { describe, expect, it } from 'vitest';
import { bytesFromBase64url } from '../../../stamps/index.ts';
import {
  flattenedJws,
  type LinkTarget,
  PROTECTED_HEADER,
  payloadText,
  signingInput,
} from '../../../stamps/signature/index.ts';
import { issuerKey } from '../../support/stamp-crypto.ts';
import { linkTarget, serialOf, testBatch } from '../../support/stamp-world.ts';

const KEY = issuerKey('jws');
const SERIAL = serialOf(testBatch('K7M2QX'), 42);
const TARGETS: readonly (readonly [string, LinkTarget, string])[] = [
  ['GS1', linkTarget('8936012345674'), `01/08936012345674/21/${SERIAL}`],
  ['short', linkTarget(), `S/${SERIAL}`],
];

describe.each(TARGETS)('%s stamp as a JWS', (_form, target, payload) => {
  it('signs what the design says', () => {
    expect(PROTECTED_HEADER).toBe('{"alg":"Ed25519","b64":false,"crit":["b64"]}');
    expect(payloadText(target, SERIAL)).toBe(payload);
    const header = Buffer.from(PROTECTED_HEADER).toString('base64url');
    expect(Buffer.from(signingInput(target, SERIAL)).toString()).toBe(`${header}.${payload}`);
  });

  it('is verified by jose', async () => {
    const jws = flattenedJws(target, SERIAL, KEY.sign(signingInput(target, SERIAL)));
    const verified = await jose.flattenedVerify(jws, await jose.importJWK({ ...KEY.jwk, alg: 'Ed25519' }));
    expect(verified.protectedHeader).toEqual({ alg: 'Ed25519', b64: false, crit: ['b64'] });
    expect(Buffer.from(verified.payload).toString()).toBe(payload);
  });

  it('is refused by jose with another payload', async () => {
    const jws = flattenedJws(target, SERIAL, KEY.sign(signingInput(target, SERIAL)));
    const key = await jose.importJWK({ ...KEY.jwk, alg: 'Ed25519' });
    await expect(jose.flattenedVerify({ ...jws, payload: `${payload}0` }, key)).rejects.toThrow(
      jose.errors.JWSSignatureVerificationFailed,
    );
  });

  it('is what jose signs', async () => {
    const privateKey = await jose.importJWK({
      ...KEY.jwk,
      d: Buffer.from(KEY.seed).toString('base64url'),
      alg: 'Ed25519',
    });
    const signed = await new jose.FlattenedSign(Buffer.from(payload))
      .setProtectedHeader({ alg: 'Ed25519', b64: false, crit: ['b64'] })
      .sign(privateKey);
    expect(bytesFromBase64url(signed.signature)).toEqual(KEY.sign(signingInput(target, SERIAL)));
    expect(signed.protected).toBe(flattenedJws(target, SERIAL, new Uint8Array(64)).protected);
  });
});
