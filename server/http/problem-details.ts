/** What a problem says beside its code. */
export interface ProblemDetails {
  /** Path of the member at fault, e.g. `stages[0].on`; for a query parameter or header its name. */
  readonly field?: string | undefined;
  /** 1-based row of an uploaded table. */
  readonly row?: number;
  /** Values for the `{placeholders}` of the code's sentence, answered as `params` too. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Answered as a `Retry-After` header. */
  readonly retryAfterSeconds?: number;
  /** Logged, never answered. */
  readonly cause?: unknown;
}
