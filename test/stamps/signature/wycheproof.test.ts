import { createPublicKey, verify, webcrypto } from 'node:crypto';
import * as jose from 'jose';
import { type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { bytesFromBase64url } from '../../../stamps/index.ts';
import { digitsFromSignature, signatureFromDigits } from '../../../stamps/signature/index.ts';
import { EXTERNAL_VECTORS, externalVectors } from '../../support/external-vectors.ts';

const RESULT = Type.Union([Type.Literal('valid'), Type.Literal('invalid'), Type.Literal('acceptable')]);

const ED25519 = Type.Object({
  numberOfTests: Type.Number(),
  testGroups: Type.Array(
    Type.Object({
      publicKey: Type.Object({ pk: Type.String() }),
      tests: Type.Array(
        Type.Object({
          tcId: Type.Number(),
          comment: Type.String(),
          msg: Type.String(),
          sig: Type.String(),
          result: RESULT,
        }),
      ),
    }),
  ),
});

const JWS = Type.Object({
  numberOfTests: Type.Number(),
  testGroups: Type.Array(
    Type.Object({
      comment: Type.String(),
      private: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      public: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
      tests: Type.Array(
        Type.Object({ tcId: Type.Number(), comment: Type.String(), jws: Type.Unknown(), result: RESULT }),
      ),
    }),
  ),
});

function load<T extends TSchema>(schema: T, name: string) {
  return Value.Parse(schema, externalVectors(name));
}

/** A signature on the way a stamp's takes: through its decimal digits, which only 64 bytes have. */
function throughDigits(signature: Uint8Array): Uint8Array | undefined {
  return signature.length === 64 ? signatureFromDigits(digitsFromSignature(signature)) : undefined;
}

describe.skipIf(!EXTERNAL_VECTORS)('Wycheproof Ed25519', () => {
  const file = EXTERNAL_VECTORS
    ? load(ED25519, 'wycheproof-ed25519.json')
    : { numberOfTests: 0, testGroups: [] };
  const cases = file.testGroups.flatMap(({ publicKey, tests }) =>
    tests.map((test) => ({ ...test, pk: publicKey.pk })),
  );

  it('has every vector', () => {
    expect(cases).toHaveLength(file.numberOfTests);
    expect(cases.filter(({ result }) => result === 'invalid').length).toBeGreaterThan(30);
  });

  it.each(cases)('$tcId $comment: $result', async ({ pk, msg, sig, result }) => {
    const x = Buffer.from(pk, 'hex').toString('base64url');
    const jwk = { kty: 'OKP', crv: 'Ed25519', x };
    const signature = throughDigits(Buffer.from(sig, 'hex'));
    const message = Buffer.from(msg, 'hex');
    const valid = result === 'valid';
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(signature !== undefined && verify(null, message, key, signature)).toBe(valid);
    const webKey = await webcrypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
    const accepted =
      signature !== undefined &&
      (await webcrypto.subtle.verify('Ed25519', webKey, Buffer.from(signature), message));
    expect(accepted).toBe(valid);
  });
});

/**
 * The file has no EdDSA vector. What it can say about stamps is said by its parsing and algorithm-confusion vectors:
 * none of its tokens may pass as a stamp's JWS, whose algorithm is pinned and whose payload is our own text.
 */
describe.skipIf(!EXTERNAL_VECTORS)('Wycheproof JWS', () => {
  const file = EXTERNAL_VECTORS ? load(JWS, 'wycheproof-jws.json') : { numberOfTests: 0, testGroups: [] };
  const cases = file.testGroups.flatMap((group) =>
    group.tests.map((test) => ({ ...test, group: group.comment, jwk: group.public ?? group.private ?? {} })),
  );

  it('has every vector', () => {
    expect(cases).toHaveLength(file.numberOfTests);
  });

  it('no token passes where a stamp is expected, whatever key and algorithm it brings', async () => {
    for (const { jws, jwk } of cases) {
      if (typeof jws !== 'string') continue;
      await expect(verifyAs(jws, jwk, ['Ed25519'])).resolves.toBe(false);
    }
  });

  /** Algorithms of the key, pinned as the library pins Ed25519: the reader in use must not be talked out of it. */
  const pinned = cases.filter(
    ({ jws, jwk }) => typeof jws === 'string' && typeof jwk.alg === 'string' && SUPPORTED.has(jwk.alg),
  );

  it.each(pinned.filter(({ tcId, result }) => result === 'invalid' && !WITHOUT_THEIR_FAULT.includes(tcId)))(
    '$tcId $group $comment is refused',
    async ({ jws, jwk }) => {
      await expect(verifyAs(String(jws), jwk, [String(jwk.alg)])).resolves.toBe(false);
    },
  );

  it('valid tokens pass, so that the refusals mean something', async () => {
    const valid = pinned.filter(({ result }) => result === 'valid');
    const passed = await Promise.all(
      valid.map(({ jws, jwk }) => verifyAs(String(jws), jwk, [String(jwk.alg)])),
    );
    const refused = valid.filter((_, i) => !passed[i]);
    expect(refused.map(({ tcId }) => tcId)).toEqual(STRICTER);
  });
});

/**
 * Called valid by the file and refused here: 346 and 350 are signed with PS384 by a key that says PS256; 372 and 373
 * hold a character outside BASE64URL.
 */
const STRICTER = [346, 350, 372, 373];

/** Called invalid for a padding that the file's text does not hold: they are the text of a valid token. */
const WITHOUT_THEIR_FAULT = [367, 370];

const SUPPORTED = new Set(['HS256', 'ES256', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']);

/**
 * As a stamp is verified: text that is not its own canonical encoding never reaches the signature check. jose alone
 * takes spaces and padding in BASE64URL (vectors 360, 365, 368, 375).
 */
async function verifyAs(jws: string, jwk: Record<string, unknown>, algorithms: string[]): Promise<boolean> {
  if (jws.split('.').some((part) => bytesFromBase64url(part) === undefined)) return false;
  try {
    await jose.compactVerify(jws, await jose.importJWK(jwk), { algorithms });
    return true;
  } catch {
    return false;
  }
}
