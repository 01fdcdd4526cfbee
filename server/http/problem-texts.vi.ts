import { OPERATION_PROBLEMS_VI } from './problems/operation.vi.ts';
import { REGISTRY_PROBLEMS_VI } from './problems/registry.vi.ts';
import { REQUEST_PROBLEMS_VI } from './problems/request.vi.ts';
import { STAMPS_PROBLEMS_VI } from './problems/stamps.vi.ts';
import type { ProblemCode } from './problems.ts';

/** One Vietnamese sentence per problem code; `{name}` is filled from the problem's `params`, `{field}` and `{row}`. */
export const PROBLEM_TEXTS_VI: Record<ProblemCode, string> = {
  ...REQUEST_PROBLEMS_VI,
  ...REGISTRY_PROBLEMS_VI,
  ...STAMPS_PROBLEMS_VI,
  ...OPERATION_PROBLEMS_VI,
};
