import { Ajv, type Options } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';

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
const strict = () => new Ajv({ ...SHARED, coerceTypes: false });

/**
 * Path and query parameters arrive as text and become what the schema declares. What it does not declare is taken away:
 * chat apps and mail add parameters of their own, and a handler that hands its query on must not hand those on too.
 */
const coercing = () => new Ajv({ ...SHARED, coerceTypes: true, removeAdditional: 'all' });

/** A validator compiler that is strict for bodies and coerces parameters; one per server. */
export function createValidatorCompiler(): FastifySchemaCompiler<TSchema> {
  const body = strict();
  const parameters = coercing();
  return ({ schema, httpPart }) => {
    const isParameters = httpPart === 'querystring' || httpPart === 'query' || httpPart === 'params';
    return (isParameters ? parameters : body).compile(schema);
  };
}
