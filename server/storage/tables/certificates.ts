/** Decisions of authorities and the certificates that stand on them. */
export interface CertificateTables {
  decision: DecisionTable;
  certificate: CertificateTable;
}

/** Decisions of authorities; one may recognise many products. */
export interface DecisionTable {
  id: string;
  number: string;
  signedOn: string;
  authority: string;
  /** district | province | ministry (districts were abolished in July 2025; theirs stay as historical) */
  authorityLevel: string;
  /** recognition | extension | revocation */
  kind: string;
  /** Spelling-insensitive number + authority + year of signing, unique: an authority uses a number once a year. */
  matchKey: string;
  /** The same for every spelling of one authority. */
  authorityKey: string;
  /** When it was found to be entered wrongly; null while it counts. */
  supersededMs: number | null;
  /** The decision that stands in its place. */
  supersededById: string | null;
  createdMs: number;
}

/** Recognitions of a product, with what became of them. */
export interface CertificateTable {
  id: string;
  productId: string;
  decisionId: string;
  stars: number;
  issuedOn: string;
  /** First day on which it counts; the day of issue, or for a renewal the day after what it renews. */
  startsOn: string;
  /** Last day of validity, inclusive. */
  expiresOn: string;
  extendedUntil: string | null;
  extensionDecisionId: string | null;
  revokedOn: string | null;
  /** a | b | c | d | dd | e, Decision 26/2026 Art. 8.1 (`dd` is đ). */
  revocationGround: string | null;
  revocationConclusion: string | null;
  revocationDecisionId: string | null;
  /** The certificate of the same product in whose place it stands; null: none stood. */
  followsId: string | null;
  /** renewal | upgrade; null with `followsId`. */
  followsAs: string | null;
  /** When it was found to be entered by mistake; null while it counts. */
  withdrawnMs: number | null;
  /** Of its newest row in `certificateVersion`. */
  version: number;
  createdMs: number;
  updatedMs: number;
}
