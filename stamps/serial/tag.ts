import { asciiBytes } from '../ascii.ts';
import type { Awaitable, Hmac } from '../awaitable.ts';
import { whenReady } from '../awaitable.ts';
import type { BatchCode } from './serial.ts';
import { serialPrefix } from './serial.ts';

/** What the tag of a stamp is computed over: the ASCII of characters 1 to 10. */
export function tagInput(batchCode: BatchCode, index: number): Uint8Array {
  return asciiBytes(serialPrefix(batchCode, index));
}

/** The tag in a MAC: its first 25 bits. @throws TypeError when the MAC has fewer than four bytes. */
export function tagFromMac(mac: Uint8Array): number {
  const [a, b, c, d] = mac;
  if (a === undefined || b === undefined || c === undefined || d === undefined) {
    throw new TypeError('the MAC is too short');
  }
  return a * 131_072 + b * 512 + c * 2 + (d >> 7);
}

/** The HKDF info of a batch's tag key. */
export function batchTagKeyInfo(batchCode: BatchCode): Uint8Array {
  return asciiBytes(`temque/tag/v1/${batchCode}`);
}

/** The first 32 bytes of HKDF-SHA-256 without salt (RFC 5869), from the given HMAC. */
export function hkdfSha256(
  hmac: (key: Uint8Array, data: Uint8Array) => Uint8Array,
  root: Uint8Array,
  info: Uint8Array,
): Uint8Array;
export function hkdfSha256(hmac: Hmac, root: Uint8Array, info: Uint8Array): Awaitable<Uint8Array>;
export function hkdfSha256(hmac: Hmac, root: Uint8Array, info: Uint8Array): Awaitable<Uint8Array> {
  const firstBlock = new Uint8Array(info.length + 1);
  firstBlock.set(info);
  firstBlock[info.length] = 1;
  return whenReady(hmac(new Uint8Array(32), root), (extracted) => hmac(extracted, firstBlock));
}

/** The key of all tags of one batch, derived from a tag root; never stored. */
export function deriveBatchTagKey(
  hmac: (key: Uint8Array, data: Uint8Array) => Uint8Array,
  tagRoot: Uint8Array,
  batchCode: BatchCode,
): Uint8Array;
export function deriveBatchTagKey(
  hmac: Hmac,
  tagRoot: Uint8Array,
  batchCode: BatchCode,
): Awaitable<Uint8Array>;
export function deriveBatchTagKey(
  hmac: Hmac,
  tagRoot: Uint8Array,
  batchCode: BatchCode,
): Awaitable<Uint8Array> {
  return hkdfSha256(hmac, tagRoot, batchTagKeyInfo(batchCode));
}

/** The tag of one stamp, 25 bits, under its batch's tag key. */
export function stampTag(
  hmac: (key: Uint8Array, data: Uint8Array) => Uint8Array,
  batchTagKey: Uint8Array,
  batchCode: BatchCode,
  index: number,
): number;
export function stampTag(
  hmac: Hmac,
  batchTagKey: Uint8Array,
  batchCode: BatchCode,
  index: number,
): Awaitable<number>;
export function stampTag(
  hmac: Hmac,
  batchTagKey: Uint8Array,
  batchCode: BatchCode,
  index: number,
): Awaitable<number> {
  return whenReady(hmac(batchTagKey, tagInput(batchCode, index)), tagFromMac);
}
