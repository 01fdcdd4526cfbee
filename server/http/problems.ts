import type { ProblemDetails } from './problem-details.ts';
import { OPERATION_PROBLEMS } from './problems/operation.ts';
import { REGISTRY_PROBLEMS } from './problems/registry.ts';
import { REQUEST_PROBLEMS } from './problems/request.ts';
import { STAMPS_PROBLEMS } from './problems/stamps.ts';

export type { ProblemDetails } from './problem-details.ts';

/**
 * Every problem code of the HTTP surface and the status it travels with. A code never changes its meaning;
 * its row and sentences are in its area's files of `problems/`, its reference in `docs/problems.md`.
 */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...REGISTRY_PROBLEMS,
  ...STAMPS_PROBLEMS,
  ...OPERATION_PROBLEMS,
} as const satisfies Record<string, { readonly status: number }>;

/** A stable name of one kind of refusal; the closed union of the table's keys. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Whether a text is a code of {@link PROBLEMS}. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(PROBLEMS, text);
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

  /** The same of a member that lies within another one. */
  within(member: string): Problem {
    const { field } = this.details;
    return new Problem(this.code, {
      ...this.details,
      field: field === undefined ? member : `${member}.${field}`,
    });
  }
}

/** Makes the refusal `code`; `throw` it from a handler or a service. */
export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem(code, details);
}
