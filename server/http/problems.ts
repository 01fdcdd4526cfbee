/**
 * Every problem code of the HTTP surface and the status it travels with. A code never changes its meaning;
 * its sentences are in `problem-texts.vi.ts` and `problem-texts.en.ts`, its reference in `docs/problems.md`.
 */
export const PROBLEMS = {
  // The request itself
  'path-malformed': { status: 400 },
  'path-too-long': { status: 414 },
  'headers-too-large': { status: 431 },
  'request-malformed': { status: 400 },
  'request-timeout': { status: 408 },
  'not-found': { status: 404 },
  'method-not-allowed': { status: 405 },
  'body-too-large': { status: 413 },
  'body-malformed': { status: 400 },
  'body-encoding': { status: 400 },
  'body-missing': { status: 400 },
  'media-type-unsupported': { status: 415 },
  'field-missing': { status: 400 },
  'field-unknown': { status: 400 },
  'field-invalid': { status: 400 },
  'cursor-invalid': { status: 400 },
  'rate-limited': { status: 429 },
  overloaded: { status: 503 },
  'not-ready': { status: 503 },
  internal: { status: 500 },

  // Idempotency
  'idempotency-key-invalid': { status: 400 },
  'idempotency-conflict': { status: 422 },
  'idempotency-in-progress': { status: 409 },

  // Identity
  unauthenticated: { status: 401 },
  'token-invalid': { status: 401 },
  'token-expired': { status: 401 },
  'token-revoked': { status: 401 },
  forbidden: { status: 403 },
  'token-binding-invalid': { status: 422 },

  // Registry

  // Certificates

  // Issuance
  'variant-unknown': { status: 422 },
  'product-unknown': { status: 422 },
  'certificate-missing': { status: 422 },
  'certificate-lapsed': { status: 422 },
  'certificate-revoked': { status: 422 },
  'deadline-invalid': { status: 422 },
  'range-order': { status: 422 },
  'range-outside-batch': { status: 422 },
  'serial-invalid': { status: 422 },
  'serial-not-issued': { status: 422 },
  'serial-repeated': { status: 422 },
  'stamp-already-printed': { status: 409 },
  'stamp-already-activated': { status: 409 },
  'stamp-not-printed': { status: 409 },
  'stamp-voided': { status: 409 },
  'stamp-suspended': { status: 409 },
  'stamp-not-suspended': { status: 409 },
  'unused-deadline-passed': { status: 422 },
  'lot-missing': { status: 422 },
  'lot-unknown': { status: 422 },
  'lot-of-other-product': { status: 422 },
  'lot-recalled': { status: 409 },
  'lot-over-declared': { status: 422 },
  'lot-number-taken': { status: 409 },
  'lot-number-invalid': { status: 422 },
  'lot-dates-invalid': { status: 422 },
  'lot-below-activated': { status: 409 },
  'date-invalid': { status: 422 },
  'entry-unknown': { status: 422 },
  'undo-undone': { status: 409 },
  'undo-of-undo': { status: 422 },
  'undo-stolen': { status: 422 },
  'undo-too-late': { status: 422 },
  'undo-superseded': { status: 409 },
  'undo-scanned': { status: 409 },
  'undo-foreign': { status: 403 },
  'hidden-code-unavailable': { status: 422 },

  // Printing

  // Verification and scanning

  // Keys

  // Backup
} as const satisfies Record<string, { readonly status: number }>;

/** A stable name of one kind of refusal; the closed union of the table's keys. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem says beside its code. */
export interface ProblemDetails {
  /** Path of the member at fault, e.g. `stages[0].on`; for a query parameter or header its name. */
  readonly field?: string;
  /** 1-based row of an uploaded table. */
  readonly row?: number;
  /** Values for the `{placeholders}` of the code's sentence, answered as `params` too. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Answered as a `Retry-After` header. */
  readonly retryAfterSeconds?: number;
  /** Logged, never answered. */
  readonly cause?: unknown;
}

/** A refusal on its way to the client; made by {@link problem} alone. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails) {
    super(code, { cause: details.cause });
    this.name = 'Problem';
    this.code = code;
    this.details = details;
  }

  /** The HTTP status of its code. */
  get statusCode(): number {
    return PROBLEMS[this.code].status;
  }
}

/** Makes the refusal `code`; `throw` it from a handler or a service. */
export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem(code, details);
}
