import { Ajv, type Options, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { compiledOnce } from './compiled-schema.ts';

const SHARED: Options = {
  // The first fault is answered; looking for all of them would let a large body buy a large amount of work.
  allErrors: false,
  strict: true,
  strictTypes: false,
  useDefaults: true,
  removeAdditional: false,
  formats: {},
};

/** Bodies and headers: what is sent must have the declared type. */
const strict = compiledOnce(compilerOf(new Ajv({ ...SHARED, coerceTypes: false })));

/**
 * Path and query parameters arrive as text and become what the schema declares. What it does not declare is taken away:
 * chat apps and mail add parameters of their own, and a handler that hands its query on must not hand those on too.
 */
const coercing = compiledOnce(compilerOf(new Ajv({ ...SHARED, coerceTypes: true, removeAdditional: 'all' })));

/** Strict for bodies and headers; coerces parameters. Compiles a schema at the first request that it judges. */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const isParameters = httpPart === 'querystring' || httpPart === 'query' || httpPart === 'params';
  const compiled = (isParameters ? coercing : strict)(schema);
  const validate: Validation = (data) => {
    const judge = compiled();
    const isValid = judge(data);
    // Where Fastify looks for the faults of the call that it just made.
    validate.errors = judge.errors;
    return isValid;
  };
  return validate;
};

interface Validation {
  (data: unknown): boolean;
  errors?: ValidateFunction['errors'];
}

function compilerOf(ajv: Ajv): (schema: object) => ValidateFunction {
  return (schema) => {
    const compiled = ajv.compile(schema);
    // It would keep the schemas of servers that are gone.
    ajv.removeSchema(schema);
    return compiled;
  };
}
