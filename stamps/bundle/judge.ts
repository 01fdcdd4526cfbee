import type { Awaitable } from '../awaitable.ts';
import type { CivilDay } from '../civil-day.ts';
import { parseStampText } from '../link/index.ts';
import type { StampState } from '../state/index.ts';
import { hostList, type TrustedKey } from '../trust/index.ts';
import type { BatchFacts, Recognition, StampVerdict, VerifyContext } from '../verdict/index.ts';
import { recognitionAt, verifyOffline, verifyStamp } from '../verdict/index.ts';
import type { BatchIndex, PlacedBatch } from './batch-index.ts';
import type { BundleBatch } from './batch-tile.ts';
import { broken } from './byte-reader.ts';
import type { BundleProduct } from './goods.ts';
import type { BundleLot, BundleRecall } from './lots.ts';
import type { BundleManifest } from './manifest.ts';
import type { RecallIndex } from './recalls.ts';
import type { BundleState, StateTile } from './state-tile.ts';

/** A bundle as a device holds it: what is large is fetched from the device's own store when it is asked for. */
export interface HeldBundle {
  readonly manifest: BundleManifest;
  readonly batches: BatchIndex;
  readonly recalls: RecallIndex;
  /** The tile with the states of a batch, by the batch's place; undefined when the province was not loaded. */
  stateTile(provinceCode: string, place: number): Awaitable<StateTile | undefined>;
  /** @throws BundleError `broken-part` when there is no such product */
  product(place: number): Awaitable<BundleProduct>;
  /** @throws BundleError `broken-part` when there is no such lot */
  lot(provinceCode: string, place: number): Awaitable<BundleLot>;
}

/** What judging by a bundle is given besides it. */
export interface JudgeContext {
  readonly nowMs: number;
  /** Vietnamese civil day of `nowMs`. */
  readonly today: CivilDay;
  /** Ed25519 over `signingInput`. */
  verifySignature(
    key: TrustedKey['key'],
    signingInput: Uint8Array,
    signature: Uint8Array,
  ): Awaitable<boolean>;
}

/** A batch of the bundle as checks take it. */
export interface OfflineBatch extends BatchFacts {
  readonly place: number;
  readonly facts: BundleBatch;
}

/** What a device can say of a stamp without a network, as of `asOfMs`. Copies it cannot know. */
export type BundleVerdict =
  /** Judged by everything a bundle knows. `goods` unless the stamp is not ours or not proved. */
  | { kind: 'judged'; asOfMs: number; outcome: StampVerdict<OfflineBatch>; goods: OfflineGoods | null }
  /** Its signature is good; what has become of it is not known here. */
  | { kind: 'unconfirmed'; asOfMs: number; reason: 'newer-batch' }
  | { kind: 'unconfirmed'; asOfMs: number; reason: 'province-not-loaded'; goods: OfflineGoods }
  /** A link of our form on a host that is not ours, of a batch that the bundle does not know. */
  | { kind: 'foreign-host'; asOfMs: number; host: string }
  /** Nothing can be said: it must be asked online. */
  | { kind: 'not-judged'; asOfMs: number; reason: NotJudged };

/** Why a device says nothing of a stamp. */
export type NotJudged =
  /** A typed serial, a link whose signature was left out, or a compact stamp. */
  | 'no-signature'
  /** Of a batch that the bundle does not know, and no active key signed it. */
  | 'no-key'
  /** The key of its batch was compromised: signatures of it count for nothing. */
  | 'key-compromised'
  /** The bundle is past its time. */
  | 'bundle-out-of-date';

/** What a stamp is said to be on. */
export interface OfflineGoods {
  readonly batch: BundleBatch;
  readonly product: BundleProduct;
  readonly recognition: Recognition;
  /** Null before activation, or while the province is not loaded. */
  readonly lot: BundleLot | null;
  readonly recall: BundleRecall | null;
}

/** Judges any text by a bundle. Rejects only when the device's own store fails. */
export async function judgeByBundle(
  text: string,
  bundle: HeldBundle,
  context: JudgeContext,
): Promise<BundleVerdict> {
  const { manifest } = bundle;
  const { asOfMs } = manifest;
  if (context.nowMs > manifest.expiresMs) return { kind: 'not-judged', asOfMs, reason: 'bundle-out-of-date' };
  const stamp = parseStampText(text);
  const placed = stamp.ok ? bundle.batches.find(stamp.batchCode) : undefined;
  if (stamp.ok && placed === undefined) return await judgeUnknownBatch(text, manifest, context);
  const known = stamp.ok && placed !== undefined ? await knownBatch(bundle, placed, stamp.index) : undefined;
  const outcome = await verifyStamp(stamp, verifyContext(bundle, known?.batch, context), { judgeHost: true });
  const { leading } = outcome;
  if (leading.verdict === 'malformed' && leading.fault === 'signature-needed') {
    const isSigned = stamp.ok && stamp.signature !== undefined && stamp.target !== undefined;
    return { kind: 'not-judged', asOfMs, reason: isSigned ? 'key-compromised' : 'no-signature' };
  }
  const goods = await goodsOf(bundle, outcome, known, context.today);
  const isAllKnown = known === undefined || known.state !== undefined;
  if (isAllKnown || goods === null || outcome.verdict !== 'authentic')
    return { kind: 'judged', asOfMs, outcome, goods };
  return { kind: 'unconfirmed', asOfMs, reason: 'province-not-loaded', goods };
}

async function judgeUnknownBatch(
  text: string,
  { asOfMs, keys, origins }: BundleManifest,
  { verifySignature }: JudgeContext,
): Promise<BundleVerdict> {
  const offline = await verifyOffline(text, { keys, hosts: hostList(origins), verifySignature });
  switch (offline.verdict) {
    case 'unconfirmed':
      return { kind: 'unconfirmed', asOfMs, reason: 'newer-batch' };
    case 'foreign-host':
      return { kind: 'foreign-host', asOfMs, host: offline.host };
    case 'not-judged':
      return { kind: 'not-judged', asOfMs, reason: offline.reason };
    case 'malformed':
      throw new TypeError('a text of a batch is not malformed');
  }
}

/** A batch of the bundle, with what is known of one of its stamps. */
interface KnownBatch {
  readonly batch: OfflineBatch;
  /** Undefined while the province is not loaded. */
  readonly state: BundleState | undefined;
  readonly recall: BundleRecall | undefined;
}

async function knownBatch(
  bundle: HeldBundle,
  { batch, place }: PlacedBatch,
  index: number,
): Promise<KnownBatch> {
  const key = bundle.manifest.keys[batch.key];
  if (key === undefined) throw broken('a batch names a key that is not there');
  const tile = await bundle.stateTile(batch.provinceCode, place);
  const state = tile?.stateAt(place, index);
  if (tile !== undefined && state === undefined && index < batch.quantity)
    throw broken('a batch has no states');
  const recall = bundle.recalls.ofStamp(place, index);
  const { code, quantity, target, unusedDeadlineOn } = batch;
  const states = { stateAt: () => stampState(state, recall) };
  return {
    batch: { code, quantity, target, kid: key.kid, unusedDeadlineOn, states, place, facts: batch },
    state,
    recall,
  };
}

/** Where the state is not known, nothing is held against the stamp: the caller says that it is not known. */
function stampState(state: BundleState | undefined, recall: BundleRecall | undefined): StampState {
  const lotId = recall === undefined ? {} : { lotId: recall.lot.id };
  if (state === undefined) return { phase: 'activated', suspended: false, seq: 0, ...lotId };
  const { phase, voidReason, suspended } = state;
  return { phase, suspended, seq: 0, ...(voidReason === undefined ? {} : { voidReason }), ...lotId };
}

function verifyContext(
  { manifest }: HeldBundle,
  batch: OfflineBatch | undefined,
  { today, verifySignature }: JudgeContext,
): VerifyContext<OfflineBatch> {
  const keys = new Map(manifest.keys.map((key) => [key.kid, key]));
  return {
    today,
    findBatch: () => batch,
    tagMac: () => {
      throw new TypeError('a device has no tag keys');
    },
    tagKeyState: () => undefined,
    keyState: (kid) => keys.get(kid)?.state,
    verifySignature: (kid, input, signature) => {
      const key = keys.get(kid);
      return key !== undefined && verifySignature(key.key, input, signature);
    },
    hosts: hostList(manifest.origins),
    // Only a recalled lot is given to the checks at all.
    isRecalled: () => true,
  };
}

/** A forged stamp must not borrow a product's name: only what a signature proved is told. */
async function goodsOf(
  bundle: HeldBundle,
  { findings, state }: StampVerdict<OfflineBatch>,
  known: KnownBatch | undefined,
  today: CivilDay,
): Promise<OfflineGoods | null> {
  const isNotOurs = findings.some(({ verdict }) => verdict === 'forged' || verdict === 'foreign-host');
  if (known === undefined || state === undefined || isNotOurs) return null;
  const { facts } = known.batch;
  const product = await bundle.product(facts.product);
  const lot =
    known.state?.lot === undefined ? undefined : await bundle.lot(facts.provinceCode, known.state.lot);
  return {
    batch: facts,
    product,
    recognition: recognitionAt(product.certificates, today),
    lot: lot ?? known.recall?.lot ?? null,
    recall: known.recall ?? null,
  };
}
