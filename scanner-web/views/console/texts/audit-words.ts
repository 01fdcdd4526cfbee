/** Words for what entries of the audit log hold as codes; a code that has none is shown as it is. */
export interface AuditWords {
  readonly roles: Readonly<Record<string, string>>;
  /** What was done, by the action's code. */
  readonly actions: Readonly<Record<string, string>>;
  /** Kinds of things. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Words for codes that members hold, as `member.code`. */
  readonly values: Readonly<Record<string, string>>;
}
