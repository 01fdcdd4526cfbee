import {
  type BatchFacts,
  BatchIntervals,
  buildStampLink,
  deriveBatchTagKey,
  digitsFromSignature,
  encodeSerial,
  hostList,
  parseBatchCode,
  parseCivilDay,
  parseGtin,
  signingInput,
  stampTag,
  type VerifyContext,
  verifyStamp,
} from '../../stamps/index.ts';
import { type ExpectedVerdict, parseVectors } from '../vectors/file.ts';

/** What the page test runs inside a browser: the library over WebCrypto, against our vectors. */
type Vectors = ReturnType<typeof parseVectors>;

interface Batch extends BatchFacts {
  readonly origin: string;
}

/** Judges every link and every tampered text. @returns how many were judged, and those judged otherwise than expected */
export async function judgeVectors(text: string): Promise<{ judged: number; wrong: string[] }> {
  const vectors = parseVectors(text);
  const context = await contextOf(vectors);
  const cases = vectors.stamps.flatMap(({ link, expected, variants }) => [
    { text: link, expected },
    ...variants,
  ]);
  const wrong: string[] = [];
  for (const { text, expected } of cases) {
    const { verdict, proof } = await verifyStamp(text, context, { judgeHost: true });
    if (!agrees({ verdict, proof }, expected)) wrong.push(`${text}: ${verdict}, ${proof}`);
  }
  return { judged: cases.length, wrong };
}

/** Makes every link anew from seeds and tag root. @returns the links that came out otherwise */
export async function remakeVectors(text: string): Promise<string[]> {
  const vectors = parseVectors(text);
  const batches = batchesOf(vectors);
  const wrong: string[] = [];
  for (const { batchCode, index, signature, link } of vectors.stamps) {
    const batch = found(batches.get(batchCode));
    const tagKey = await deriveBatchTagKey(hmac, bytesOfHex(vectors.tagRoot), batch.code);
    const serial = encodeSerial(batch.code, index, await stampTag(hmac, tagKey, batch.code, index));
    const { origin, target } = batch;
    const made =
      signature === undefined
        ? {}
        : { signature: digitsFromSignature(await signed(vectors, batch.kid, signingInput(target, serial))) };
    if (buildStampLink({ origin, target, serial, ...made }) !== link) wrong.push(link);
  }
  return wrong;
}

async function contextOf(vectors: Vectors): Promise<VerifyContext<Batch>> {
  const batches = batchesOf(vectors);
  const tagKeys = new Map(vectors.batches.map(({ code, tagKey }) => [code, bytesOfHex(tagKey)]));
  const keys = new Map<string, CryptoKey>();
  for (const { kid, x } of vectors.keys) {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x };
    keys.set(kid, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', true, ['verify']));
  }
  return {
    today: found(parseCivilDay(vectors.today)),
    findBatch: (code) => batches.get(code),
    tagMac: (batch, data) => hmac(found(tagKeys.get(batch.code)), data),
    tagKeyState: () => 'active',
    keyState: (kid) => vectors.keys.find((key) => key.kid === kid)?.state,
    verifySignature: async (kid, data, signature) =>
      await crypto.subtle.verify(
        'Ed25519',
        found(keys.get(kid)),
        new Uint8Array(signature),
        new Uint8Array(data),
      ),
    hosts: hostList(vectors.origins),
    isRecalled: (lotId) => vectors.recalledLots.includes(lotId),
  };
}

function batchesOf(vectors: Vectors): Map<string, Batch> {
  return new Map(
    vectors.batches.map(({ code, quantity, origin, gtin, kid, unusedDeadlineOn, log }) => {
      const parsed = gtin === null ? undefined : parseGtin(gtin);
      const batch: Batch = {
        code: found(parseBatchCode(code)),
        quantity,
        origin,
        kid,
        target: parsed?.ok ? { form: 'gs1', gtin: parsed.gtin } : { form: 'short' },
        unusedDeadlineOn: found(parseCivilDay(unusedDeadlineOn)),
        states: new BatchIntervals(quantity, log),
      };
      return [code, batch];
    }),
  );
}

async function signed(vectors: Vectors, kid: string, data: Uint8Array): Promise<Uint8Array> {
  const { x, seed } = found(vectors.keys.find((key) => key.kid === kid));
  const jwk = { kty: 'OKP', crv: 'Ed25519', x, d: base64url(bytesOfHex(seed)) };
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, new Uint8Array(data)));
}

async function hmac(key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), algorithm, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, new Uint8Array(data)));
}

function agrees(seen: { verdict: string; proof: string }, expected: ExpectedVerdict): boolean {
  return seen.verdict === expected.verdict && seen.proof === expected.proof;
}

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the vectors are incomplete');
  return value;
}
