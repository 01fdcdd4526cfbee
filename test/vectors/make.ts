import { writeFileSync } from 'node:fs';
import {
  buildStampLink,
  checkDigit,
  digitsFromSignature,
  encodeSerial,
  formatSerial,
  payloadText,
  type RangeEntry,
  type Serial,
  signatureFromDigits,
  signingInput,
  stampTag,
  symbolSegments,
  type Verdict,
} from '../../stamps/index.ts';
import { hmacSha256, issuerKey, seedFor } from '../support/stamp-crypto.ts';
import { batchCode, day, linkTarget, serialOf, type TestBatch, testBatch } from '../support/stamp-world.ts';

/** What a text must be judged as. */
export interface ExpectedVerdict {
  verdict: Verdict;
  proof: 'signature' | 'tag' | 'none';
  fault?: string;
  damage?: string;
  reason?: string;
}

/** One way to tamper with a stamp, or to change it without harm. */
export interface VectorVariant {
  how: string;
  text: string;
  expected: ExpectedVerdict;
}

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
      {
        how: 'another host',
        text: link.replace(/\/\/[^/]+/, '//tem.example.com'),
        expected: { verdict: 'foreign-host', proof: expected.proof },
      },
      {
        how: 'our host as user name',
        text: link.replace(/\/\/([^/]+)/, '//$1@evil.example'),
        expected: { verdict: 'foreign-host', proof: expected.proof },
      },
    ] satisfies VectorVariant[],
  };
}

function harmless(
  link: string,
  serial: Serial,
  expected: ExpectedVerdict,
  byTag: ExpectedVerdict,
): VectorVariant[] {
  const [address = ''] = link.split('?');
  return [
    { how: 'upper case', text: link.toUpperCase(), expected },
    { how: 'lower case', text: link.toLowerCase(), expected },
    {
      how: 'a trailing slash and a parameter of a chat app',
      text: `${link.replace('?', '/?')}${link.includes('?') ? '&' : '?'}fbclid=IwAR0x`,
      expected,
    },
    {
      how: 'typed by hand',
      text: formatSerial(serial).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'),
      expected: byTag,
    },
    { how: 'without the signature', text: address, expected: byTag },
  ];
}

function tamperedSerials(batch: TestBatch, index: number, link: string, serial: Serial): VectorVariant[] {
  const put = (other: string) => link.replace(serial, other);
  const tag = tagOf(batch, index);
  const stranger = testBatch('N0T0RS', { quantity: 1_048_576 });
  const beyond = batch.quantity;
  const wrongCheck = serial.slice(0, 15) + (serial.endsWith('0') ? '1' : '0');
  const variants: VectorVariant[] = [
    {
      how: 'the next tag',
      text: put(encodeSerial(batch.code, index, (tag + 1) % 33_554_432)),
      expected: { verdict: 'forged', proof: 'tag', reason: 'tag' },
    },
    {
      how: "the next index under this one's tag",
      text: put(encodeSerial(batch.code, (index + 1) % batch.quantity, tag)),
      expected: { verdict: 'forged', proof: 'tag', reason: 'tag' },
    },
    {
      how: 'a batch that was never issued',
      text: put(serialOf(stranger, index)),
      expected: { verdict: 'unknown', proof: 'none', reason: 'batch' },
    },
    {
      how: 'a wrong check character',
      text: put(wrongCheck),
      expected: { verdict: 'malformed', proof: 'none', fault: 'serial-check' },
    },
    {
      how: 'a character that is none',
      text: put(`U${serial.slice(1)}`),
      expected: { verdict: 'malformed', proof: 'none', fault: 'serial-character' },
    },
    {
      how: 'a serial cut short',
      text: put(serial.slice(0, 15)),
      expected: { verdict: 'malformed', proof: 'none', fault: 'serial-length' },
    },
  ];
  if (beyond < 1_048_576) {
    variants.push({
      how: 'an index beyond the batch with its true tag',
      text: put(serialOf(batch, beyond)),
      expected: { verdict: 'unknown', proof: 'none', reason: 'index' },
    });
  }
  return variants;
}

/** `byTag` for links without signature: then a short link to a GS1 stamp says nothing false. */
function tamperedTargets(
  batch: TestBatch,
  link: string,
  proof: 'signature' | 'tag',
  byTag?: ExpectedVerdict,
): VectorVariant[] {
  const forged: ExpectedVerdict = { verdict: 'forged', proof, reason: 'gtin' };
  if (batch.target.form === 'short') {
    return [
      {
        how: 'a GTIN where there is none',
        text: link.replace('/S/', '/01/08936012345674/21/'),
        expected: forged,
      },
    ];
  }
  const { gtin } = batch.target;
  const other = `0893601299999${checkDigit('0893601299999')}`;
  const lied: ExpectedVerdict = { verdict: 'forged', proof, reason: 'signature' };
  return [
    { how: "another product's GTIN", text: link.replace(gtin, other), expected: forged },
    {
      how: 'a GTIN with a wrong check digit',
      text: link.replace(gtin, `${gtin.slice(0, 13)}${(Number(gtin.slice(13)) + 1) % 10}`),
      expected: { verdict: 'malformed', proof: 'none', fault: 'damaged-link', damage: 'gtin' },
    },
    { how: 'the GTIN taken out', text: link.replace(/\/01\/[0-9]+\/21\//, '/S/'), expected: byTag ?? lied },
  ];
}

/** `byTag` when the key is compromised: then its signatures count for nothing, good or bad. */
function tamperedSignatures(
  batch: TestBatch,
  index: number,
  link: string,
  digits: string,
  byTag?: ExpectedVerdict,
): VectorVariant[] {
  const put = (other: string) => link.replace(digits, other);
  const forged: ExpectedVerdict = byTag ?? { verdict: 'forged', proof: 'signature', reason: 'signature' };
  const damaged = (damage: string): ExpectedVerdict => ({
    verdict: 'malformed',
    proof: 'none',
    fault: 'damaged-link',
    damage,
  });
  const lastDigit = (Number(digits.slice(-1)) + 1) % 10;
  const input = signingInput(batch.target, serialOf(batch, index));
  const neighbour = signingInput(batch.target, serialOf(batch, index + 1));
  const strangerDigits = digitsFromSignature(issuerKey('a stranger').sign(input));
  return [
    { how: 'another last digit', text: put(`${digits.slice(0, 154)}${lastDigit}`), expected: forged },
    { how: 'all zeros', text: put('0'.repeat(155)), expected: forged },
    {
      how: "the neighbour's signature",
      text: put(digitsFromSignature(batch.key.sign(neighbour))),
      expected: forged,
    },
    { how: "a stranger's key", text: put(strangerDigits), expected: forged },
    { how: 'cut short', text: put(digits.slice(0, 154)), expected: damaged('truncated') },
    { how: 'twice', text: `${link}&s=${digits}`, expected: damaged('doubled') },
    {
      how: 'a letter in it',
      text: put(`${digits.slice(0, 100)}o${digits.slice(101)}`),
      expected: damaged('not-digits'),
    },
    { how: 'not below 2^512', text: put('9'.repeat(155)), expected: damaged('out-of-range') },
  ];
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

function tagOf(batch: TestBatch, index: number): number {
  return stampTag(hmacSha256, batch.tagKey, batch.code, index);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

if (import.meta.main) writeFileSync(new URL('stamps.json', import.meta.url), vectorFile());
