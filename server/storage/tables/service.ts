/** What the service keeps for itself: settings, origins, keys, answers to repeat. */
export interface ServiceTables {
  setting: SettingTable;
  host: HostTable;
  secretKey: SecretKeyTable;
  idempotencyRecord: IdempotencyRecordTable;
}

/** One small fact about this database, by name. */
export interface SettingTable {
  name: string;
  value: string;
}

/** Origins whose stamp links are ours: the current one and every former one. */
export interface HostTable {
  /** Scheme and host, e.g. `https://tem.example.vn`, lower case, no trailing slash. */
  origin: string;
  firstUsedMs: number;
}

/** A secret of the service, encrypted under the wrapping key. */
export interface SecretKeyTable {
  /** Issuer and bundle keys: RFC 7638 thumbprint of the public key; roots: random id. */
  id: string;
  /** issuer | bundle | tag-root | hidden-root | scan-token | account-root */
  kind: string;
  /** active | retired | compromised */
  state: string;
  /** Compact JWE (A256KW, A256GCM) of the secret JWK. */
  wrapped: string;
  /** Public JWK for issuer and bundle keys. */
  publicJwkJson: string | null;
  createdMs: number;
  stateChangedMs: number;
}

/** The answer to a creating request, kept for its repetitions. */
export interface IdempotencyRecordTable {
  actor: string;
  key: string;
  /** SHA-256 of method, path and body. */
  requestHash: string;
  /** HTTP status of the kept answer; 0 while it is not known. */
  status: number;
  bodyJson: string;
  /** The answer's `Location`, if any. */
  location: string | null;
  createdMs: number;
}
