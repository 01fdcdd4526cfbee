import { describe, expect, it } from 'vitest';
import {
  BatchIndex,
  type BundleBatch,
  type BundleManifest,
  type BundleProduct,
  type BundleRecall,
  type BundleVerdict,
  decodeBatchTile,
  decodeStateTile,
  encodeBatchTile,
  encodeStateTile,
  type HeldBundle,
  judgeByBundle,
  type KeyState,
  RecallIndex,
  runsOf,
  type TrustedKey,
} from '../../../stamps/index.ts';
import { issuerKey } from '../../support/stamp-crypto.ts';
import { day, linkOf, serialOf, type TestBatch, TODAY, testBatch } from '../../support/stamp-world.ts';

const AS_OF_MS = Date.parse('2026-11-20T06:10:00+07:00');
const LOADED = '48';
const ELSEWHERE = '96';
const ISSUER = issuerKey('issuer');
const KEYS = [ISSUER, issuerKey('retired'), issuerKey('compromised')];
const STATES: Record<string, KeyState> = { retired: 'retired', compromised: 'compromised' };

const LOG = [
  { action: 'print' as const, first: 0, last: 999 },
  { action: 'activate' as const, first: 0, last: 599, lotId: 'lot-0' },
  { action: 'activate' as const, first: 600, last: 699, lotId: 'lot-1' },
  { action: 'void' as const, first: 10, last: 10, reason: 'stolen' as const },
  { action: 'suspend' as const, first: 20, last: 29 },
];
const HERE = testBatch('K7M2QX', { log: LOG, gtin: '8936012345674' });
const THERE = testBatch('8R4TN0', { log: LOG });
const RETIRED = testBatch('AAAAA1', { key: issuerKey('retired') });
const COMPROMISED = testBatch('AAAAA2', { key: issuerKey('compromised') });
const PAST = testBatch('AAAAA3', { log: [], unusedDeadlineOn: day('2026-11-19') });
const NEWER = testBatch('ZZZZZ9');
const NEWER_OF_RETIRED = testBatch('ZZZZZ8', { key: issuerKey('retired') });
const BATCHES = [HERE, THERE, RETIRED, COMPROMISED, PAST];

const PRODUCT: BundleProduct = {
  id: 'p',
  name: 'Chè Thái Nguyên',
  nameEn: null,
  group: 'beverage',
  ocopCode: null,
  producerId: 'h',
  producerName: 'HTX Tân Cương',
  producerAddress: 'Xã Tân Cương',
  provinceCode: LOADED,
  packs: [{ name: 'Hộp 200 g', netContent: '200 g' }],
  certificates: [
    {
      stars: 4,
      decisionNumber: '12/QĐ-UBND',
      issuedOn: day('2023-11-20'),
      authority: 'UBND tỉnh',
      expiresOn: day('2026-11-20'),
    },
  ],
};
const lot = (number: number) => ({
  id: `lot-${number}`,
  number: `L0${number}`,
  producedOn: day('2026-10-01'),
  expiresOn: null,
  declaredQuantity: 1_000,
});
const RECALL: BundleRecall = {
  lot: lot(1),
  product: 0,
  atMs: 1,
  notice: null,
  stamps: [
    { batch: 0, first: 600, last: 699 },
    { batch: 1, first: 600, last: 699 },
  ],
};

function toldOf(batch: TestBatch): BundleBatch {
  const { code, quantity, target, unusedDeadlineOn } = batch;
  const provinceCode = batch === THERE ? ELSEWHERE : LOADED;
  const key = KEYS.findIndex(({ kid }) => kid === batch.kid);
  return {
    ...{ code, quantity, target, unusedDeadlineOn, provinceCode, key },
    ...{ profile: 'signed', hasHiddenCodes: false, product: 0, pack: 0 },
  };
}

function heldBundle(): HeldBundle {
  const keys = KEYS.map(
    ({ kid, jwk }): TrustedKey => ({
      kid,
      key: jwk,
      state:
        kid === ISSUER.kid
          ? 'active'
          : (STATES[kid === KEYS[1]?.kid ? 'retired' : 'compromised'] ?? 'active'),
    }),
  );
  const part = { digest: '', bytes: 0 };
  const manifest: BundleManifest = {
    ...{ format: 1, asOfMs: AS_OF_MS, expiresMs: AS_OF_MS + 86_400_000, keys, country: part },
    origins: ['https://tem.example.vn', 'https://cu.example.vn'],
    provinces: new Map(),
  };
  const tile = decodeStateTile(
    encodeStateTile(
      BATCHES.flatMap((batch, place) =>
        batch === THERE
          ? []
          : [{ place, runs: [...runsOf(batch.states, (id) => Number(id.replace('lot-', '')))] }],
      ),
    ),
  );
  return {
    manifest,
    batches: new BatchIndex([decodeBatchTile(encodeBatchTile(BATCHES.map(toldOf)))]),
    recalls: new RecallIndex([RECALL]),
    stateTile: (provinceCode) => (provinceCode === LOADED ? tile : undefined),
    product: () => PRODUCT,
    lot: (_province, place) => lot(place),
  };
}

const BUNDLE = heldBundle();

async function judge(text: string, nowMs = AS_OF_MS + 1_000): Promise<BundleVerdict> {
  return await judgeByBundle(text, BUNDLE, {
    nowMs,
    today: TODAY,
    verifySignature: (key, input, signature) =>
      KEYS.find(({ jwk }) => jwk.x === key.x)?.verify(input, signature) ?? false,
  });
}

/** A verdict in one line. */
function said(verdict: BundleVerdict): string {
  if (verdict.kind === 'judged') return verdict.outcome.verdict;
  return verdict.kind === 'foreign-host' ? verdict.kind : `${verdict.kind}: ${verdict.reason}`;
}

describe('judging by a bundle', () => {
  it.each<[string, string, string]>([
    ['an activated stamp', linkOf(HERE, 5), 'authentic'],
    ['on a former host', linkOf(HERE, 5, { origin: 'https://cu.example.vn' }), 'authentic'],
    ['of a retired key', linkOf(RETIRED, 5), 'authentic'],
    ['not activated', linkOf(HERE, 800), 'not-activated'],
    ['past its deadline', linkOf(PAST, 5), 'expired-unused'],
    ['voided', linkOf(HERE, 10), 'withdrawn'],
    ['suspended', linkOf(HERE, 25), 'suspended'],
    ['of a recalled lot', linkOf(HERE, 650), 'recalled'],
    ['of a recalled lot of a province not loaded', linkOf(THERE, 650), 'recalled'],
    ['of a province not loaded', linkOf(THERE, 5), 'unconfirmed: province-not-loaded'],
    ['voided in a province not loaded', linkOf(THERE, 10), 'unconfirmed: province-not-loaded'],
    ['forged in a province not loaded', linkOf(THERE, 5, { key: issuerKey('x') }), 'forged'],
    ['forged', linkOf(HERE, 5, { key: issuerKey('x') }), 'forged'],
    ['signed by another key of ours', linkOf(HERE, 5, { key: issuerKey('retired') }), 'forged'],
    [
      'with another GTIN',
      linkOf(HERE, 5, { target: { form: 'short' } }).replace('/S/', '/01/08936012340006/21/'),
      'forged',
    ],
    ['on a foreign host', linkOf(HERE, 5, { origin: 'https://evil.example' }), 'foreign-host'],
    ['beyond its batch', linkOf(HERE, 1_000), 'unknown'],
    ['of a compromised key', linkOf(COMPROMISED, 5), 'not-judged: key-compromised'],
    ['without its signature', linkOf(HERE, 5, { signed: false }), 'not-judged: no-signature'],
    ['typed', serialOf(HERE, 5), 'not-judged: no-signature'],
    ['of a batch not known', linkOf(NEWER, 5), 'unconfirmed: newer-batch'],
    ['of a batch not known, retired key', linkOf(NEWER_OF_RETIRED, 5), 'not-judged: no-key'],
    ['of a batch not known, typed', serialOf(NEWER, 5), 'not-judged: no-signature'],
    [
      'of a batch not known, foreign host',
      linkOf(NEWER, 5, { origin: 'https://evil.example' }),
      'foreign-host',
    ],
    ['no stamp', 'https://example.com/x', 'malformed'],
    ['empty', '', 'malformed'],
  ])('%s', async (_name, text, expected) => {
    const verdict = await judge(text);
    expect(said(verdict)).toBe(expected);
    expect(verdict.asOfMs).toBe(AS_OF_MS);
  });

  it('tells product, lot and recognition on the day of the check', async () => {
    const verdict = await judge(linkOf(HERE, 5));
    expect(verdict).toMatchObject({
      kind: 'judged',
      goods: {
        product: { name: 'Chè Thái Nguyên' },
        lot: { number: 'L00' },
        recognition: { status: 'valid', stars: 4 },
      },
    });
  });

  it.each([
    ['forged', linkOf(HERE, 5, { key: issuerKey('x') })],
    ['on a foreign host', linkOf(HERE, 5, { origin: 'https://evil.example' })],
    ['beyond its batch', linkOf(HERE, 1_000)],
  ])('tells nothing of goods for a stamp %s', async (_name, text) => {
    expect(await judge(text)).toMatchObject({ kind: 'judged', goods: null });
  });

  it('judges nothing past the time of the bundle', async () => {
    expect(said(await judge(linkOf(HERE, 5), AS_OF_MS + 86_400_001))).toBe('not-judged: bundle-out-of-date');
    expect(said(await judge(linkOf(HERE, 5), AS_OF_MS + 86_400_000))).toBe('authentic');
  });

  it('is never authentic for a stamp with one character changed', async () => {
    const link = linkOf(HERE, 5);
    let tried = 0;
    for (let at = link.indexOf('/01/'); at < link.length; at += 1) {
      for (const other of '07ZK') {
        if (link[at] === other) continue;
        const changed = link.slice(0, at) + other + link.slice(at + 1);
        expect(said(await judge(changed)), changed).not.toBe('authentic');
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(500);
  });
});
