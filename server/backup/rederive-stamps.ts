import { createHmac, type KeyObject, sign, verify } from 'node:crypto';
import { parseGtin } from '../../stamps/gs1/index.ts';
import { buildStampLink, type LinkTarget, parseStampText } from '../../stamps/link/index.ts';
import { type BatchCode, encodeSerial, parseBatchCode, stampTag } from '../../stamps/serial/index.ts';
import { digitsFromSignature, signatureFromDigits, signingInput } from '../../stamps/signature/index.ts';
import type { KeyState } from '../../stamps/trust/index.ts';
import type { BatchRow } from '../storage/batches.ts';

/** What remaking stamps needs of the keys. */
export interface StampKeys {
  readonly held: readonly unknown[];
  issuerFor(kid: string): {
    readonly state: KeyState;
    readonly privateKey: KeyObject;
    readonly publicKey: KeyObject;
  };
  batchTagKey(batchCode: BatchCode, tagKeyId: string): Uint8Array;
}

/** A stamp that was made again. */
export interface CheckedStamp {
  readonly batchCode: string;
  readonly index: number;
  /** As it is printed; compare it with a real one. */
  readonly link: string;
  /** Whether the link, read back, has the tag and the signature of its batch. */
  readonly ok: boolean;
}

/** Makes the first and the last stamp of each batch again, and checks what reading them back gives. */
export function rederiveStamps(batches: readonly BatchRow[], keys: StampKeys): readonly CheckedStamp[] {
  return batches.flatMap((batch) =>
    [...new Set([0, batch.quantity - 1])].map((index) => rederive(batch, index, keys)),
  );
}

function rederive(batch: BatchRow, index: number, keys: StampKeys): CheckedStamp {
  const batchCode = parseBatchCode(batch.code);
  const target = targetOf(batch);
  if (batchCode === undefined || target === undefined) {
    return { batchCode: batch.code, index, link: '', ok: false };
  }
  const tag = stampTag(hmacSha256, keys.batchTagKey(batchCode, batch.tagKeyId), batchCode, index);
  const serial = encodeSerial(batchCode, index, tag);
  const { state, privateKey, publicKey } = keys.issuerFor(batch.kid);
  const isSigned = batch.profile === 'signed' && state !== 'compromised';
  const message = signingInput(target, serial);
  const signature = isSigned ? digitsFromSignature(sign(null, message, privateKey)) : undefined;
  const { origin } = batch;
  const link = buildStampLink({ origin, target, serial, ...(signature === undefined ? {} : { signature }) });
  const read = parseStampText(link);
  const bytes = signature === undefined ? undefined : signatureFromDigits(signature);
  const isVerified = !isSigned || (bytes !== undefined && verify(null, message, publicKey, bytes));
  return {
    batchCode,
    index,
    link,
    ok: read.ok && read.serial === serial && read.index === index && isVerified,
  };
}

function targetOf({ gtin }: BatchRow): LinkTarget | undefined {
  if (gtin === null) return { form: 'short' };
  const parsed = parseGtin(gtin);
  return parsed.ok ? { form: 'gs1', gtin: parsed.gtin } : undefined;
}

function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(data).digest();
}
