import { createHmac } from 'node:crypto';

/** HMAC-SHA-256, in the form that the library takes it: 32 bytes. */
export function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return createHmac('sha256', key).update(data).digest();
}
