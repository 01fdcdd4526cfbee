import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type BatchFacts,
  BatchIntervals,
  buildStampLink,
  digitsFromSignature,
  encodeSerial,
  hostList,
  parseStampText,
  payloadText,
  signingInput,
  symbolSegments,
  tagFromMac,
  tagInput,
  type VerifyContext,
  verifyStamp,
} from '../../stamps/index.ts';
import { hmacSha256, issuerKey } from '../support/stamp-crypto.ts';
import { batchCode, day, linkTarget } from '../support/stamp-world.ts';
import { type ExpectedVerdict, parseVectors } from '../vectors/file.ts';
import { vectorFile } from '../vectors/make.ts';

const TEXT = readFileSync(new URL('../vectors/stamps.json', import.meta.url), 'utf8');
const VECTORS = parseVectors(TEXT);

interface VectorBatch extends BatchFacts {
  tagKey: Uint8Array;
  origin: string;
}

const BATCHES = new Map(
  VECTORS.batches.map(({ code, gtin, unusedDeadlineOn, tagKey, log, ...batch }): [string, VectorBatch] => [
    code,
    {
      ...batch,
      code: batchCode(code),
      target: linkTarget(gtin ?? undefined),
      unusedDeadlineOn: day(unusedDeadlineOn),
      tagKey: Buffer.from(tagKey, 'hex'),
      states: new BatchIntervals(batch.quantity, log),
    },
  ]),
);
const KEYS = new Map(VECTORS.keys.map((key) => [key.kid, { ...key, pair: issuerKey(key.name) }]));

const CONTEXT: VerifyContext<VectorBatch> = {
  today: day(VECTORS.today),
  findBatch: (code) => BATCHES.get(code),
  tagMac: (batch, data) => hmacSha256(batch.tagKey, data),
  tagKeyState: () => 'active',
  keyState: (kid) => KEYS.get(kid)?.state,
  verifySignature: (kid, data, signature) => KEYS.get(kid)?.pair.verify(data, signature) ?? false,
  hosts: hostList(VECTORS.origins),
  isRecalled: (lotId) => VECTORS.recalledLots.includes(lotId),
};

async function judge(text: string): Promise<ExpectedVerdict> {
  const { verdict, proof, leading } = await verifyStamp(text, CONTEXT, { judgeHost: true });
  const { fault, damage, reason } = { fault: undefined, damage: undefined, reason: undefined, ...leading };
  return {
    verdict,
    proof,
    ...(fault === undefined ? {} : { fault }),
    ...(damage === undefined ? {} : { damage }),
    ...(reason === undefined ? {} : { reason }),
  };
}

describe('our vectors', () => {
  it('are what the script makes', () => {
    expect(vectorFile()).toBe(TEXT);
  });

  it('are 50 stamps of both link forms and both profiles', () => {
    expect(VECTORS.stamps).toHaveLength(50);
    const kinds = VECTORS.stamps.map(
      ({ payload, signature }) => `${payload.slice(0, 2)} ${signature === undefined}`,
    );
    expect([...new Set(kinds)].sort()).toEqual(['01 false', '01 true', 'S/ false', 'S/ true']);
    expect(VECTORS.stamps.flatMap(({ variants }) => variants).length).toBeGreaterThan(800);
  });

  it('keys are those of their seeds', () => {
    for (const { kid, x, pair } of KEYS.values())
      expect({ kid: pair.kid, x: pair.jwk.x }).toEqual({ kid, x });
  });

  describe.each(VECTORS.stamps)('$batchCode $index', (stamp) => {
    it('is made from its parts', () => {
      const batch = BATCHES.get(stamp.batchCode);
      if (batch === undefined) throw new Error('the batch is missing');
      const serial = encodeSerial(
        batch.code,
        stamp.index,
        tagFromMac(hmacSha256(batch.tagKey, tagInput(batch.code, stamp.index))),
      );
      expect(serial).toBe(stamp.serial);
      expect(payloadText(batch.target, serial)).toBe(stamp.payload);
      const made =
        stamp.signature === undefined
          ? undefined
          : KEYS.get(batch.kid)?.pair.sign(signingInput(batch.target, serial));
      expect(made === undefined ? undefined : Buffer.from(made).toString('hex')).toBe(stamp.signature);
      const parts = {
        origin: batch.origin,
        target: batch.target,
        serial,
        ...(made === undefined ? {} : { signature: digitsFromSignature(made) }),
      };
      expect(buildStampLink(parts)).toBe(stamp.link);
      expect(symbolSegments(parts)).toEqual(stamp.symbol);
    });

    it('is judged', async () => {
      expect(await judge(stamp.link)).toEqual(stamp.expected);
    });

    it('says the same as a symbol', () => {
      const fromSymbol = parseStampText(stamp.symbol.map(({ data }) => data).join(''));
      expect(fromSymbol).toEqual(parseStampText(stamp.link));
    });

    it.each(stamp.variants)('$how: $expected.verdict', async ({ text, expected }) => {
      expect(await judge(text)).toEqual(expected);
    });
  });
});
