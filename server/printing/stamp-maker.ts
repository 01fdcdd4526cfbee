import { createPrivateKey, sign } from 'node:crypto';
import { type HiddenCode, hiddenCodeFromMac } from '../../stamps/hidden-code/index.ts';
import {
  buildStampLink,
  type LinkTarget,
  type SymbolSegment,
  symbolSegments,
} from '../../stamps/link/index.ts';
import {
  type BatchCode,
  encodeSerial,
  type Serial,
  serialPrefix,
  tagFromMac,
} from '../../stamps/serial/index.ts';
import { digitsFromSignature, signingInput } from '../../stamps/signature/index.ts';
import { keyedMac } from './keyed-mac.ts';

/** What every stamp of a batch has in common. */
export interface StampBatch {
  readonly batchCode: BatchCode;
  /** Scheme and host frozen into the batch's links. */
  readonly origin: string;
  readonly target: LinkTarget;
}

/** The secrets that make a batch's stamps, as raw bytes so that they can cross into a worker. */
export interface StampSecrets {
  /** The batch tag key, 32 bytes. */
  readonly tagKey: Uint8Array;
  /** The Ed25519 private key (seed), 32 bytes; absent in the compact profile. */
  readonly signingKey?: Uint8Array;
  /** The batch's hidden-code key, 32 bytes; absent in a batch without hidden codes. */
  readonly hiddenKey?: Uint8Array;
}

/** One stamp, ready to print. */
export interface MadeStamp {
  readonly serial: Serial;
  /** 155 digits; absent in the compact profile. */
  readonly signature: string | undefined;
}

/** Makes stamps of one batch. */
export interface StampMaker {
  make(index: number): MadeStamp;
  /** What stands under the scratch layer; undefined in a batch without hidden codes. */
  hiddenCode(index: number): HiddenCode | undefined;
  /** The link as text, as the CSV carries it. */
  link(stamp: MadeStamp): string;
  /** The link as the segments of its symbol. */
  segments(stamp: MadeStamp): SymbolSegment[];
}

/** PKCS #8 around a raw Ed25519 seed. Source: RFC 8410, section 7. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A maker that holds the keys in the form that signs fastest. @throws TypeError when a key has not 32 bytes. */
export function stampMaker(batch: StampBatch, secrets: StampSecrets): StampMaker {
  const { batchCode, origin, target } = batch;
  if (secrets.tagKey.length !== 32) throw new TypeError('a tag key has 32 bytes');
  const mac = keyedMac(secrets.tagKey, serialPrefix(batchCode, 0).length);
  const seed = secrets.signingKey;
  if (seed !== undefined && seed.length !== 32) throw new TypeError('an Ed25519 key has 32 bytes');
  const signingKey =
    seed === undefined
      ? undefined
      : createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const hiddenMac = secrets.hiddenKey && keyedMac(secrets.hiddenKey, serialPrefix(batchCode, 0).length);
  const parts = ({ serial, signature }: MadeStamp) =>
    signature === undefined ? { origin, target, serial } : { origin, target, serial, signature };
  return {
    make(index) {
      const serial = encodeSerial(batchCode, index, tagFromMac(mac(serialPrefix(batchCode, index))));
      if (signingKey === undefined) return { serial, signature: undefined };
      return { serial, signature: digitsFromSignature(sign(null, signingInput(target, serial), signingKey)) };
    },
    hiddenCode: (index) => hiddenMac && hiddenCodeFromMac(hiddenMac(serialPrefix(batchCode, index))),
    link: (stamp) => buildStampLink(parts(stamp)),
    segments: (stamp) => symbolSegments(parts(stamp)),
  };
}
