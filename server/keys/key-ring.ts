import type { KeyObject } from 'node:crypto';
import { type BatchCode, deriveBatchTagKey } from '../../stamps/serial/index.ts';
import type { Ed25519PublicJwk, KeyState } from '../../stamps/trust/index.ts';
import { hmacSha256 } from '../domain/hmac-sha256.ts';
import { KeyError } from './key-error.ts';
import type { KeyKind } from './key-kind.ts';
import type { Secret } from './secret.ts';

/** What may be told about a key. */
export interface KeyEntry {
  readonly id: string;
  readonly kind: KeyKind;
  readonly state: KeyState;
  readonly createdMs: number;
  readonly stateChangedMs: number;
}

/** A key together with its secret, in memory only. */
export interface HeldKey extends KeyEntry {
  readonly secret: Secret;
}

/** A signing key. Who signs checks `state` first: `retired` signs reprints of its own batches only. */
export interface PairKey {
  /** RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  readonly state: KeyState;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly jwk: Ed25519PublicJwk;
}

/** 32 secret bytes with their name. */
export interface RootKey {
  readonly id: string;
  readonly state: KeyState;
  readonly bytes: Uint8Array;
}

/** Derived tag keys that are kept; 32 bytes each. */
const TAG_KEYS_LIMIT = 20_000;

/** All keys of the service as they are at one moment, ready for use; only reads. */
export class KeyRing {
  readonly #held: ReadonlyMap<string, HeldKey>;
  readonly #active: ReadonlyMap<KeyKind, HeldKey>;
  readonly #issuers: ReadonlyMap<string, PairKey>;
  readonly #tagKeys = new Map<string, Uint8Array>();

  constructor(held: readonly HeldKey[]) {
    this.#held = new Map(held.map((key) => [key.id, key]));
    const issuers = held.filter((key) => key.kind === 'issuer');
    this.#issuers = new Map(issuers.map((key) => [key.id, this.pair(key)]));
    this.#active = new Map(held.filter((key) => key.state === 'active').map((key) => [key.kind, key]));
  }

  /** Every key, oldest first. */
  get held(): readonly HeldKey[] {
    return [...this.#held.values()];
  }

  /** The active key of a kind. @throws key-missing */
  active(kind: KeyKind): HeldKey {
    const key = this.#active.get(kind);
    if (key === undefined) throw new KeyError('key-missing', (t) => t.noActiveKey(kind));
    return key;
  }

  /** The key with this id, whatever its state. @throws key-unknown also when it is of another kind. */
  find(id: string, kind?: KeyKind): HeldKey {
    const key = this.#held.get(id);
    if (key === undefined || (kind !== undefined && key.kind !== kind)) {
      throw new KeyError('key-unknown', (t) =>
        kind === undefined ? t.unknown(id) : t.unknownOfKind(id, kind),
      );
    }
    return key;
  }

  /** The issuer key of a batch, whatever its state. @throws key-unknown */
  issuerFor(kid: string): PairKey {
    return this.#issuers.get(kid) ?? this.pair(this.find(kid, 'issuer'));
  }

  /** The signing pair of a key. */
  pair(key: HeldKey): PairKey {
    const { material } = key.secret;
    if (material.form !== 'pair') throw new TypeError(`a ${key.kind} key does not sign`);
    const { privateKey, publicKey, jwk } = material;
    return { kid: key.id, state: key.state, privateKey, publicKey, jwk };
  }

  /** The secret bytes of a root. */
  root(key: HeldKey): RootKey {
    const { material } = key.secret;
    if (material.form !== 'secret') throw new TypeError(`a ${key.kind} key is not a root`);
    return { id: key.id, state: key.state, bytes: material.bytes };
  }

  /** The tag key of a batch under the root with this id. @throws key-unknown */
  batchTagKey(batchCode: BatchCode, tagKeyId: string): Uint8Array {
    const name = `${tagKeyId}/${batchCode}`;
    const known = this.#tagKeys.get(name);
    if (known !== undefined) return known;
    const root = this.root(this.find(tagKeyId, 'tag-root'));
    const derived = deriveBatchTagKey(hmacSha256, root.bytes, batchCode);
    if (this.#tagKeys.size >= TAG_KEYS_LIMIT) this.#tagKeys.clear();
    this.#tagKeys.set(name, derived);
    return derived;
  }
}
