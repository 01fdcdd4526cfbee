import type { ProblemCode } from './problems.ts';

/** One English sentence per problem code; `{name}` is filled from the problem's `params`, `{field}` and `{row}`. */
export const PROBLEM_TEXTS_EN: Record<ProblemCode, string> = {
  // The request itself
  'path-malformed': 'The address contains an escape sequence that cannot be read.',
  'path-too-long': 'The address is longer than this server reads.',
  'headers-too-large': 'The request headers are larger than this server reads.',
  'request-malformed': 'The request does not follow HTTP.',
  'request-timeout': 'The request did not arrive in time.',
  'not-found': 'There is nothing at this address, or you may not see it.',
  'method-not-allowed': 'This address does not answer {method}; it answers {allowed}.',
  'body-too-large': 'The body is larger than {limit} bytes.',
  'body-malformed': 'The body is not well-formed JSON.',
  'body-encoding': 'The body is not UTF-8 text.',
  'body-missing': 'The request needs a body.',
  'media-type-unsupported': 'This address does not read bodies of this media type.',
  'field-missing': 'The member {field} is missing.',
  'field-unknown': 'The member {field} is not known here.',
  'field-invalid': 'The value of {field} is not acceptable: {rule}.',
  'cursor-invalid': 'The cursor is not one that this list handed out.',
  'rate-limited': 'Too many attempts; try again in {seconds} seconds.',
  overloaded: 'The server is busy; try again in {seconds} seconds.',
  'not-ready': 'The server is not ready to work: {reason}.',
  internal: 'The server failed to answer; the operator finds the cause in the log under {requestId}.',

  // Idempotency
  'idempotency-key-invalid': 'An Idempotency-Key has 1 to 128 visible ASCII characters.',
  'idempotency-conflict': 'This Idempotency-Key was used for a different request.',
  'idempotency-in-progress': 'A request with this Idempotency-Key is still being worked on; try again.',

  // Identity
  unauthenticated: 'Sign in first: send a token as "Authorization: Bearer …".',
  'token-invalid': 'This token was not issued here.',
  'token-expired': 'This token has expired.',
  'token-revoked': 'This token was revoked.',
  forbidden: 'Your role may not do this.',
  'token-binding-invalid': 'The binding of the token does not suit its role: {rule}.',

  // Registry

  // Certificates

  // Issuance
  'variant-unknown': 'There is no such product variant.',
  'product-unknown': 'There is no such product.',
  'certificate-missing':
    'The product has no recognition certificate of 3 stars or more, so it cannot get stamps.',
  'certificate-lapsed':
    "The product's recognition certificate is not valid on {day}; stamps can be issued and activated only while it is.",
  'certificate-revoked': "The product's recognition was revoked; stamps can be neither issued nor activated.",
  'deadline-invalid': 'The last day for activation must lie between {earliest} and {latest}.',
  'range-order': 'A range cannot end at {last}, before its first index {first}.',
  'range-outside-batch': 'Indexes {first} to {last} are not in the batch, which ends at {limit}.',
  'serial-invalid': '{serial} is not a well-formed serial: a character was mistyped.',
  'serial-not-issued': 'The serial {serial} was not issued in this batch.',
  'serial-repeated': 'The serial {serial} is in the list more than once.',
  'stamp-already-printed': 'Stamps {first} to {last} are printed already.',
  'stamp-already-activated': 'Stamps {first} to {last} are activated already.',
  'stamp-not-printed': 'Stamps {first} to {last} have not been printed yet.',
  'stamp-voided': 'Stamps {first} to {last} are voided.',
  'stamp-suspended': 'Stamps {first} to {last} are suspended while the authority checks them.',
  'stamp-not-suspended': 'Stamps {first} to {last} are not suspended.',
  'unused-deadline-passed': 'The last day for activating stamps of this batch was {day}.',
  'lot-missing': 'Activation needs a lot: give lotId or lotNumber.',
  'lot-unknown': 'The product has no such lot.',
  'lot-of-other-product': 'This lot is of another product than the stamps.',
  'lot-recalled': 'The lot is recalled.',
  'lot-over-declared':
    'The lot declares {declared} units and {activated} stamps are activated for it: {requested} more are too many.',
  'lot-number-taken': 'The product already has a lot {number}.',
  'lot-number-invalid': 'A lot number has 1 to 20 of the characters that GS1 allows in AI 10.',
  'lot-dates-invalid': '{field} does not fit the production date: {rule}.',
  'lot-below-activated': '{activated} stamps are activated for this lot; its quantity cannot be less.',
  'date-invalid': '{field} is not a day of the calendar.',
  'entry-unknown': 'The batch has no log entry {seq}.',
  'undo-undone': 'Entry {seq} was undone already.',
  'undo-of-undo': 'An undo cannot be undone.',
  'undo-stolen': 'Stamps reported stolen stay void.',
  'undo-too-late': 'Entry {seq} is older than {days} days; an officer can amend the lot instead.',
  'undo-superseded': 'The later entry {by} touches the same stamps; undo it first.',
  'undo-scanned': 'Stamp {first} was scanned by the public; entry {seq} can no longer be undone.',
  'undo-foreign': 'Only the producer who made entry {seq}, or an officer, can undo it.',
  'hidden-code-unavailable': 'This server has no key for hidden codes.',

  // Printing

  // Verification and scanning

  // Keys

  // Backup
};
