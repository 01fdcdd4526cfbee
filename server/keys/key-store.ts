import type { Kysely } from 'kysely';
import type { BatchCode } from '../../stamps/serial/index.ts';
import { buildJwks, type PublishedJwks } from '../../stamps/trust/index.ts';
import type { Clock } from '../domain/clock.ts';
import { insertSecretKey, setSecretKeyState, setSecretKeyWrapped } from '../storage/keys.ts';
import type { Database } from '../storage/schema.ts';
import { auditKey, auditRewrap, type KeyActor } from './audited.ts';
import { createFirstKeys, kindsEverMade, newKeyRow } from './first-keys.ts';
import { KeyError } from './key-error.ts';
import type { KeyKind } from './key-kind.ts';
import type { HeldKey, KeyEntry, KeyRing, PairKey, RootKey } from './key-ring.ts';
import { readKeyRing } from './read-keys.ts';
import { createSecret } from './secret.ts';
import { type WrappingKey, wrappingKey, wrapSecret } from './wrapping.ts';

/** What the key store works with. */
export interface KeyStoreOptions {
  readonly db: Kysely<Database>;
  /** 32 bytes, see `parseWrappingKey`. */
  readonly wrappingKey: Uint8Array;
  readonly clock: Clock;
  /** Cryptographically random bytes. */
  readonly randomBytes: (size: number) => Uint8Array;
}

/** What a change of keys led to. */
export interface KeyChange {
  /** The key that is active now. */
  readonly active: KeyEntry;
  /** The key that was changed, in its new state. */
  readonly former: KeyEntry;
}

/** The keys of the service: read from memory, changed in the database first. */
export class KeyStore {
  readonly #options: Omit<KeyStoreOptions, 'wrappingKey'>;
  #wrapping: WrappingKey;
  #ring: KeyRing;
  #published: { ring: KeyRing; origins: readonly string[]; jwks: PublishedJwks } | undefined;
  #changing: Promise<unknown> = Promise.resolve();

  constructor(options: KeyStoreOptions, wrapping: WrappingKey, ring: KeyRing) {
    this.#options = options;
    this.#wrapping = wrapping;
    this.#ring = ring;
  }

  /** The key that signs new batches. */
  activeIssuer(): PairKey {
    return this.#ring.pair(this.#ring.active('issuer'));
  }

  /** The issuer key of a batch, whatever its state. @throws key-unknown */
  issuerFor(kid: string): PairKey {
    return this.#ring.issuerFor(kid);
  }

  /** The key that signs what offline devices trust. */
  bundleKey(): PairKey {
    return this.#ring.pair(this.#ring.active('bundle'));
  }

  /** The root that new batches derive their tag key from. */
  activeTagRoot(): RootKey {
    return this.#ring.root(this.#ring.active('tag-root'));
  }

  /** A tag root by its id, whatever its state. @throws key-unknown */
  tagRoot(id: string): RootKey {
    return this.#ring.root(this.#ring.find(id, 'tag-root'));
  }

  /** The tag key (32 bytes) of a batch; derived once and kept. @throws key-unknown */
  batchTagKey(batchCode: BatchCode, tagKeyId: string): Uint8Array {
    return this.#ring.batchTagKey(batchCode, tagKeyId);
  }

  /** The root that new batches derive their hidden codes from. */
  activeHiddenRoot(): RootKey {
    return this.#ring.root(this.#ring.active('hidden-root'));
  }

  /** A hidden-code root by its id, whatever its state. @throws key-unknown */
  hiddenRoot(id: string): RootKey {
    return this.#ring.root(this.#ring.find(id, 'hidden-root'));
  }

  /** The secret that authenticates tokens of scan pages. */
  scanTokenSecret(): RootKey {
    return this.#ring.root(this.#ring.active('scan-token'));
  }

  /** The root that new secrets of accounts are sealed and marked under. */
  activeAccountRoot(): RootKey {
    return this.#ring.root(this.#ring.active('account-root'));
  }

  /** Every root of accounts, whatever its state. */
  accountRoots(): readonly RootKey[] {
    return this.#ring.held.filter(({ kind }) => kind === 'account-root').map((key) => this.#ring.root(key));
  }

  /**
   * The public issuer keys in every state, with the origins that are ours, the current one first. The same value is
   * given out for the same list of origins until a key changes.
   */
  jwks(origins: readonly string[]): PublishedJwks {
    const ring = this.#ring;
    if (this.#published?.ring === ring && this.#published.origins === origins) return this.#published.jwks;
    const issuers = ring.held.filter((key) => key.kind === 'issuer');
    const pairs = issuers.map((key) => ring.pair(key));
    const jwks = buildJwks(
      pairs.map(({ kid, state, jwk }) => ({ kid, state, key: jwk })),
      origins,
    );
    this.#published = { ring, origins, jwks };
    return jwks;
  }

  /** Every key without its secret, oldest first. */
  list(): readonly KeyEntry[] {
    return this.#ring.held.map(entryOf);
  }

  /** The name of the wrapping key in use. */
  get wrappingKeyId(): string {
    return this.#wrapping.id;
  }

  /** Makes a new active key of a kind; the former one retires. */
  async rotate(kind: KeyKind, by: KeyActor): Promise<KeyChange> {
    return await this.#change(async () => await this.#replace(this.#ring.active(kind), 'retired', by));
  }

  /**
   * Declares a key compromised; an active one is replaced by a new key at the same time.
   *
   * @throws key-unknown
   * @throws key-state-final when it is compromised already.
   */
  async markCompromised(id: string, by: KeyActor): Promise<KeyChange> {
    return await this.#change(async () => {
      const key = this.#ring.find(id);
      if (key.state === 'compromised') throw new KeyError('key-state-final', (t) => t.compromisedAlready(id));
      if (key.state === 'active') return await this.#replace(key, 'compromised', by);
      const timeMs = this.#options.clock();
      await this.#options.db.transaction().execute(async (transaction) => {
        await setSecretKeyState(transaction, id, 'compromised', timeMs);
        const after = { ...key, state: 'compromised' };
        await auditKey(transaction, by, timeMs, { action: 'key.compromise', before: key, after });
      });
      await this.#reload();
      return { active: entryOf(this.#ring.active(key.kind)), former: entryOf(this.#ring.find(id)) };
    });
  }

  /**
   * Encrypts every key anew under another wrapping key, in one transaction: after a crash all are under the
   * former or all under the new one.
   *
   * @returns how many keys were re-wrapped.
   * @throws wrapping-key-same when the key is the one in use.
   */
  async rewrap(newKey: Uint8Array, by: KeyActor): Promise<number> {
    return await this.#change(async () => {
      const next = wrappingKey(newKey);
      if (next.id === this.#wrapping.id) {
        throw new KeyError('wrapping-key-same', (t) => t.wrappedAlready);
      }
      const { held } = this.#ring;
      await this.#options.db.transaction().execute(async (transaction) => {
        for (const key of held) {
          await setSecretKeyWrapped(transaction, key.id, await wrapSecret(key.secret, next));
        }
        const told = { from: this.#wrapping.id, to: next.id, keys: held.length };
        await auditRewrap(transaction, by, this.#options.clock(), told);
      });
      this.#wrapping = next;
      await this.#reload();
      return held.length;
    });
  }

  async #replace(former: HeldKey, state: 'retired' | 'compromised', by: KeyActor): Promise<KeyChange> {
    const { db, clock, randomBytes } = this.#options;
    const row = await newKeyRow(createSecret(former.kind, randomBytes), this.#wrapping, clock());
    await db.transaction().execute(async (transaction) => {
      await setSecretKeyState(transaction, former.id, state, row.createdMs);
      await insertSecretKey(transaction, row);
      const action = state === 'retired' ? 'key.retire' : 'key.compromise';
      const timeMs = row.createdMs;
      await auditKey(transaction, by, timeMs, { action, before: former, after: { ...former, state } });
      await auditKey(transaction, by, timeMs, { action: 'key.create', before: null, after: row });
    });
    await this.#reload();
    return { active: entryOf(this.#ring.find(row.id)), former: entryOf(this.#ring.find(former.id)) };
  }

  async #reload(): Promise<void> {
    this.#ring = await readKeyRing(this.#options.db, this.#wrapping);
  }

  /** One change after the other: a key made under the former wrapping key must not come in after a re-wrap. */
  async #change<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#changing.then(action);
    this.#changing = turn.catch(() => undefined);
    return await turn;
  }
}

/**
 * Opens the keys of a database; a new database gets its first keys, any other must have all of its own.
 *
 * @throws KeyError wrapping-key-wrong, key-missing, key-corrupt, key-swapped; no key is ever made in their stead.
 */
export async function openKeyStore(options: KeyStoreOptions): Promise<KeyStore> {
  const wrapping = wrappingKey(options.wrappingKey);
  const isNew = (await kindsEverMade(options.db)).length === 0;
  // A key is added only under the wrapping key that all others unwrap with.
  const known = isNew ? undefined : await readKeyRing(options.db, wrapping);
  const made = await createFirstKeys(options.db, wrapping, options.randomBytes, options.clock());
  const ring = known === undefined || made.length > 0 ? await readKeyRing(options.db, wrapping) : known;
  return new KeyStore(options, wrapping, ring);
}

function entryOf({ id, kind, state, createdMs, stateChangedMs }: HeldKey): KeyEntry {
  return { id, kind, state, createdMs, stateChangedMs };
}
