/** The tables of what producers that are not registered yet ask for. */
export interface ApplicationTables {
  application: ApplicationTable;
  applicationContact: ApplicationContactTable;
}

/** One application of a producer that has no account; decided, never deleted. */
export interface ApplicationTable {
  id: string;
  /** submitted | returned | approved | refused | withdrawn */
  state: string;
  /** SHA-256, hex, of the secret in the applicant's link. */
  secretHash: string;
  /** Empty once it was erased: a household is called by the name of a person. */
  name: string;
  kind: string;
  taxCode: string | null;
  address: string;
  provinceCode: string;
  communeCode: string | null;
  /** `[name]`: the products that it wants to sell. */
  productsJson: string;
  /** The key under which the registry knows a producer of this name. */
  matchKey: string;
  submittedMs: number;
  /** Its version. */
  updatedMs: number;
  decidedMs: number | null;
  decidedBy: string | null;
  /** What the applicant is told. */
  reason: string | null;
  /** The producer that approval made or found. */
  producerId: string | null;
  /** The account that approval made. */
  accountId: string | null;
}

/** The person who applied; the row is what erasing removes. */
export interface ApplicationContactTable {
  applicationId: string;
  name: string;
  email: string;
  phone: string | null;
  /** vi | en */
  locale: string;
}
