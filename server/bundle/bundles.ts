import { type KeyObject, sign } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { Piscina } from 'piscina';
import { base64url } from '../../stamps/base64url.ts';
import { BUNDLE_FORMAT, type ManifestPayload, manifestSigningInput } from '../../stamps/bundle/index.ts';
import type { Ed25519PublicJwk, PublishedJwks } from '../../stamps/trust/index.ts';
import type { Clock } from '../domain/clock.ts';
import { lastAudit } from '../storage/audit.ts';
import { type BundleRow, findBundle, keepBundle } from '../storage/bundle-parts.ts';
import type { Database } from '../storage/schema.ts';
import type { BuiltBundle, BundleContents } from './build.ts';
import type { BuildTask } from './build-worker.ts';

/** What bundles need of the keys. */
export interface BundleKeys {
  /** The key that signs bundles. */
  bundleKey(): { readonly kid: string; readonly privateKey: KeyObject; readonly jwk: Ed25519PublicJwk };
  /** Issuer keys in every state, oldest first, with the origins. */
  jwks(origins: readonly string[]): PublishedJwks;
}

/** What trust bundles are made with. */
export interface BundlesDeps {
  readonly db: Kysely<Database>;
  /** Path of the database file: bundles are made from a snapshot of it, beside whoever writes. */
  readonly file: string;
  readonly clock: Clock;
  readonly keys: BundleKeys;
  /** The origins that are ours, the current one first. */
  readonly origins: readonly string[];
  /** How long a device judges by a bundle without a new one. */
  readonly offlineDays: number;
}

/** A signed manifest with the moment it tells of. */
export interface SignedManifest {
  readonly jws: string;
  readonly asOfMs: number;
}

const DAY_MS = 86_400_000;
/** How long a caller waits for a bundle to be made before it gets the one before. */
const PATIENCE_MS = 3_000;
/** A device may be in the middle of loading parts of a former bundle. */
const PARTS_KEPT_MS = 7 * DAY_MS;
/** One that takes longer than this is followed by a rest, so that making bundles takes a quarter of a processor at most. */
const QUICK_MS = 2_000;
const REST_FACTOR = 3;
const IDLE_MS = 10_000;

/**
 * The trust bundle as of now: made when something has changed since the last one, in another thread, one at a time. An
 * installation of a commune has it in milliseconds; where it takes longer than three seconds the one before is given
 * out, which says as of when.
 */
export class Bundles {
  readonly #deps: BundlesDeps;
  readonly #threads = new Piscina<BuildTask, BuiltBundle>({
    filename: new URL('./build-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });
  #building: Promise<void> | undefined;
  /** The latest moment for which the bundle with this last entry was seen to hold. */
  #seenToHold = { auditSeq: -1, asOfMs: 0 };
  /** When no other one is begun. */
  #rest = { fromMs: 0, untilMs: 0 };

  constructor(deps: BundlesDeps) {
    this.#deps = deps;
  }

  /** The manifest of the newest bundle there is. @throws when none could be made yet */
  async manifest(): Promise<SignedManifest> {
    const { db, clock } = this.#deps;
    const nowMs = clock();
    const auditSeq = (await lastAudit(db))?.seq ?? 0;
    const kept = await findBundle(db);
    // Nothing was written down since: what it tells holds now as well.
    if (kept?.auditSeq === auditSeq) return this.#signHolding(kept, nowMs);
    const building = this.#build(kept === undefined);
    if (kept === undefined) await building;
    else await Promise.race([building, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
    const newest = await findBundle(db);
    if (newest === undefined) throw new TypeError('a bundle that was kept is gone');
    return newest.auditSeq === auditSeq ? this.#signHolding(newest, nowMs) : this.#signFormer(newest);
  }

  #signHolding(row: BundleRow, nowMs: number): SignedManifest {
    const asOfMs = Math.max(nowMs, row.asOfMs);
    this.#seenToHold = { auditSeq: row.auditSeq, asOfMs };
    return this.#sign(row, asOfMs);
  }

  /** As of the latest moment that was told of it: a device takes none back that tells of an earlier one than it holds. */
  #signFormer(row: BundleRow): SignedManifest {
    const { auditSeq, asOfMs } = this.#seenToHold;
    return this.#sign(row, auditSeq === row.auditSeq ? Math.max(asOfMs, row.asOfMs) : row.asOfMs);
  }

  /** Ends its thread. */
  async close(): Promise<void> {
    await this.#building?.catch(() => undefined);
    await this.#threads.destroy();
  }

  #build(isFirst: boolean): Promise<void> {
    if (this.#building !== undefined) return this.#building;
    const nowMs = this.#deps.clock();
    // A clock that was put back ends the rest.
    const isResting = this.#rest.fromMs <= nowMs && nowMs < this.#rest.untilMs;
    if (isResting && !isFirst) return Promise.resolve();
    const building = this.#make().finally(() => {
      this.#building = undefined;
    });
    this.#building = building;
    return building;
  }

  async #make(): Promise<void> {
    const { db, file, clock, keys, origins } = this.#deps;
    const asOfMs = clock();
    const kids = keys.jwks(origins).keys.map(({ kid }) => kid);
    const { auditSeq, contents, made, listed, tiles } = await this.#threads.run({ file, kids });
    await keepBundle(db, {
      bundle: { auditSeq, asOfMs, contentsJson: JSON.stringify(contents) },
      parts: made.map(({ digest, bytes, compressed }) => ({ digest, size: bytes, compressed })),
      ...{ listed, tiles, dropBeforeMs: asOfMs - PARTS_KEPT_MS },
    });
    const endMs = clock();
    const tookMs = endMs - asOfMs;
    this.#rest = { fromMs: endMs, untilMs: endMs + (tookMs > QUICK_MS ? REST_FACTOR * tookMs : 0) };
  }

  #sign({ contentsJson }: BundleRow, asOfMs: number): SignedManifest {
    const { keys, origins, offlineDays } = this.#deps;
    const contents: BundleContents = JSON.parse(contentsJson);
    const payload: ManifestPayload = {
      format: BUNDLE_FORMAT,
      asOfMs,
      expiresMs: asOfMs + offlineDays * DAY_MS,
      keys: keys.jwks(origins).keys,
      origins: [...origins],
      country: contents.country,
      provinces: { ...contents.provinces },
    };
    const { kid, privateKey } = keys.bundleKey();
    const input = manifestSigningInput(kid, Buffer.from(JSON.stringify(payload)));
    return { jws: `${input}.${base64url(sign(null, Buffer.from(input), privateKey))}`, asOfMs };
  }
}
