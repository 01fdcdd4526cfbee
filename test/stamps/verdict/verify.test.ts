import { describe, expect, it } from 'vitest';
import {
  type RangeEntry,
  SEVERITIES,
  VERDICT_SEVERITY,
  VERDICTS,
  type VerifyContext,
  verifyStamp,
} from '../../../stamps/index.ts';
import { issuerKey } from '../../support/stamp-crypto.ts';
import {
  contextOf,
  day,
  linkOf,
  linkTarget,
  serialOf,
  type TestBatch,
  type TestWorld,
  testBatch,
} from '../../support/stamp-world.ts';

type Draft = Omit<RangeEntry, 'seq' | 'timeMs'>;

const GTIN = '8936012345674';
const PRINT: Draft = { action: 'print', first: 0, last: 999 };
const ACTIVATE: Draft = { action: 'activate', first: 0, last: 999, lotId: 'lot-1' };
const SUSPEND: Draft = { action: 'suspend', first: 0, last: 999 };
const voided = (reason: 'damaged' | 'lost' | 'stolen'): Draft => ({
  action: 'void',
  first: 0,
  last: 999,
  reason,
});
const LINK = { judgeHost: true };

async function judge(
  text: string,
  batch: TestBatch,
  world: TestWorld = {},
  more: Partial<VerifyContext<TestBatch>> = {},
) {
  return verifyStamp(text, contextOf({ batches: [batch], ...world }, more), LINK);
}

describe('the table of verdicts', () => {
  it('has a severity for each', () => {
    expect([...VERDICTS].sort()).toEqual([
      'authentic',
      'claimed',
      'expired-unused',
      'foreign-host',
      'forged',
      'malformed',
      'not-activated',
      'recalled',
      'suspect-copy',
      'suspended',
      'unknown',
      'withdrawn',
    ]);
    for (const verdict of VERDICTS) expect(SEVERITIES).toContain(VERDICT_SEVERITY[verdict]);
  });

  it.each<[string, readonly Draft[], string, object]>([
    ['activated', [PRINT, ACTIVATE], 'authentic', {}],
    ['allocated', [], 'not-activated', {}],
    ['printed', [PRINT], 'not-activated', {}],
    ['suspended', [PRINT, ACTIVATE, SUSPEND], 'suspended', {}],
    ['suspended before activation', [PRINT, SUSPEND], 'suspended', {}],
    ['resumed', [PRINT, ACTIVATE, SUSPEND, { ...SUSPEND, action: 'resume' }], 'authentic', {}],
    ['damaged', [PRINT, voided('damaged')], 'withdrawn', { reason: 'damaged' }],
    ['lost', [PRINT, ACTIVATE, voided('lost')], 'withdrawn', { reason: 'lost' }],
    ['stolen', [PRINT, ACTIVATE, SUSPEND, voided('stolen')], 'withdrawn', { reason: 'stolen' }],
    ['activation undone', [PRINT, ACTIVATE, { ...PRINT, action: 'undo', undoes: 2 }], 'not-activated', {}],
  ])('%s', async (_name, log, verdict, detail) => {
    const batch = testBatch('K7M2QX', { log, gtin: GTIN });
    const answer = await judge(linkOf(batch, 7), batch);
    expect(answer).toMatchObject({
      verdict,
      proof: 'signature',
      leading: detail,
      index: 7,
      serial: serialOf(batch, 7),
    });
    expect(answer.severity).toBe(VERDICT_SEVERITY[answer.verdict]);
    expect(answer.batch).toBe(batch);
  });

  it('recalled leads over withdrawn, and both are listed', async () => {
    const batch = testBatch('K7M2QX', { log: [PRINT, ACTIVATE, voided('stolen')] });
    const answer = await judge(linkOf(batch, 7), batch, { recalledLots: ['lot-1'] });
    expect(answer).toMatchObject({ verdict: 'recalled', leading: { lotId: 'lot-1' } });
    expect(answer.findings.map(({ verdict }) => verdict)).toEqual(['recalled', 'withdrawn']);
  });

  it('a stamp without lot cannot be recalled', async () => {
    const batch = testBatch('K7M2QX', { log: [PRINT] });
    expect(await judge(linkOf(batch, 7), batch, {}, { isRecalled: () => true })).toMatchObject({
      verdict: 'not-activated',
    });
  });

  it.each([
    ['2026-11-19', 'expired-unused'],
    ['2026-11-20', 'not-activated'],
    ['2026-11-21', 'not-activated'],
  ])('printed with the deadline %s: %s', async (deadline, verdict) => {
    const batch = testBatch('K7M2QX', { log: [PRINT], unusedDeadlineOn: day(deadline) });
    expect(await judge(linkOf(batch, 7), batch)).toMatchObject({ verdict });
  });

  it('activated before the deadline stays authentic', async () => {
    const batch = testBatch('K7M2QX', { unusedDeadlineOn: day('2020-01-01') });
    expect(await judge(linkOf(batch, 7), batch)).toMatchObject({ verdict: 'authentic', severity: 'ok' });
  });

  it('unknown: no such batch, or beyond its quantity', async () => {
    const batch = testBatch('K7M2QX', { quantity: 10 });
    const world = { batches: [batch] };
    const stranger = testBatch('N0T0RS');
    expect(await verifyStamp(linkOf(stranger, 3), contextOf(world), LINK)).toMatchObject({
      verdict: 'unknown',
      severity: 'danger',
      proof: 'none',
      leading: { reason: 'batch' },
      batchCode: 'N0T0RS',
      index: 3,
    });
    expect(await judge(linkOf(batch, 10), batch)).toMatchObject({
      verdict: 'unknown',
      proof: 'none',
      leading: { reason: 'index' },
    });
    expect(await judge(linkOf(batch, 9), batch)).toMatchObject({ verdict: 'authentic' });
  });

  it('copy risk and claim join when the context knows of them', async () => {
    const batch = testBatch('K7M2QX');
    const claimed = { claimedAtMs: () => 1_700_000_000_000 };
    const copied = { copyRisk: () => ['far-places'] as const };
    expect(await judge(linkOf(batch, 7), batch, {}, claimed)).toMatchObject({
      verdict: 'claimed',
      severity: 'notice',
      leading: { claimedAtMs: 1_700_000_000_000 },
    });
    const both = await judge(linkOf(batch, 7), batch, {}, { ...claimed, ...copied });
    expect(both).toMatchObject({
      verdict: 'suspect-copy',
      severity: 'warning',
      leading: { reasons: ['far-places'] },
    });
    expect(both.findings.map(({ verdict }) => verdict)).toEqual(['suspect-copy', 'claimed']);
    const none = { claimedAtMs: () => undefined, copyRisk: () => [] };
    expect(await judge(linkOf(batch, 7), batch, {}, none)).toMatchObject({
      verdict: 'authentic',
      findings: [{ verdict: 'authentic' }],
    });
  });
});

describe('what proves a stamp', () => {
  const batch = testBatch('K7M2QX', { gtin: GTIN });

  it('a false tag tells nothing about the stamp', async () => {
    const other = { ...batch, tagKey: new Uint8Array(32) };
    const answer = await judge(linkOf(other, 7), batch, { recalledLots: ['lot-1'] });
    expect(answer).toMatchObject({
      verdict: 'forged',
      proof: 'tag',
      findings: [{ verdict: 'forged', reason: 'tag' }],
    });
    expect(answer).not.toHaveProperty('state');
  });

  it('without signature the tag does', async () => {
    expect(await judge(linkOf(batch, 7, { signed: false }), batch)).toMatchObject({
      verdict: 'authentic',
      proof: 'tag',
    });
    expect(await judge(serialOf(batch, 7), batch)).toMatchObject({ verdict: 'authentic', proof: 'tag' });
  });

  it("another key's signature does not, even when that key is trusted", async () => {
    const other = testBatch('8R4TN0', { key: issuerKey('other') });
    const answer = await judge(linkOf(batch, 7, { key: other.key }), batch, { batches: [batch, other] });
    expect(answer).toMatchObject({ verdict: 'forged', proof: 'signature', leading: { reason: 'signature' } });
  });

  it.each([
    ['active', 'signature', 'forged'],
    ['retired', 'signature', 'forged'],
    ['compromised', 'tag', 'authentic'],
  ] as const)('with its key %s: by %s; a false signature is then %s', async (state, proof, otherwise) => {
    const world = { keyStates: { [batch.kid]: state } };
    expect(await judge(linkOf(batch, 7), batch, world)).toMatchObject({ verdict: 'authentic', proof });
    expect(await judge(linkOf(batch, 7, { key: issuerKey('x') }), batch, world)).toMatchObject({
      verdict: otherwise,
      proof,
    });
  });

  describe('with its tag root compromised', () => {
    const stolen = { tagKeyState: 'compromised' } as const;
    const needed = {
      verdict: 'malformed',
      severity: 'notice',
      proof: 'none',
      findings: [{ verdict: 'malformed', fault: 'signature-needed' }],
    };

    it('by signature as usual, whatever is found about the stamp', async () => {
      expect(await judge(linkOf(batch, 7), batch, stolen)).toMatchObject({
        verdict: 'authentic',
        proof: 'signature',
        state: { phase: 'activated' },
      });
      expect(await judge(linkOf(batch, 7), batch, { ...stolen, recalledLots: ['lot-1'] })).toMatchObject({
        verdict: 'recalled',
      });
      expect(await judge(linkOf(batch, 7, { key: issuerKey('x') }), batch, stolen)).toMatchObject({
        verdict: 'forged',
        leading: { reason: 'signature' },
      });
      const target = linkTarget('09520123456788');
      expect(
        await judge(linkOf(batch, 7).replace(`0${GTIN}`, '09520123456788'), batch, stolen),
      ).toMatchObject({
        verdict: 'forged',
      });
      expect(await judge(linkOf(batch, 7, { target, signed: false }), batch, stolen)).toMatchObject(needed);
    });

    it('a serial alone proves nothing and accuses nobody, whether its tag is right or wrong', async () => {
      const wrong = { ...batch, tagKey: new Uint8Array(32) };
      for (const text of [serialOf(batch, 7), linkOf(batch, 7, { signed: false }), serialOf(wrong, 7)]) {
        const answer = await judge(text, batch, stolen);
        expect(answer).toMatchObject(needed);
        expect(answer).not.toHaveProperty('state');
      }
      expect(await judge(serialOf(batch, 7), batch, {}, { tagKeyState: () => undefined })).toMatchObject(
        needed,
      );
    });

    it('and its issuer key too: nothing proves it', async () => {
      const both = { ...stolen, keyStates: { [batch.kid]: 'compromised' } } as const;
      for (const text of [serialOf(batch, 7), linkOf(batch, 7), linkOf(batch, 7, { key: issuerKey('x') })]) {
        expect(await judge(text, batch, both)).toMatchObject(needed);
      }
    });

    it('retired, it still proves', async () => {
      expect(await judge(serialOf(batch, 7), batch, { tagKeyState: 'retired' })).toMatchObject({
        verdict: 'authentic',
        proof: 'tag',
      });
    });
  });

  it('with its key missing from the trust list: by tag', async () => {
    expect(await judge(linkOf(batch, 7), batch, {}, { keyState: () => undefined })).toMatchObject({
      verdict: 'authentic',
      proof: 'tag',
    });
  });

  it("the link's GTIN must be the batch's", async () => {
    const target = linkTarget('09520123456788');
    for (const signed of [true, false]) {
      const answer = await judge(linkOf(batch, 7, { target, signed }), batch);
      expect(answer).toMatchObject({ verdict: 'forged', leading: { reason: 'gtin' } });
    }
    const short = testBatch('8R4TN0');
    expect(await judge(linkOf(short, 7, { target, signed: false }), short)).toMatchObject({
      verdict: 'forged',
      leading: { reason: 'gtin' },
    });
  });

  it('a short link to a GS1 stamp is judged by what it says', async () => {
    const target = linkTarget();
    expect(await judge(linkOf(batch, 7, { target, signed: false }), batch)).toMatchObject({
      verdict: 'authentic',
      proof: 'tag',
    });
  });
});
