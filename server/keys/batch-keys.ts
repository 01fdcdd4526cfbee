import { createHmac } from 'node:crypto';
import { encodeSerial, parseBatchCode, type Serial, stampTag } from '../../stamps/serial/index.ts';
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
  const hmac = (key: Uint8Array, data: Uint8Array) => createHmac('sha256', key).update(data).digest();
  return encodeSerial(code, index, stampTag(hmac, keys.batchTagKey(code, batch.tagKeyId), code, index));
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
  },
): {
  readonly tagKey: Uint8Array;
  readonly signingKey?: Uint8Array;
  readonly state: 'usable' | 'compromised';
} {
  const code = parseBatchCode(batch.code);
  if (code === undefined) throw new TypeError(`${batch.code} is not a batch code`);
  const tagKey = keys.batchTagKey(code, batch.tagKeyId);
  const isTagLost = keys.tagRoot(batch.tagKeyId).state === 'compromised';
  if (batch.profile === 'compact') return { tagKey, state: isTagLost ? 'compromised' : 'usable' };
  const issuer = keys.issuerFor(batch.kid);
  if (isTagLost || issuer.state === 'compromised') return { tagKey, state: 'compromised' };
  const { d } = issuer.privateKey.export({ format: 'jwk' });
  if (d === undefined) throw new TypeError('an Ed25519 private key has a d');
  return { tagKey, signingKey: Buffer.from(d, 'base64url'), state: 'usable' };
}
