import { createPublicKey, verify } from 'node:crypto';
import { civilDay } from '../../stamps/civil-day.ts';
import {
  BatchIndex,
  BundleError,
  type BundlePart,
  checkPart,
  decodeBatchTile,
  decodeStateTile,
  type Ed25519PublicJwk,
  type HeldBundle,
  judgeByBundle,
  openManifest,
  RecallIndex,
  readCountryParts,
  readGoodsTile,
  readLotTile,
  readProvinceParts,
  readRecallTile,
} from '../../stamps/index.ts';
import type { TestApp } from '../support/app.ts';
import { sha256 } from '../support/stamp-crypto.ts';

/** A device of an inspector that holds parts by their digests, as the application does. */
export interface TestDevice {
  /** Fetches the manifest and every part that is not held yet; counts what came over the network. */
  sync(provinces: readonly string[]): Promise<{ readonly parts: number; readonly bytes: number }>;
  /** What it says of a text without asking anybody. */
  judge(text: string): ReturnType<typeof judgeByBundle>;
  readonly held: HeldBundle;
}

/** Sets a device up: pins the bundle key and holds nothing yet. */
export async function setUpDevice(test: TestApp, token: string): Promise<TestDevice> {
  const get = async (path: string) => {
    const url = `/api/v1/trust-bundle${path}`;
    const response = await test.call({ url, token, headers: { 'accept-encoding': 'identity' } });
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response.rawPayload;
  };
  const pinned: Ed25519PublicJwk = JSON.parse((await get('/key')).toString());
  const store = new Map<string, Uint8Array>();
  let held: HeldBundle | undefined;
  const part = async (named: BundlePart): Promise<Uint8Array> => {
    const kept = store.get(named.digest);
    if (kept !== undefined) return kept;
    const bytes = new Uint8Array(await get(`/parts/${named.digest}`));
    await checkPart(named, bytes, sha256);
    store.set(named.digest, bytes);
    return bytes;
  };
  const json = async (named: BundlePart): Promise<unknown> =>
    JSON.parse(Buffer.from(await part(named)).toString());
  const all = <T>(parts: readonly BundlePart[], read: (value: unknown) => T[]) =>
    Promise.all(parts.map(async (named) => read(await json(named)))).then((tiles) => tiles.flat());

  return {
    async sync(codes) {
      const before = { parts: store.size, bytes: sizeOf(store) };
      const manifest = await openManifest((await get('')).toString(), {
        pinned,
        sha256,
        verifySignature: ed25519,
        decodeUtf8: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
        heldAsOfMs: held?.manifest.asOfMs ?? 0,
      });
      const country = readCountryParts(await json(manifest.country));
      const batches = new BatchIndex(
        await Promise.all(country.batches.map(async (named) => decodeBatchTile(await part(named)))),
      );
      const products = await all(country.goods, readGoodsTile);
      const recalls = new RecallIndex(await all(country.recalls, readRecallTile));
      const provinces = new Map(
        await Promise.all(
          codes.flatMap((code) => {
            const named = manifest.provinces.get(code);
            return named === undefined ? [] : [loadProvince(code, named)];
          }),
        ),
      );
      held = {
        ...{ manifest, batches, recalls },
        stateTile: (code, place) => provinces.get(code)?.tiles.find((tile) => tile.places.includes(place)),
        product: (place) => orThrow(products[place]),
        lot: (code, place) => orThrow(provinces.get(code)?.lots[place]),
      };
      return { parts: store.size - before.parts, bytes: sizeOf(store) - before.bytes };
    },
    judge: (text) => {
      const nowMs = test.clock.now();
      const context = { nowMs, today: civilDay(nowMs), verifySignature: ed25519 };
      return judgeByBundle(text, orThrow(held), context);
    },
    get held() {
      return orThrow(held);
    },
  };

  async function loadProvince(code: string, named: BundlePart) {
    const parts = readProvinceParts(await json(named));
    const tiles = await Promise.all(parts.states.map(async (state) => decodeStateTile(await part(state))));
    return [code, { tiles, lots: await all(parts.lots, readLotTile) }] as const;
  }
}

function ed25519(key: Ed25519PublicJwk, input: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, input, createPublicKey({ key: { ...key }, format: 'jwk' }), signature);
}

function orThrow<T>(value: T | undefined): T {
  if (value === undefined) throw new BundleError('broken-part', 'the device does not hold it');
  return value;
}

function sizeOf(store: ReadonlyMap<string, Uint8Array>): number {
  return [...store.values()].reduce((sum, { length }) => sum + length, 0);
}
