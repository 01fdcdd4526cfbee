/** Bits of one status: those that the Token Status List allows. */
export type StatusBits = 1 | 2 | 4 | 8;

/** A run of subjects with one status. */
export interface StatusRun {
  /** 1 or more. */
  readonly length: number;
  /** Below 2^bits. */
  readonly status: number;
}

/**
 * The statuses of subjects 0, 1, 2 … packed into bytes, the first in the lowest bits of the first byte.
 * Source: draft-ietf-oauth-status-list, section 4.1.
 * @throws TypeError when a status does not fit into its bits
 */
export function packStatuses(bits: StatusBits, runs: Iterable<StatusRun>): Uint8Array {
  const told = [...runs];
  const count = told.reduce((sum, { length }) => sum + length, 0);
  const perByte = 8 / bits;
  const bytes = new Uint8Array(Math.ceil(count / perByte));
  let index = 0;
  for (const { length, status } of told) {
    if (!Number.isInteger(status) || status < 0 || status >= 2 ** bits)
      throw new TypeError('a status does not fit into its bits');
    const end = index + length;
    const pattern = wholeByte(bits, status);
    while (index < end) {
      if (index % perByte === 0 && end - index >= perByte) {
        const wholeEnd = end - (end % perByte);
        bytes.fill(pattern, index / perByte, wholeEnd / perByte);
        index = wholeEnd;
        continue;
      }
      const at = Math.floor(index / perByte);
      bytes[at] = (bytes[at] ?? 0) | (status << ((index % perByte) * bits));
      index += 1;
    }
  }
  return bytes;
}

/** The status of one subject; undefined beyond the end of the list. */
export function statusAt(bits: StatusBits, bytes: Uint8Array, index: number): number | undefined {
  const perByte = 8 / bits;
  const byte = bytes[Math.floor(index / perByte)];
  return byte === undefined ? undefined : (byte >> ((index % perByte) * bits)) & (2 ** bits - 1);
}

function wholeByte(bits: StatusBits, status: number): number {
  let byte = 0;
  for (let shift = 0; shift < 8; shift += bits) byte |= status << shift;
  return byte;
}
