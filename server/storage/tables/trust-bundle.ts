/** The last trust bundle, its parts, and what spares making them anew. */
export interface TrustBundleTables {
  bundle: BundleTable;
  bundlePart: BundlePartTable;
  bundleTile: BundleTileTable;
}

/** The bundle that was made last: one row. */
export interface BundleTable {
  /** Always 1. */
  id: number;
  /** The last entry of the audit log when it was made: unless there is a later one, nothing has changed since. */
  auditSeq: number;
  /** The moment whose state it tells. */
  asOfMs: number;
  /** `{country: part, provinces: {CODE: part}}` with `part` as `{digest, bytes}`. */
  contentsJson: string;
}

/** Parts of the last bundle, and of earlier ones that a device may be in the middle of loading. */
export interface BundlePartTable {
  /** SHA-256 of the bytes, BASE64URL. */
  digest: string;
  /** Bytes before compression. */
  size: number;
  /** gzip. */
  compressed: Uint8Array;
  /** When a bundle that lists it was made last. */
  listedMs: number;
}

/** Tiles of states: as long as their input is the same, they need not be made anew. */
export interface BundleTileTable {
  provinceCode: string;
  tile: number;
  /** SHA-256 of what it was made from: its batches with the versions of their logs, and the lots that it names. */
  input: string;
  /** How many tiles of lots it refers to. */
  lotTiles: number;
  digest: string;
  size: number;
  fromPlace: number;
}
