/** The tables of the officer's work. */
export interface OfficerTables {
  certificateVersion: CertificateVersionTable;
}

/** Everything that a certificate ever said, as it was recorded; the database refuses to change or delete a row. */
export interface CertificateVersionTable {
  certificateId: string;
  /** 1, 2, 3 … */
  version: number;
  recordedMs: number;
  actor: string;
  /** record | extend | revoke | correct | withdraw */
  act: string;
  reason: string | null;
  /** The columns of the certificate from then on, as a JSON object; see `../certificate-versions.ts`. */
  stateJson: string;
}
