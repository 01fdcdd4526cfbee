import type { ProblemDetails } from './problem-details.ts';

export type { ProblemDetails } from './problem-details.ts';

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
  'body-too-deep': { status: 400 },
  'body-missing': { status: 400 },
  'upload-malformed': { status: 400 },
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
  'idempotency-interrupted': { status: 409 },
  'idempotency-in-progress': { status: 409 },

  // Identity
  unauthenticated: { status: 401 },
  'token-invalid': { status: 401 },
  'token-expired': { status: 401 },
  'token-revoked': { status: 401 },
  'session-expired': { status: 401 },
  'sign-in-unfinished': { status: 401 },
  'sign-in-finished': { status: 409 },
  forbidden: { status: 403 },
  'request-cross-site': { status: 403 },
  'form-outdated': { status: 403 },
  'binding-invalid': { status: 422 },
  'sign-in-failed': { status: 401 },
  'code-wrong': { status: 422 },
  'session-required': { status: 403 },
  'authentication-old': { status: 403 },
  'password-wrong': { status: 422 },
  'password-refused': { status: 422 },
  'password-same': { status: 422 },
  'second-factor-offer': { status: 422 },
  'second-factor-required': { status: 409 },
  'second-factor-missing': { status: 409 },
  'link-unknown': { status: 404 },
  'link-used': { status: 410 },
  'link-expired': { status: 410 },
  'setup-done': { status: 409 },
  'email-invalid': { status: 422 },
  'email-taken': { status: 409 },
  'account-ended': { status: 409 },
  'account-not-ended': { status: 409 },
  'account-own': { status: 409 },
  'last-admin': { status: 409 },
  'person-erased': { status: 409 },

  // Registry
  'producer-elsewhere': { status: 409 },
  'version-conflict': { status: 412 },
  'text-empty': { status: 422 },
  'text-too-long': { status: 422 },
  'text-control': { status: 422 },
  'producer-exists': { status: 409 },
  'product-exists': { status: 409 },
  'variant-exists': { status: 409 },
  'gtin-taken': { status: 409 },
  'gtin-invalid': { status: 422 },
  'ocop-code-invalid': { status: 422 },
  'producer-unknown': { status: 422 },
  'province-unknown': { status: 422 },
  'commune-unknown': { status: 422 },
  'commune-ambiguous': { status: 422 },
  'communes-missing': { status: 422 },
  'variants-full': { status: 422 },
  'images-full': { status: 422 },
  'uploads-full': { status: 429 },
  'image-unknown': { status: 422 },
  'image-erased': { status: 409 },
  'section-empty': { status: 422 },
  'story-too-long': { status: 422 },
  'link-invalid': { status: 422 },
  'file-missing': { status: 400 },
  'image-heic': { status: 415 },
  'image-format': { status: 415 },
  'image-damaged': { status: 422 },
  'image-pixels': { status: 422 },
  'table-format': { status: 415 },
  'table-encoding': { status: 422 },
  'table-damaged': { status: 422 },
  'table-inflated': { status: 413 },
  'table-timeout': { status: 422 },
  'table-rows': { status: 413 },
  'table-columns': { status: 422 },
  'table-header': { status: 422 },
  'table-header-twice': { status: 422 },
  'table-empty': { status: 422 },
  'cell-missing': { status: 422 },
  'group-unknown': { status: 422 },
  'number-invalid': { status: 422 },
  'row-contradicts': { status: 422 },
  'variant-contradicts': { status: 409 },
  'producer-similar': { status: 409 },
  'annexes-full': { status: 422 },
  'annex-header': { status: 422 },
  'annex-mapping': { status: 422 },
  'annex-empty': { status: 422 },
  'annex-refused': { status: 422 },
  'annex-settled': { status: 409 },
  'annex-open': { status: 409 },
  'annex-undo-late': { status: 422 },
  'annex-in-use': { status: 409 },
  'annex-changed': { status: 409 },
  'application-unknown': { status: 404 },
  'application-decided': { status: 409 },
  'applications-full': { status: 503 },
  'commune-code-invalid': { status: 422 },

  // Review
  'submission-unknown': { status: 422 },
  'submission-exists': { status: 409 },
  'submissions-full': { status: 422 },
  'submission-decided': { status: 409 },
  'submission-conflict': { status: 409 },
  'return-reason': { status: 422 },
  'preview-empty': { status: 409 },

  // Certificates
  'stars-invalid': { status: 422 },
  'stars-uncertified': { status: 422 },
  'authority-unknown': { status: 422 },
  'authority-abolished': { status: 422 },
  'authority-stars': { status: 422 },
  'decision-number-invalid': { status: 422 },
  'decision-date': { status: 422 },
  'decision-conflict': { status: 409 },
  'certificate-issue-date': { status: 422 },
  'certificate-term': { status: 422 },
  'certificate-exists': { status: 409 },
  'certificate-conflict': { status: 409 },
  'certificate-revoked-already': { status: 409 },
  'extension-term': { status: 422 },
  'revocation-conclusion': { status: 422 },
  'revocation-date': { status: 422 },
  'revocation-authority': { status: 422 },
  'certificate-start': { status: 422 },
  'certificate-followed': { status: 409 },
  'certificate-withdrawn': { status: 409 },
  'renewal-date': { status: 422 },
  'upgrade-stars': { status: 422 },
  'upgrade-lapsed': { status: 422 },
  'authority-scope': { status: 403 },
  'correction-reason': { status: 422 },
  'correction-empty': { status: 422 },
  'decision-superseded': { status: 409 },

  // Issuance
  'variant-unknown': { status: 422 },
  'product-unknown': { status: 422 },
  'certificate-missing': { status: 422 },
  'certificate-lapsed': { status: 422 },
  'certificate-revoked': { status: 422 },
  'deadline-invalid': { status: 422 },
  'range-invalid': { status: 422 },
  'index-outside-batch': { status: 422 },
  'serial-invalid': { status: 422 },
  'serial-not-issued': { status: 422 },
  'serial-repeated': { status: 422 },
  'print-job-unknown': { status: 422 },
  'print-job-without-sheets': { status: 422 },
  'sheet-outside-job': { status: 422 },
  'slot-outside-sheet': { status: 422 },
  'label-run-reversed': { status: 422 },
  'labels-empty': { status: 422 },
  'label-repeated': { status: 422 },
  'nothing-printed': { status: 409 },
  'already-printed': { status: 409 },
  'already-activated': { status: 409 },
  'not-printed': { status: 409 },
  'not-activated': { status: 409 },
  'already-in-lot': { status: 409 },
  'already-voided': { status: 409 },
  'stamp-suspended': { status: 409 },
  'not-suspended': { status: 409 },
  'stamp-expired-unused': { status: 422 },
  'lot-required': { status: 422 },
  'lot-unknown': { status: 422 },
  'lot-of-other-product': { status: 422 },
  'lot-recalled': { status: 409 },
  'lot-over-declared': { status: 422 },
  'lot-number-taken': { status: 409 },
  'lot-number-invalid': { status: 422 },
  'lot-dates-invalid': { status: 422 },
  'lot-below-activated': { status: 409 },
  'date-invalid': { status: 422 },
  'undo-not-found': { status: 422 },
  'undo-twice': { status: 409 },
  'undo-of-undo': { status: 422 },
  'undo-stolen': { status: 422 },
  'undo-too-late': { status: 422 },
  'undo-overlapped': { status: 409 },
  'undo-scanned': { status: 409 },
  'undo-foreign': { status: 403 },
  'already-suspended': { status: 409 },
  'reason-required': { status: 422 },
  'undo-claimed': { status: 409 },
  'log-full': { status: 422 },
  'ledger-months': { status: 422 },

  // Printing
  'stock-unknown': { status: 422 },
  'stock-or-geometry': { status: 422 },
  'printer-unknown': { status: 422 },
  'design-unknown': { status: 422 },
  'print-things-full': { status: 422 },
  'reading-implausible': { status: 422 },
  'zpl-resolution': { status: 422 },
  'geometry-invalid': { status: 422 },
  'label-too-small': { status: 422 },
  'symbol-too-large': { status: 422 },
  'start-outside-sheet': { status: 422 },
  'print-too-many-sheets': { status: 422 },
  'reprint-reason-required': { status: 422 },
  'handover-kind': { status: 422 },
  'handovers-full': { status: 422 },
  'return-too-many': { status: 422 },
  'return-outside': { status: 422 },
  'return-overlaps': { status: 422 },
  'stamps-unprintable': { status: 409 },
  'skips-too-many': { status: 422 },
  'batch-key-compromised': { status: 409 },
  'slot-query': { status: 400 },

  // Verification and scanning
  'verify-one-of': { status: 400 },
  'scan-token-invalid': { status: 422 },
  'scan-token-expired': { status: 410 },

  // Exports
  'export-rows': { status: 422 },
  'span-invalid': { status: 422 },

  // Keys
  'key-unknown': { status: 404 },
  'key-state-final': { status: 409 },
  'wrapping-key-invalid': { status: 422 },
  'wrapping-key-same': { status: 409 },
  'local-only': { status: 403 },

  // Backup and storage
  'backup-exists': { status: 409 },
  'backup-path-invalid': { status: 422 },
  'storage-full': { status: 507 },
  'storage-unavailable': { status: 503 },
} as const satisfies Record<string, { readonly status: number }>;

/** A stable name of one kind of refusal; the closed union of the table's keys. */
export type ProblemCode = keyof typeof PROBLEMS;

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
