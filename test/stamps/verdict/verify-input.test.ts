import { describe, expect, it } from 'vitest';
import { parseStampText, type VerifyContext, verifyStamp } from '../../../stamps/index.ts';
import { issuerKey } from '../../support/stamp-crypto.ts';
import { contextOf, linkOf, type TestBatch, TODAY, testBatch } from '../../support/stamp-world.ts';

const LINK = { judgeHost: true };

async function judge(text: string, batch: TestBatch) {
  return verifyStamp(text, contextOf({ batches: [batch] }), LINK);
}

describe('the host', () => {
  const batch = testBatch('K7M2QX');
  const foreign = linkOf(batch, 7, { origin: 'https://evil.example' });

  it('counts in a link given to verify, whatever its signature says', async () => {
    expect(await judge(foreign, batch)).toMatchObject({
      verdict: 'foreign-host',
      severity: 'danger',
      proof: 'signature',
      leading: { host: 'evil.example' },
    });
  });

  it('of former days is ours', async () => {
    expect(await judge(linkOf(batch, 7, { origin: 'https://cu.example.vn' }), batch)).toMatchObject({
      verdict: 'authentic',
    });
  });

  it('of a request does not count', async () => {
    const context = contextOf({ batches: [batch] });
    expect(await verifyStamp(foreign, context, { judgeHost: false })).toMatchObject({ verdict: 'authentic' });
    expect(await verifyStamp(new URL(foreign).pathname, context, LINK)).toMatchObject({
      verdict: 'authentic',
      proof: 'tag',
    });
  });

  it('is listed beside a graver finding', async () => {
    const answer = await judge(
      linkOf(batch, 7, { origin: 'https://evil.example', key: issuerKey('x') }),
      batch,
    );
    expect(answer.findings.map(({ verdict }) => verdict)).toEqual(['forged', 'foreign-host']);
    expect(answer.verdict).toBe('forged');
  });
});

describe('malformed', () => {
  const batch = testBatch('K7M2QX');
  it.each([
    ['', { fault: 'empty' }],
    ['https://tem.example.vn/S/K7M2', { fault: 'serial-length', length: 4 }],
    ['https://other.example/S/K7M2', { fault: 'foreign-code' }],
    ['https://other.example/01/08936012345674/21/ABC', { fault: 'foreign-code' }],
    [`${linkOf(batch, 7)}0`, { fault: 'damaged-link', damage: 'overlong' }],
    ['U7M2QX00042333K1', { fault: 'serial-character', group: 1 }],
    ['x'.repeat(10_240), { fault: 'too-long' }],
  ])('%.60s accuses nobody', async (text, leading) => {
    const answer = await judge(text, batch);
    expect(answer).toEqual({
      verdict: 'malformed',
      severity: 'notice',
      proof: 'none',
      leading: { verdict: 'malformed', ...leading },
      findings: [{ verdict: 'malformed', ...leading }],
    });
  });
});

describe('the context', () => {
  const batch = testBatch('K7M2QX');

  it('may answer everything later', async () => {
    const plain = contextOf({ batches: [batch], recalledLots: ['lot-1'] });
    const later: VerifyContext<TestBatch> = {
      ...plain,
      findBatch: async (code) => plain.findBatch(code),
      tagMac: async (facts, data) => plain.tagMac(facts, data),
      verifySignature: async (kid, data, signature) => plain.verifySignature(kid, data, signature),
      isRecalled: async (lotId) => plain.isRecalled(lotId),
      copyRisk: async () => ['many-visitors'],
      claimedAtMs: async () => 1,
    };
    const answer = await verifyStamp(linkOf(batch, 7), later, LINK);
    expect(answer.findings.map(({ verdict }) => verdict)).toEqual(['recalled', 'suspect-copy', 'claimed']);
    expect(await verifyStamp(parseStampText(linkOf(batch, 7)), later, LINK)).toEqual(answer);
  });

  it("fails with the caller's own error", async () => {
    const broken = contextOf({ batches: [batch] }, { findBatch: () => Promise.reject(new Error('disk')) });
    await expect(verifyStamp(linkOf(batch, 7), broken, LINK)).rejects.toThrow('disk');
    expect(TODAY).toBe(broken.today);
  });
});
