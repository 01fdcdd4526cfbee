/** The tables of the audit log. */
export interface AuditTables {
  auditEntry: AuditEntryTable;
}

/** Who did what to which thing, when, from what to what, and why; the database refuses to change or delete a row. */
export interface AuditEntryTable {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  timeMs: number;
  /** `account:<id>`, `token:<id>`, `local` or `system`. */
  actor: string;
  /** What the actor stood as: a role, `system` for the service itself, `public` for somebody not signed in. */
  role: string;
  /** The noun and the verb, e.g. `product.edit`. */
  action: string;
  subjectKind: string;
  subjectId: string;
  /** The producer whom it concerns; null when it concerns none. */
  producerId: string | null;
  /** The province whom it concerns; null when it concerns the whole installation. */
  provinceCode: string | null;
  /** The changed members as they were: canonical JSON of an object; null for what is new. */
  beforeJson: string | null;
  /** The changed members as they are now: canonical JSON of an object; null for what ended. */
  afterJson: string | null;
  reason: string | null;
  /** SHA-256, hex, of the hash of the entry before and this entry's content; see `../audit-chain.ts`. */
  hash: string;
}
