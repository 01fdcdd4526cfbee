import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { type Problem, problem } from './problems.ts';

/**
 * The first fault that a schema found, as a problem naming the member: `stages[0].on`, or for a query parameter,
 * path parameter or header its own name.
 */
export function problemFromValidation(
  errors: readonly FastifySchemaValidationError[],
  context: string | undefined,
): Problem {
  const [first] = errors;
  if (first === undefined) return problem('request-malformed');
  const at = fieldPath(first.instancePath);
  const { params } = first;
  if (first.keyword === 'required' && typeof params.missingProperty === 'string') {
    return problem('field-missing', { field: join(at, params.missingProperty) });
  }
  if (first.keyword === 'additionalProperties' && typeof params.additionalProperty === 'string') {
    return problem('field-unknown', { field: join(at, clip(params.additionalProperty)) });
  }
  if (at === '' && context === 'body' && first.keyword === 'type') return problem('body-missing');
  return problem('field-invalid', {
    field: at === '' ? (context ?? 'body') : at,
    params: { rule: first.message ?? first.keyword },
  });
}

const MAX_NAME_LENGTH = 100;

/** `/stages/0/on` → `stages[0].on`. */
function fieldPath(pointer: string): string {
  let path = '';
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path = /^\d+$/.test(name) ? `${path}[${name}]` : join(path, clip(name));
  }
  return path;
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function clip(name: string): string {
  return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name;
}
