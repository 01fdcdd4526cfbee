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
