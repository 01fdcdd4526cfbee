import { deriveBatchHiddenKey } from '../../stamps/hidden-code/index.ts';
import {
  type BatchCode,
  encodeSerial,
  parseBatchCode,
  type Serial,
  stampTag,
} from '../../stamps/serial/index.ts';
import { hmacSha256 } from '../domain/hmac-sha256.ts';
import type { KeyStore } from './key-store.ts';

/** The ids of the keys that a batch issued now is bound to. @throws KeyError key-missing */
export function issuingKeys(keys: KeyStore) {
  return {
    kid: keys.activeIssuer().kid,
    tagKeyId: keys.activeTagRoot().id,
    hiddenKeyId: keys.activeHiddenRoot().id,
  };
}

/** The canonical serial of one stamp of a stored batch. @throws KeyError key-unknown */
export function serialOf(
  keys: KeyStore,
  batch: { readonly code: string; readonly tagKeyId: string },
  index: number,
): Serial {
  const code = parseBatchCode(batch.code);
  if (code === undefined) throw new TypeError(`${batch.code} is not a batch code`);
  return encodeSerial(code, index, stampTag(hmacSha256, keys.batchTagKey(code, batch.tagKeyId), code, index));
}

/**
 * The secrets that a stored batch's stamps are printed with, as raw bytes. A retired key prints the batches issued
 * under it; a compromised one prints nothing.
 * @throws KeyError key-unknown
 */
export function printingSecrets(
  keys: KeyStore,
  batch: {
    readonly code: string;
    readonly profile: string;
    readonly kid: string;
    readonly tagKeyId: string;
    readonly hiddenKeyId: string | null;
  },
): {
  readonly tagKey: Uint8Array;
  readonly signingKey?: Uint8Array;
  readonly hiddenKey?: Uint8Array;
  readonly state: 'usable' | 'compromised';
} {
  const code = parseBatchCode(batch.code);
  if (code === undefined) throw new TypeError(`${batch.code} is not a batch code`);
  const hidden = batch.hiddenKeyId === null ? undefined : batchHiddenKey(keys, code, batch.hiddenKeyId);
  const secrets = {
    tagKey: keys.batchTagKey(code, batch.tagKeyId),
    ...(hidden === undefined ? {} : { hiddenKey: hidden.bytes }),
  };
  const isRootLost = keys.tagRoot(batch.tagKeyId).state === 'compromised' || hidden?.state === 'compromised';
  if (batch.profile === 'compact') return { ...secrets, state: isRootLost ? 'compromised' : 'usable' };
  const issuer = keys.issuerFor(batch.kid);
  if (isRootLost || issuer.state === 'compromised') return { ...secrets, state: 'compromised' };
  const { d } = issuer.privateKey.export({ format: 'jwk' });
  if (d === undefined) throw new TypeError('an Ed25519 private key has a d');
  return { ...secrets, signingKey: Buffer.from(d, 'base64url'), state: 'usable' };
}

/** The key that a batch's hidden codes are made with, and the state of the root it comes from. @throws KeyError key-unknown */
export function batchHiddenKey(keys: KeyStore, code: BatchCode, hiddenKeyId: string) {
  const root = keys.hiddenRoot(hiddenKeyId);
  return { bytes: deriveBatchHiddenKey(hmacSha256, root.bytes, code), state: root.state };
}
