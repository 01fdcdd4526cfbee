/** Why a trust bundle, or a part of it, is refused. */
export type BundleFault =
  /** Not a JWS, or its payload is no manifest of this format. */
  | 'not-a-bundle'
  /** A manifest of a later format: the application must be renewed first. */
  | 'unknown-format'
  /** Signed by another key than the one that was pinned, or by none. */
  | 'wrong-key'
  /** The signature does not hold. */
  | 'bad-signature'
  /** Made before the one that is already held. */
  | 'older'
  /** Past the time up to which it may be judged by. */
  | 'out-of-date'
  /** Bytes whose digest is not the one that the manifest names. */
  | 'wrong-digest'
  /** Bytes that have the right digest but not the form of a part. */
  | 'broken-part';

/** A trust bundle that cannot be believed; nothing of it is used. */
export class BundleError extends Error {
  readonly code: BundleFault;

  constructor(code: BundleFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BundleError';
    this.code = code;
  }
}
