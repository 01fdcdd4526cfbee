import {
  type BatchCode,
  type BatchFacts,
  BatchIntervals,
  buildStampLink,
  type CivilDay,
  deriveBatchTagKey,
  digitsFromSignature,
  encodeSerial,
  hostList,
  type KeyState,
  type LinkTarget,
  parseBatchCode,
  parseCivilDay,
  parseGtin,
  type RangeEntry,
  type Serial,
  signingInput,
  stampTag,
  type VerifyContext,
} from '../../stamps/index.ts';
import { hmacSha256, issuerKey, seedFor, type TestIssuerKey } from './stamp-crypto.ts';

/** The day on which tests judge stamps. */
export const TODAY = day('2026-11-20');
/** A deadline that has not passed then. */
export const DEADLINE = day('2027-06-30');

/** A civil day from text that is one. */
export function day(text: string): CivilDay {
  const parsed = parseCivilDay(text);
  if (parsed === undefined) throw new TypeError(`${text} is no day`);
  return parsed;
}

/** A batch code from text that is one. */
export function batchCode(text: string): BatchCode {
  const parsed = parseBatchCode(text);
  if (parsed === undefined) throw new TypeError(`${text} is no batch code`);
  return parsed;
}

/** The target of links with this GTIN, or of short links. */
export function linkTarget(gtin?: string): LinkTarget {
  if (gtin === undefined) return { form: 'short' };
  const parsed = parseGtin(gtin);
  if (!parsed.ok) throw new TypeError(`${gtin} is no GTIN`);
  return { form: 'gs1', gtin: parsed.gtin };
}

/** A batch with all that makes and judges its stamps. */
export interface TestBatch extends BatchFacts {
  key: TestIssuerKey;
  tagKey: Uint8Array;
  states: BatchIntervals;
}

/** What a test may set of a batch. */
export interface TestBatchOptions {
  quantity?: number;
  gtin?: string;
  key?: TestIssuerKey;
  unusedDeadlineOn?: CivilDay;
  /** Appended in order; `seq` and `timeMs` are filled in. Without it everything is printed and activated for `lot-1`. */
  log?: readonly Omit<RangeEntry, 'seq' | 'timeMs'>[];
}

/** A batch as the registry would hold it. */
export function testBatch(code: string, options: TestBatchOptions = {}): TestBatch {
  const quantity = options.quantity ?? 1_000;
  const key = options.key ?? issuerKey('issuer');
  const parsed = batchCode(code);
  const log = options.log ?? [
    { action: 'print', first: 0, last: quantity - 1 },
    { action: 'activate', first: 0, last: quantity - 1, lotId: 'lot-1' },
  ];
  return {
    code: parsed,
    quantity,
    target: linkTarget(options.gtin),
    kid: key.kid,
    unusedDeadlineOn: options.unusedDeadlineOn ?? DEADLINE,
    key,
    tagKey: deriveBatchTagKey(hmacSha256, seedFor('tag root'), parsed),
    states: new BatchIntervals(
      quantity,
      log.map((entry, i) => ({ ...entry, seq: i + 1, timeMs: 0 })),
    ),
  };
}

/** The serial of a stamp of the batch. */
export function serialOf(batch: TestBatch, index: number): Serial {
  return encodeSerial(batch.code, index, stampTag(hmacSha256, batch.tagKey, batch.code, index));
}

/** The link of a stamp of the batch. */
export function linkOf(
  batch: TestBatch,
  index: number,
  { origin = 'https://tem.example.vn', signed = true, key = batch.key, target = batch.target } = {},
): string {
  const serial = serialOf(batch, index);
  if (!signed) return buildStampLink({ origin, target, serial });
  const signature = digitsFromSignature(key.sign(signingInput(target, serial)));
  return buildStampLink({ origin, target, serial, signature });
}

/** Batches with their keys, and the facts that verifying them needs. */
export interface TestWorld {
  batches?: readonly TestBatch[];
  keyStates?: Readonly<Record<string, KeyState>>;
  /** Of every batch's tag key; `active` unless given. */
  tagKeyState?: KeyState;
  recalledLots?: readonly string[];
  origins?: readonly string[];
}

/** A verify context over the given batches: every key active, `tem.example.vn` current, `cu.example.vn` former. */
export function contextOf(
  world: TestWorld,
  more: Partial<VerifyContext<TestBatch>> = {},
): VerifyContext<TestBatch> {
  const batches = new Map(world.batches?.map((batch) => [batch.code, batch]));
  const keys = new Map(world.batches?.map((batch) => [batch.kid, batch.key]));
  return {
    today: TODAY,
    findBatch: (code) => batches.get(code),
    tagMac: (batch, data) => hmacSha256(batch.tagKey, data),
    tagKeyState: () => world.tagKeyState ?? 'active',
    keyState: (kid) => world.keyStates?.[kid] ?? (keys.has(kid) ? 'active' : undefined),
    verifySignature: (kid, data, signature) => keys.get(kid)?.verify(data, signature) ?? false,
    hosts: hostList(world.origins ?? ['https://tem.example.vn', 'https://cu.example.vn']),
    isRecalled: (lotId) => world.recalledLots?.includes(lotId) ?? false,
    ...more,
  };
}
