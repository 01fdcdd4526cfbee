/** A value now, or a promise of it: Node's crypto answers at once, WebCrypto later. */
export type Awaitable<T> = T | Promise<T>;

/** HMAC-SHA-256 as the host provides it: key and data to 32 bytes. */
export type Hmac = (key: Uint8Array, data: Uint8Array) => Awaitable<Uint8Array>;

/** SHA-256 as the host provides it: data to 32 bytes. */
export type Sha256 = (data: Uint8Array) => Awaitable<Uint8Array>;

/** True when the value is still to come. */
export function isPending<T>(value: Awaitable<T>): value is Promise<T> {
  return value instanceof Promise;
}

/** Applies `next` to the value, at once when it is already there. */
export function whenReady<T, R>(value: Awaitable<T>, next: (value: T) => Awaitable<R>): Awaitable<R> {
  return isPending(value) ? value.then(next) : next(value);
}
