import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import { type Problem, problem } from './problems.ts';

/**
 * What a schema found, as a problem naming the member: `stages[0].on`, or for a query parameter, path parameter or
 * header its own name.
 */
export function problemFromValidation(
  errors: readonly FastifySchemaValidationError[],
  context: string | undefined,
): Problem {
  const fault = leadingFault(errors);
  if (fault === undefined) return problem('request-malformed');
  const at = fieldPath(fault.instancePath);
  const { params } = fault;
  if (fault.keyword === 'required') {
    return problem('field-missing', { field: join(at, clip(String(params.missingProperty))) });
  }
  if (fault.keyword === 'additionalProperties') {
    return problem('field-unknown', { field: join(at, clip(String(params.additionalProperty))) });
  }
  return problem('field-invalid', {
    field: at === '' ? (context ?? 'body') : at,
    params: ruleOf(fault, errors),
  });
}

/** Of several faults that make up one failed alternative, the one that helps most. */
function leadingFault(errors: readonly FastifySchemaValidationError[]) {
  const whole = errors.at(-1);
  if (whole?.keyword !== 'anyOf' && whole?.keyword !== 'oneOf') return errors[0];
  const inside = errors.slice(0, -1);
  if (inside.some((error) => isChoice(error, whole))) return whole;
  // The member is of none of the types, or of one of them and then faulty: the latter says more.
  return inside.find((error) => error.keyword !== 'type') ?? inside[0] ?? whole;
}

function isChoice(error: FastifySchemaValidationError, whole: FastifySchemaValidationError): boolean {
  return error.instancePath === whole.instancePath && (error.keyword === 'const' || error.keyword === 'enum');
}

function ruleOf(
  fault: FastifySchemaValidationError,
  errors: readonly FastifySchemaValidationError[],
): Record<string, string | number> {
  const allowed = errors.flatMap((error) =>
    error.instancePath !== fault.instancePath
      ? []
      : error.keyword === 'const'
        ? [error.params.allowedValue]
        : error.keyword === 'enum' && Array.isArray(error.params.allowedValues)
          ? error.params.allowedValues
          : [],
  );
  if (allowed.length > 0) return { rule: 'choice', allowed: allowed.map(String).join(', ') };
  const { limit, format, multipleOf, type } = fault.params;
  return {
    rule: fault.keyword,
    ...(typeof limit === 'number' ? { limit } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(typeof multipleOf === 'number' ? { multipleOf } : {}),
    ...(fault.keyword === 'type' ? { expected: String(type) } : {}),
  };
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
