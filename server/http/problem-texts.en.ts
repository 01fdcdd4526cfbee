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

  // Printing

  // Verification and scanning

  // Keys

  // Backup
};
