import { createHash } from 'node:crypto';

/** Random-looking bytes that are the same in every run: SHA-256 over the seed and a counter. */
export function seededBytes(seed: string): (size: number) => Uint8Array {
  let counter = 0;
  return (size) => {
    if (size > 32) throw new TypeError('at most 32 bytes at a time');
    counter += 1;
    return new Uint8Array(createHash('sha256').update(`${seed}/${counter}`).digest().subarray(0, size));
  };
}

/** A wrapping key for tests, different for each name. */
export function testWrappingKey(name = 'one'): Uint8Array {
  return new Uint8Array(createHash('sha256').update(`wrapping key ${name}`).digest());
}
