import { OPERATION_PROBLEMS_EN } from './problems/operation.en.ts';
import { REGISTRY_PROBLEMS_EN } from './problems/registry.en.ts';
import { REQUEST_PROBLEMS_EN } from './problems/request.en.ts';
import { STAMPS_PROBLEMS_EN } from './problems/stamps.en.ts';
import type { ProblemCode } from './problems.ts';

/** One English sentence per problem code; `{name}` is filled from the problem's `params`, `{field}` and `{row}`. */
export const PROBLEM_TEXTS_EN: Record<ProblemCode, string> = {
  ...REQUEST_PROBLEMS_EN,
  ...REGISTRY_PROBLEMS_EN,
  ...STAMPS_PROBLEMS_EN,
  ...OPERATION_PROBLEMS_EN,
};
