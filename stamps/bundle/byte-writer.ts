const FIRST_BYTES = 1_024;

/** Writes numbers one after another into bytes that grow as needed; {@link ByteReader} reads them. */
export class ByteWriter {
  #bytes = new Uint8Array(FIRST_BYTES);
  #length = 0;

  /** Bytes written so far. */
  get length(): number {
    return this.#length;
  }

  /** One byte. */
  uint8(value: number): void {
    this.#room(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** Four bytes, big-endian. */
  uint32(value: number): void {
    this.#room(4);
    new DataView(this.#bytes.buffer).setUint32(this.#length, value);
    this.#length += 4;
  }

  /** An integer from 0 to 2^53 − 1 in groups of seven bits, lowest first (LEB128): 1 byte up to 127. */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError('a varint is an integer from 0 on');
    this.#room(8);
    let left = value;
    while (left > 127) {
      this.#bytes[this.#length] = (left % 128) + 128;
      this.#length += 1;
      left = Math.floor(left / 128);
    }
    this.#bytes[this.#length] = left;
    this.#length += 1;
  }

  /** An integer with a sign, small ones of either sign in one byte (zigzag). */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A copy of what was written. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
