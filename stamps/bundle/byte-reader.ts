import { BundleError } from './fault.ts';

/** Groups of seven bits in 2^53 − 1. */
const MAX_GROUPS = 8;

/** Reads what {@link ByteWriter} wrote; every method throws `broken-part` on bytes that say something else. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #end: number;

  /** Reads from `at` up to, not including, `end`. */
  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  /** Where the next byte is. */
  get at(): number {
    return this.#at;
  }

  /** True when nothing is left. */
  get isDone(): boolean {
    return this.#at === this.#end;
  }

  /** One byte. */
  uint8(): number {
    if (this.#at >= this.#end) throw broken('it ends early');
    const value = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  /** Four bytes, big-endian. */
  uint32(): number {
    return ((this.uint8() << 24) | (this.uint8() << 16) | (this.uint8() << 8) | this.uint8()) >>> 0;
  }

  /** An integer from 0 to `max`, in its shortest form only. */
  varint(max = Number.MAX_SAFE_INTEGER): number {
    let value = 0;
    let scale = 1;
    for (let group = 0; group < MAX_GROUPS; group += 1) {
      const byte = this.uint8();
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (byte === 0 && group > 0) throw broken('a number is longer than it needs to be');
        if (value > max) throw broken('a number is out of range');
        return value;
      }
      scale *= 128;
    }
    throw broken('a number is out of range');
  }

  /** An integer with a sign. */
  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** The next bytes as they are, not copied. */
  raw(length: number): Uint8Array {
    if (length > this.#end - this.#at) throw broken('it ends early');
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  /** @throws broken-part when anything is left */
  finish(): void {
    if (!this.isDone) throw broken('something follows its end');
  }
}

/** The error of bytes that do not have the form of a part. */
export function broken(what: string): BundleError {
  return new BundleError('broken-part', `the part is broken: ${what}`);
}
