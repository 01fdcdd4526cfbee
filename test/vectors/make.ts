import { writeFileSync } from 'node:fs';
import {
  buildStampLink,
  digitsFromSignature,
  formatSerial,
  payloadText,
  type RangeEntry,
  signatureFromDigits,
  signingInput,
  symbolSegments,
  type Verdict,
} from '../../stamps/index.ts';
import { issuerKey, seedFor } from '../support/stamp-crypto.ts';
import { batchCode, day, linkTarget, serialOf, type TestBatch, testBatch } from '../support/stamp-world.ts';
import {
  type ExpectedVerdict,
  harmless,
  tagOf,
  tamperedHosts,
  tamperedSerials,
  tamperedSignatures,
  tamperedTargets,
  type VectorVariant,
} from './variants.ts';

const TODAY = '2026-11-20';
const ORIGINS = ['https://tem.example.vn', 'https://cu.example.vn'];
const RECALLED_LOT = 'lot-recalled';

const KEYS = [
  { name: 'issuer 2026', state: 'active' },
  { name: 'issuer 2024', state: 'retired' },
  { name: 'issuer 2025', state: 'compromised' },
] as const;

const BATCHES = [
  { code: 'K7M2QX', gtin: '8936012345674', key: 0, profile: 'signed', origin: 0, quantity: 500, stamps: 9 },
  { code: '8R4TN0', key: 0, profile: 'signed', origin: 0, quantity: 500, stamps: 9 },
  { code: 'C0MPCT', gtin: '96385074', key: 0, profile: 'compact', origin: 0, quantity: 500, stamps: 8 },
  {
    code: 'QHBP7K',
    key: 0,
    profile: 'compact',
    origin: 1,
    quantity: 500,
    stamps: 8,
    unusedDeadlineOn: '2026-11-19',
  },
  { code: 'ZZ29WE', gtin: '09520123456788', key: 1, profile: 'signed', origin: 1, quantity: 500, stamps: 8 },
  { code: '0000H0', key: 2, profile: 'signed', origin: 0, quantity: 1_048_576, stamps: 8 },
] as const;

/** The log of every batch; the indexes below each meet another state of it. */
const LOG: readonly Omit<RangeEntry, 'seq' | 'timeMs'>[] = [
  { action: 'print', first: 0, last: 399 },
  { action: 'activate', first: 0, last: 299, lotId: 'lot-good' },
  { action: 'activate', first: 300, last: 349, lotId: RECALLED_LOT },
  { action: 'suspend', first: 100, last: 119 },
  { action: 'void', first: 120, last: 120, reason: 'damaged' },
  { action: 'void', first: 121, last: 121, reason: 'lost' },
  { action: 'void', first: 122, last: 122, reason: 'stolen' },
];

const INDEXES: readonly (readonly [index: number, verdict: Verdict, reason?: string])[] = [
  [0, 'authentic'],
  [299, 'authentic'],
  [300, 'recalled'],
  [110, 'suspended'],
  [350, 'not-activated'],
  [121, 'withdrawn', 'lost'],
  [122, 'withdrawn', 'stolen'],
  [499, 'not-activated'],
  [120, 'withdrawn', 'damaged'],
];

/** The whole vector file as a value: the same on every run. */
export function makeVectors() {
  const keys = KEYS.map(({ name, state }) => {
    const { kid, jwk, seed } = issuerKey(name);
    return { name, kid, state, x: jwk.x, seed: hex(seed) };
  });
  const batches = BATCHES.map((draft) => {
    const { code, unusedDeadlineOn, ...batch } = batchOf(draft);
    const { target } = batch;
    return {
      code,
      quantity: batch.quantity,
      profile: draft.profile,
      origin: ORIGINS[draft.origin],
      gtin: target.form === 'gs1' ? target.gtin : null,
      kid: batch.kid,
      unusedDeadlineOn,
      tagKey: hex(batch.tagKey),
      log: batch.states.entries,
    };
  });
  return {
    description:
      'Stamps of format 1 with their keys, and what each tampered text must be judged as when given to verify.',
    madeBy: 'test/vectors/make.ts',
    today: TODAY,
    origins: ORIGINS,
    recalledLots: [RECALLED_LOT],
    tagRoot: hex(seedFor('tag root')),
    keys,
    batches,
    stamps: BATCHES.flatMap((draft) =>
      INDEXES.slice(0, draft.stamps).map((row) => stampVector(draft, ...row)),
    ),
  };
}

/** The text of the vector file. */
export function vectorFile(): string {
  return `${JSON.stringify(makeVectors(), null, 1)}\n`;
}

function stampVector(draft: (typeof BATCHES)[number], index: number, verdict: Verdict, reason?: string) {
  const batch = batchOf(draft);
  const { target } = batch;
  const serial = serialOf(batch, index);
  const origin = ORIGINS[draft.origin] ?? '';
  const signature =
    draft.profile === 'signed'
      ? digitsFromSignature(batch.key.sign(signingInput(target, serial)))
      : undefined;
  const parts = { origin, target, serial, ...(signature === undefined ? {} : { signature }) };
  const counts = signature !== undefined && KEYS[draft.key].state !== 'compromised';
  const expired = verdict === 'not-activated' && 'unusedDeadlineOn' in draft;
  const standing = {
    verdict: expired ? ('expired-unused' as const) : verdict,
    ...(reason === undefined ? {} : { reason }),
  };
  const expected: ExpectedVerdict = { ...standing, proof: counts ? 'signature' : 'tag' };
  const byTag: ExpectedVerdict = { ...standing, proof: 'tag' };
  const link = buildStampLink(parts);
  return {
    batchCode: batch.code,
    index,
    tag: tagOf(batch, index),
    serial,
    shown: formatSerial(serial),
    payload: payloadText(target, serial),
    ...(signature === undefined
      ? {}
      : { signature: hex(signatureFromDigits(signature) ?? new Uint8Array()) }),
    link,
    symbol: symbolSegments(parts),
    expected,
    variants: [
      ...harmless(link, serial, expected, byTag),
      ...tamperedSerials(batch, index, link, serial),
      ...tamperedTargets(
        batch,
        link,
        counts ? 'signature' : 'tag',
        signature === undefined ? byTag : undefined,
      ),
      ...(signature === undefined
        ? []
        : tamperedSignatures(batch, index, link, signature, counts ? undefined : byTag)),
      ...tamperedHosts(link, expected.proof),
    ] satisfies VectorVariant[],
  };
}

function batchOf(draft: (typeof BATCHES)[number]): TestBatch {
  const batch = testBatch(draft.code, {
    quantity: draft.quantity,
    key: issuerKey(KEYS[draft.key].name),
    log: LOG,
  });
  const target = linkTarget('gtin' in draft ? draft.gtin : undefined);
  return {
    ...batch,
    code: batchCode(draft.code),
    target,
    ...('unusedDeadlineOn' in draft ? { unusedDeadlineOn: day(draft.unusedDeadlineOn) } : {}),
  };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

if (import.meta.main) writeFileSync(new URL('stamps.json', import.meta.url), vectorFile());
