import { createHmac, createSecretKey, type KeyObject, verify } from 'node:crypto';
import type { Freshness } from '../../scanner-web/views/index.ts';
import { whenReady } from '../../stamps/awaitable.ts';
import { type CivilDay, civilDay } from '../../stamps/civil-day.ts';
import type { CopyReason } from '../../stamps/copies/index.ts';
import type { ParsedStampText } from '../../stamps/link/index.ts';
import type { BatchCode } from '../../stamps/serial/index.ts';
import type { HostList, KeyState } from '../../stamps/trust/index.ts';
import {
  bestBeforeSeverity,
  pageSeverity,
  type Recognition,
  recognitionAt,
  type Severity,
  type StampVerdict,
  type VerifyContext,
  verifyStamp,
} from '../../stamps/verdict/index.ts';
import type { Clock } from '../domain/clock.ts';
import type { BatchRow } from '../storage/batches.ts';
import type { KnownCertificate } from '../storage/certificate-facts.ts';
import type { ClaimTimes } from '../storage/claims.ts';
import type { FoundCopies } from '../storage/found-copies.ts';
import type { ScanTotals } from '../storage/scan-totals.ts';
import type { ScanTotal } from '../storage/scans.ts';
import type { FactsCache, KnownBatch } from './facts-cache.ts';
import type { Goods, KnownLot } from './goods.ts';

/** What verification needs of the keys. */
export interface VerificationKeys {
  /** @throws when there is no such key */
  issuerFor(kid: string): { readonly state: KeyState; readonly publicKey: KeyObject };
  /** @throws when there is no such root */
  tagRoot(id: string): { readonly state: KeyState };
  batchTagKey(batchCode: BatchCode, tagKeyId: string): Uint8Array;
}

/** What the verifier works with. */
export interface VerifierDeps {
  readonly facts: FactsCache;
  readonly totals: ScanTotals;
  readonly keys: VerificationKeys;
  /** Stamps of which copies were found. */
  readonly foundCopies: FoundCopies;
  /** When stamps were claimed. */
  readonly claims: ClaimTimes;
  /** Current and former hosts; asked at every check. */
  readonly hosts: () => HostList;
  readonly clock: Clock;
}

/** One stamp, judged, with everything that may be told about it. */
export interface JudgedStamp {
  readonly parsed: ParsedStampText;
  readonly outcome: StampVerdict<KnownBatch>;
  /** The worst of verdict, recognition and best-before. */
  readonly severity: Severity;
  readonly atMs: number;
  /** Null unless the stamp is proved to be ours, on our host: a forged stamp must not borrow a product's name. */
  readonly genuine: GenuineFacts | null;
}

/** What is told about a stamp that was issued here. */
export interface GenuineFacts {
  readonly batch: KnownBatch;
  readonly index: number;
  readonly goods: Goods;
  readonly recognition: Recognition<KnownCertificate>;
  readonly lot: KnownLot | null;
  readonly freshness: Freshness;
  /** Null before its first counted check. */
  readonly total: ScanTotal | null;
}

const UTC_PLUS_7_MS = 7 * 3_600_000;

const NOT_TOLD = new Set(['forged', 'foreign-host', 'unknown', 'malformed']);

/** A function that judges a stamp text; `judgeHost` for links given to verify, not for the path of a request. */
export function createVerifier(deps: VerifierDeps) {
  const { facts, keys, clock } = deps;
  // As a key object: with a raw key each HMAC costs several times as much.
  const tagKeys = new WeakMap<BatchRow, KeyObject>();

  const tagKey = ({ code, row }: KnownBatch): KeyObject => {
    const known = tagKeys.get(row);
    if (known !== undefined) return known;
    const made = createSecretKey(keys.batchTagKey(code, row.tagKeyId));
    tagKeys.set(row, made);
    return made;
  };

  let day: { number: number; context: VerifyContext<KnownBatch> } | undefined;
  const contextAt = (atMs: number): VerifyContext<KnownBatch> => {
    const number = Math.floor((atMs + UTC_PLUS_7_MS) / 86_400_000);
    if (day?.number !== number) day = { number, context: contextOn(civilDay(atMs)) };
    return day.context;
  };

  const contextOn = (today: CivilDay): VerifyContext<KnownBatch> => ({
    today,
    findBatch: (code) => facts.batch(code),
    tagMac: (batch, data) => createHmac('sha256', tagKey(batch)).update(data).digest(),
    tagKeyState: ({ row }) => keys.tagRoot(row.tagKeyId).state,
    keyState: (kid) => issuer(keys, kid)?.state,
    verifySignature: (kid, input, signature) => {
      const key = issuer(keys, kid);
      return key !== undefined && verifyBeside(input, key.publicKey, signature);
    },
    get hosts() {
      return deps.hosts();
    },
    isRecalled: (lotId) => {
      const lot = facts.lot(lotId);
      return lot instanceof Promise ? lot.then(({ isRecalled }) => isRecalled) : lot.isRecalled;
    },
    copyRisk: ({ code }, index) =>
      whenReady(deps.totals.of(code, index), (total) =>
        whenReady(deps.foundCopies.has(code, index), (isFound): readonly CopyReason[] => {
          const seen = total?.copyReasons ?? [];
          return isFound ? ['found-copied', ...seen] : seen;
        }),
      ),
    claimedAtMs: ({ code, row }, index) => {
      if (row.hiddenKeyId === null) return undefined;
      return whenReady(deps.claims.of(code, index), (timeMs) => timeMs ?? undefined);
    },
  });

  return async function judge(
    parsed: ParsedStampText,
    judgeHost: boolean,
    own: { readonly isOwnClaim: boolean } = { isOwnClaim: false },
  ): Promise<JudgedStamp> {
    const atMs = clock();
    // Whoever has just claimed the stamp is not warned of that claim.
    const context = own.isOwnClaim
      ? { ...contextAt(atMs), hosts: deps.hosts(), claimedAtMs: () => undefined }
      : contextAt(atMs);
    const { today } = context;
    const outcome = await verifyStamp(parsed, context, { judgeHost });
    const genuine = NOT_TOLD.has(outcome.verdict) ? null : await genuineFacts(outcome, today);
    const bestBefore = genuine === null ? 'ok' : bestBeforeSeverity(genuine.lot?.expiresOn, today);
    const severity = pageSeverity(outcome.severity, genuine?.recognition.severity, bestBefore);
    return { parsed, outcome, severity, atMs, genuine };
  };

  async function genuineFacts(
    outcome: StampVerdict<KnownBatch>,
    today: CivilDay,
  ): Promise<GenuineFacts | null> {
    const { batch, index, state } = outcome;
    if (batch === undefined || index === undefined || state === undefined) return null;
    const goods = await facts.goods(batch.row);
    const lot = state.lotId === undefined ? null : await facts.lot(state.lotId);
    return {
      batch,
      index,
      goods,
      recognition: recognitionAt(goods.certificates, today),
      lot,
      freshness: freshnessOf(lot, today),
      total: await deps.totals.of(batch.code, index),
    };
  }
}

/** Judges one stamp; made by {@link createVerifier}. */
export type Judge = ReturnType<typeof createVerifier>;

function freshnessOf(lot: KnownLot | null, today: CivilDay): Freshness {
  if (lot === null || lot.expiresOn === null) return null;
  return today > lot.expiresOn ? 'past' : 'fresh';
}

/** Off the main thread: it is two thirds of a check's work, and a second core does it while the first answers others. */
function verifyBeside(input: Uint8Array, key: KeyObject, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(null, input, key, signature, (error, valid) => (error ? reject(error) : resolve(valid)));
  });
}

/** A batch whose issuer key is gone is judged by its tag. */
function issuer(keys: VerificationKeys, kid: string) {
  try {
    return keys.issuerFor(kid);
  } catch {
    return undefined;
  }
}
